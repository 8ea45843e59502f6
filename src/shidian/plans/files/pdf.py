"""The text layer of a PDF file, page by page."""

from typing import Any

from shidian.core import DataError, Fault, Place

MOST_PAGES = 3_000
_IMAGE = 3  # the kind of page object that a scan consists of


def pdf_text(data: bytes, place: Place) -> str:
    """The text of a PDF file, its pages divided by form feeds.

    Raises
    ------
    DataError
        If it is encrypted, damaged or too long, or if a page is a picture without text.
    """
    try:
        import pypdfium2  # noqa: PLC0415  slow to import, seldom needed
    except ModuleNotFoundError as error:
        raise DataError(Fault("no_documents", place, found="pypdfium2")) from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                size = len(document)
                raise DataError(Fault("plan_too_long", place, size=size, limit=MOST_PAGES))
            pages = [_page(document[number]) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        code = "plan_encrypted" if "password" in str(error).lower() else "plan_damaged"
        raise DataError(Fault(code, place, found=error)) from error
    scanned = [str(number) for number, (_, picture) in enumerate(pages, start=1) if picture]
    if scanned:
        raise DataError(Fault("plan_scanned", place, pages=" ".join(scanned[:10])))
    return "\f".join(text for text, _ in pages)


def _page(page: Any) -> tuple[str, bool]:
    """The text of a page, and whether it is a picture without any."""
    text = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x02", "").replace("\ufffe", "")  # marks of hyphens at line ends
    picture = not text.strip() and any(one.type == _IMAGE for one in page.get_objects())
    page.close()
    return text, picture
