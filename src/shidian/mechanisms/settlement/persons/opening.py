"""A person file opened by what is in it, whatever its name ends with."""

from pathlib import Path

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.persons.csv_file import open_csv
from shidian.mechanisms.settlement.persons.excel_file import LARGEST_FILE, open_excel
from shidian.mechanisms.settlement.persons.parquet_file import open_parquet
from shidian.mechanisms.settlement.persons.person_file import Content, PersonFile

_ZIP, _PARQUET, _OLE = b"PK\x03\x04", b"PAR1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def opened(path: Path, content: Content) -> PersonFile:
    """A person file whose content was examined.

    Raises
    ------
    DataError
        If it has another format, is damaged, or has no header.
    UsageError
        If it cannot be read.
    """
    if not content.start:
        raise DataError(Fault("persons_no_rows", Place(path.name)))
    if content.start.startswith(_OLE):
        raise DataError(Fault(_locked_or_old(path), Place(path.name)))
    if content.start.startswith(_ZIP):
        return open_excel(path)
    if content.start.startswith(_PARQUET):
        return open_parquet(path)
    return open_csv(path, content)


def _locked_or_old(path: Path) -> str:
    """The message for a file in the format before .xlsx, in which locked workbooks come too."""
    with path.open("rb") as file:
        locked = _ENCRYPTED in file.read(LARGEST_FILE)
    return "workbook_encrypted" if locked else "workbook_old_format"
