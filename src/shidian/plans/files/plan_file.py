"""Plan files: text, Word and PDF, read with bounds into the characters that spans count.

Spans count the characters of a text file as it decodes, without byte order mark and with
every line end as one character; of a Word or PDF file, those of the text taken from it.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from shidian.core import DataError, Fault, Place, UsageError

LARGEST_FILE = 64 * 2**20
LONGEST_TEXT = 20_000_000
_WORD, _PDF = b"PK\x03\x04", b"%PDF-"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCODINGS = ("utf-8-sig", "gb18030")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_OF_CHINESE = re.compile(r"[，。、；：的一是在和年]")


@dataclass(frozen=True)
class PlanFile:
    """A plan's file: its name, its hash, and the text in it."""

    name: str
    sha256: str
    content: str


def open_plan(path: Path) -> PlanFile:
    """Read a plan's file.

    Parameters
    ----------
    path : Path

    Raises
    ------
    UsageError
        If it is not there or cannot be read.
    DataError
        If it is too large, not of a kind that can be read, damaged, encrypted or scanned.
    """
    return plan_of(path.name, _bytes(path))


def text_file(path: Path) -> str:
    """The text of a file that is no plan, such as annotations; read with the same bounds."""
    return _decoded(_bytes(path), Place(path.name))


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            place = Place(path.name)
            raise DataError(Fault("plan_too_large", place, size=size, limit=LARGEST_FILE))
        return path.read_bytes()
    except OSError as error:
        found = error.strerror or str(error)
        raise UsageError(Fault("file_unreadable", path=str(path)[:300], found=found)) from error


def plan_of(name: str, data: bytes) -> PlanFile:
    """The plan in a file's bytes, whatever the name says they are.

    Examples
    --------
    >>> plan_of("plan.txt", "甲县人口5万人。".encode("gb18030")).content
    '甲县人口5万人。'
    """
    place = Place(name)
    if not data.strip():
        raise DataError(Fault("plan_empty", place))
    content = _content(data, place)
    if len(content) > LONGEST_TEXT:
        raise DataError(Fault("plan_too_long", place, size=len(content), limit=LONGEST_TEXT))
    if not content.strip():
        raise DataError(Fault("plan_empty", place))
    return PlanFile(name, hashlib.sha256(data).hexdigest(), content)


def _content(data: bytes, place: Place) -> str:
    if data.startswith(_WORD):
        from shidian.plans.files.word import word_text  # noqa: PLC0415  slow to import, seldom needed

        return word_text(data, place)
    if data.startswith(_PDF):
        from shidian.plans.files.pdf import pdf_text  # noqa: PLC0415

        return pdf_text(data, place)
    if data.startswith(_OLD_OFFICE):
        raise DataError(Fault("plan_old_office", place))
    return _decoded(data, place).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, place: Place) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            failed = error
            continue
        if _CONTROL.search(text):
            raise DataError(Fault("plan_binary", place))
        if encoding == "gb18030" and not _looks_chinese(text):
            raise DataError(Fault("plan_encoding", place, byte=0))
        return text
    if b"\0" in data[:4096]:
        raise DataError(Fault("plan_binary", place))
    raise DataError(Fault("plan_encoding", place, byte=failed.start)) from failed


def _looks_chinese(text: str) -> bool:
    """Whether text that decodes as GB18030 is that: another encoding gives rare characters."""
    sample = text[:20_000]
    return len(_OF_CHINESE.findall(sample)) * 50 >= len(sample)
