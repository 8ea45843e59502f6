"""What a reader finds in a report, whatever its format."""

import io
import re
import zipfile
from collections.abc import Iterator

import pypdfium2

from shidian.reporting.annual.document import Block, Chart, Document, Grid, Heading, Text

SPACE = re.compile(r"\s+")


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def section(document: Document, number: str) -> list[Block]:
    """The blocks under the heading that begins with a number."""
    starts = [n for n, block in enumerate(document.blocks) if isinstance(block, Heading)]
    [first] = [n for n in starts if document.blocks[n].text.startswith(number)]
    last = next((n for n in starts if n > first), len(document.blocks))
    return list(document.blocks[first + 1 : last])


def grids(blocks: list[Block] | tuple[Block, ...]) -> list[Grid]:
    return [block for block in blocks if isinstance(block, Grid)]


def charts(blocks: list[Block] | tuple[Block, ...]) -> list[Chart]:
    return [block for block in blocks if isinstance(block, Chart)]


def prose(blocks: list[Block] | tuple[Block, ...]) -> str:
    """The paragraphs, one after the other."""
    return "\n".join(
        "".join(span.text for span in block.spans) for block in blocks if isinstance(block, Text)
    )


def words_of(document: Document) -> Iterator[str]:
    """Every text that a document prints, charts left out."""
    yield document.title
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Text):
            yield from (span.text for span in block.spans)
        elif isinstance(block, Grid):
            yield from (block.title, *block.heads)
            yield from (cell for row in block.rows for cell in row.cells)


def parts(content: bytes) -> dict[str, str]:
    """The XML of a Word file, by part."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}


def word_text(content: bytes) -> str:
    """What the body of a Word file says, without blanks."""
    said = re.findall(r"<w:t[ >][^<]*", parts(content)["word/document.xml"])
    return squeezed("".join(one.partition(">")[2] for one in said))


def pages(content: bytes) -> list[str]:
    """What the pages of a PDF say, without blanks."""
    file = pypdfium2.PdfDocument(content)
    try:
        return [squeezed(page.get_textpage().get_text_range()) for page in file]
    finally:
        file.close()


def squeezed(text: str) -> str:
    """Without blanks and the marks of a line's end, which each format sets in its own way."""
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return SPACE.sub("", plain).replace("\ufffe", "").replace("\u00ad", "")
