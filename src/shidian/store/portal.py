"""The portal as a folder: written whole or not at all, and scanned for what is not public."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from shidian.core import DataError, Fault, UsageError
from shidian.programme import file_content
from shidian.programme.filing_form import ColumnKind
from shidian.register.lifecycle import FilingState
from shidian.reporting.portal import LICENCE, Unpublished, scan, site
from shidian.store.filings.filings import sheet_of, values_of
from shidian.store.models import CellComment, EvidenceFile, Filing, Package, Waiver
from shidian.store.snapshot import assessed, version

LARGEST = 64 * 2**20  # bytes of one file


def export(folder: Path, licence: str = LICENCE) -> int:
    """Write the portal into a new folder, scan it, and say how many files it has.

    Raises
    ------
    UsageError
        If there is something in the folder already, or it cannot be written.
    DataError
        If the scan finds anything that is not public; the folder is not made then.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(Fault("portal_folder", folder=folder))
    snapshot, results = assessed()
    made = site(snapshot, results, "-".join(map(str, version())), licence)
    _stop(scan(made.files, snapshot, unpublished(), _public()))
    try:
        _write(folder, made.files)
    except OSError as error:
        found = error.strerror or str(error)
        raise UsageError(Fault("file_unwritable", path=folder, found=found)) from error
    return len(made.files)


def scan_folder(folder: Path) -> int:
    """Scan a portal that was written, and say how many files were read.

    Raises
    ------
    UsageError
        If there is no portal.
    DataError
        With everything in it that the public register does not hold, or for a file that is too
        large to be examined.
    """
    if not (folder / "data" / "contents.json").is_file():
        raise UsageError(Fault("portal_none", folder=folder))
    files = {
        path.relative_to(folder).as_posix(): file_content(path, LARGEST)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    _stop(scan(files, assessed()[0], unpublished(), _public()))
    return len(files)


def _stop(faults: list[Fault]) -> None:
    if faults:
        raise DataError(faults)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for path, content in files.items():
            file = part / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        part.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        part.replace(folder)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _public() -> str:
    """The files of the programme's package: public before anybody filed anything."""
    package = Package.objects.order_by("id").last()
    return "\n".join(package.files.values()) if package else ""


def unpublished() -> Iterator[Unpublished]:
    """Everything that was filed and is not public: values, remarks, reasons, names of files."""
    for filing in Filing.objects.exclude(state=FilingState.PUBLISHED):
        cells = sheet_of(filing).cells
        for key, value in values_of(filing).items():
            cell = cells.get(key)
            if cell is not None and cell.column.kind is not ColumnKind.CHOICE:
                yield Unpublished(filing.area, cell.row.key, str(filing.year), value)
    for text in _internal():
        yield Unpublished("", "", "", text)


def _internal() -> Iterator[str]:
    """What is never public, whatever state its filing is in."""
    yield from CellComment.objects.values_list("text", flat=True)
    yield from Waiver.objects.values_list("reason", flat=True)
    yield from EvidenceFile.objects.values_list("name", flat=True)
