"""The XML of a part, read as a stream that knows no document types, entities or depths."""

from collections.abc import Callable, Iterable, Mapping
from typing import NoReturn
from xml.parsers import expat

from shidian.core import DataError, Fault
from shidian.reporting.filing_workbook.refusal import damaged

DEEPEST = 64  # elements in one another; a worksheet has five
MOST_ELEMENTS = 4_000_000  # of one part
LONGEST_TOKEN = 2**20  # bytes of one tag; expat reads an unfinished one again with every piece

Attributes = Mapping[str, str]
Starts = Mapping[str, Callable[[Attributes], None]]
Ends = Mapping[str, Callable[[], None]]
Text = Callable[[str], None]

# Both editions of the standard, and programs that leave the namespace out.
_SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main ",
    "http://purl.oclc.org/ooxml/spreadsheetml/main ",
    "http://schemas.openxmlformats.org/package/2006/relationships ",
    "http://schemas.openxmlformats.org/package/2006/content-types ",
    "",
)


def walk(
    pieces: Iterable[bytes], starts: Starts, ends: Ends | None = None, text: Text | None = None
) -> None:
    """Read a part, calling back for the elements that matter.

    Parameters
    ----------
    pieces : iterable of bytes
    starts, ends : mapping
        Local name of an element to what is called where it begins, and where it ends.
    text : callable
        What is called with text.

    Raises
    ------
    DataError
        If it is not well-formed, has a document type, or is deeper or longer than a workbook is.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.CharacterDataHandler = text
    parser.StartElementHandler, parser.EndElementHandler = _counted(starts, ends or {})
    fed = 0
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > LONGEST_TOKEN:
                raise damaged("a tag of more than 1 MB")
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: unknown encodings
        raise damaged(error) from error


def _counted(
    starts: Starts, ends: Ends
) -> tuple[Callable[[str, Attributes], None], Callable[[str], None]]:
    start_of = {space + name: call for name, call in starts.items() for space in _SPACES}.get
    end_of = {space + name: call for name, call in ends.items() for space in _SPACES}.get
    depth, seen = 0, 0

    def opening(name: str, attributes: Attributes) -> None:
        nonlocal depth, seen
        depth += 1
        seen += 1
        if depth > DEEPEST or seen > MOST_ELEMENTS:
            raise damaged("too many elements")
        call = start_of(name)
        if call is not None:
            call(attributes)

    def closing(name: str) -> None:
        nonlocal depth
        depth -= 1
        call = end_of(name)
        if call is not None:
            call()

    return opening, closing


def _refuse(*_: object) -> NoReturn:
    raise DataError(Fault("workbook_doctype"))
