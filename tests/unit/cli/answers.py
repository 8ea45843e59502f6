"""Commands that need no database, run in this process; what they answer, as it was printed."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

from shidian.cli import main


class Said:
    """What a command answered: exit code, output, and what it told on the side."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code, self.bytes = code, out
        self.err = err.decode()

    @property
    def out(self) -> str:
        return self.bytes.decode("utf-8-sig")

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The objects of JSON lines; numbers with places as text, so that none is lost."""
        return [json.loads(line, parse_float=str) for line in self.out.splitlines()]

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of a CSV table."""
        return list(csv.DictReader(io.StringIO(self.out, newline="")))


Ask = Callable[..., Said]


def asking(capsysbinary: Any, monkeypatch: Any) -> Ask:
    """Runs commands in Chinese, unless they ask for English."""
    monkeypatch.delenv("SHIDIAN_LANG", raising=False)

    def ask(*words: object) -> Said:
        code = main([str(word) for word in words])
        return Said(code, *capsysbinary.readouterr())

    return ask
