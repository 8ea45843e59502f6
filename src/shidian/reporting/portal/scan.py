"""The proof that a portal holds nothing unpublished: its files are read again and compared."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from shidian.core import Fault, Place
from shidian.register import Snapshot

_TAG = re.compile(r"<[^>]*>")
SHORTEST_TEXT = 4  # characters; shorter remarks, such as “无”, stand anywhere by chance
FEWEST_DIGITS = 4  # fewer stand anywhere by chance; tables of data are compared row by row


@dataclass(frozen=True)
class Unpublished:
    """A value that was filed and is not public: whose it is, of what, and the text itself."""

    area: str
    indicator: str
    period: str
    text: str


def scan(
    files: Mapping[str, bytes],
    snapshot: Snapshot,
    unpublished: Iterable[Unpublished],
    public: str,
) -> list[Fault]:
    """Everything in the files of a portal that the public register does not hold.

    Parameters
    ----------
    files : mapping
        As they were read from the folder.
    snapshot : Snapshot
        The public register of this moment.
    unpublished : iterable of Unpublished
        What was filed and is not public.
    public : str
        What the programme's package says; what stands there too was public before it was filed.
    """
    known = f"{public} {' '.join(_public_values(snapshot))}"
    telling = {
        one.text for one in unpublished if _telling(one.text) and not _stands_in(one.text, known)
    }
    faults = list(_rows(files, snapshot))
    for path, content in sorted(files.items()):
        text = content.decode("utf-8", "replace")
        plain = unescape(_TAG.sub(" ", text)) if path.endswith(".html") else text
        faults += [
            Fault("portal_unpublished", Place(path), found=found)
            for found in sorted(telling)
            if _stands_in(found, plain)
        ]
    return faults


def _telling(text: str) -> bool:
    """Whether a text cannot well stand somewhere by chance."""
    if re.fullmatch(r"-?[0-9.]+", text):
        return len(text.replace(".", "").lstrip("-0")) >= FEWEST_DIGITS
    return len(text) >= SHORTEST_TEXT


def _stands_in(found: str, text: str) -> bool:
    if found not in text:
        return False
    # 1234 does not stand in 12345, nor in 0.1234.
    edge = r"[0-9.]" if found[-1].isdigit() else r"(?!)"
    return re.search(rf"(?<!{edge}){re.escape(found)}(?!{edge})", text) is not None


def _public_values(snapshot: Snapshot) -> Iterator[str]:
    for entry in snapshot.observations:
        yield f"{entry.record.value.value:f}"


def _rows(files: Mapping[str, bytes], snapshot: Snapshot) -> Iterator[Fault]:
    """Rows of observations that are not those of the public ledger."""
    public = {
        (e.record.area, e.record.indicator, str(e.record.period), f"{e.record.value.value:f}")
        for e in snapshot.observations
    }
    names = ("area_code", "indicator", "period", "value")
    for path, rows in _tables(files):
        for number, row in enumerate(rows, start=2):
            found = tuple(str(row.get(name, "")) for name in names)
            if found not in public:
                yield Fault("portal_row", Place(path, number), found=" ".join(found))


def _tables(files: Mapping[str, bytes]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    for path, content in files.items():
        if path == "data/observations.csv":
            yield path, list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        if path == "data/observations.json":
            yield path, json.loads(content)["rows"]
