"""The text of a Word file: paragraphs with their automatic numbers, and rows of tables."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from shidian.core import DataError, Fault, Place
from shidian.plans.files.numbering import Numbering

LARGEST_PART = 16 * 2**20
LARGEST_WHOLE = 128 * 2**20
MOST_PARTS = 2_000


def word_text(data: bytes, place: Place) -> str:
    """The text of a ``.docx`` file, one paragraph or table row a line.

    Raises
    ------
    DataError
        If it is damaged, no Word file, or would unpack to more than is sensible.
    """
    _check(data, place)
    try:
        import docx  # noqa: PLC0415  slow to import, seldom needed
    except ModuleNotFoundError as error:
        raise DataError(Fault("no_documents", place, found="python-docx")) from error
    try:
        document = docx.Document(io.BytesIO(data))
        return "\n".join(_lines(document))
    except (ValueError, KeyError, SyntaxError, AttributeError, zipfile.BadZipFile) as error:
        found = " ".join(str(error).split())[:200]
        raise DataError(
            Fault("plan_damaged", place, found=found or type(error).__name__)
        ) from error


def _check(data: bytes, place: Place) -> None:
    """Refuse a file before its parts are unpacked whole."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _check_sizes(archive.infolist(), place)
        bad = archive.testzip()  # reads in small pieces, so a part that lies about its size fails
    except RuntimeError as error:  # what zipfile raises for an encrypted part
        raise DataError(Fault("plan_encrypted", place)) from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise DataError(Fault("plan_damaged", place, found=error)) from error
    if bad is not None:
        raise DataError(Fault("plan_damaged", place, found=bad[:200]))


def _check_sizes(parts: Sequence[zipfile.ZipInfo], place: Place) -> None:
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        raise DataError(Fault("plan_no_word", place))
    if "word/vbaProject.bin" in names:
        raise DataError(Fault("plan_macros", place))
    whole = sum(part.file_size for part in parts)
    parsed = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    if len(parts) > MOST_PARTS or whole > LARGEST_WHOLE or max(parsed) > LARGEST_PART:
        raise DataError(Fault("plan_bomb", place, size=whole, limit=LARGEST_WHOLE))


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    numbering = Numbering(document)
    for element in document.iter_inner_content():
        if isinstance(element, Paragraph):
            yield numbering.label(element) + element.text.replace("\n", "\v")
        elif isinstance(element, Table):
            for row in element.rows:
                yield "\t".join(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
