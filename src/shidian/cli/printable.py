"""What may go to a terminal: names and texts hold no characters that would steer it."""

import sys


def printable(text: str) -> str:
    """A text with a mark in place of each control character.

    Examples
    --------
    >>> printable("plan\x1b[31m.txt")
    'plan�[31m.txt'
    """
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def tell(line: str) -> None:
    """Say a line beside the output."""
    print(printable(line), file=sys.stderr)
