"""What addresses and forms name, as far as it can be understood."""

LARGEST_NUMBER = 2**63 - 1  # that a database can count to


def number_asked(text: str, most: int) -> int | None:
    """The whole number that is named, at most so large; None for what is no number.

    Examples
    --------
    >>> [number_asked(text, 16) for text in ("3", "0003", "99", "9" * 5000, "-1", "")]
    [3, 3, 16, 16, None, None]
    """
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0") or "0"
    # What has more digits is larger, and Python refuses to read thousands of them.
    return most if len(digits) > len(str(most)) else min(int(digits), most)
