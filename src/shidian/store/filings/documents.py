"""Published filings as the documents that observations cite."""

from dataclasses import replace

from shidian.core import Bilingual, Document
from shidian.core.period import BEIJING
from shidian.programme import Programme
from shidian.store.models import Filing


def document_id(filing: Filing) -> str:
    """The id by which observations name a filing as their source.

    Examples
    --------
    >>> document_id(Filing(area="330200", year=2018))
    'filing-330200-2018'
    """
    return f"filing-{filing.area}-{filing.year}"


def with_filings(programme: Programme) -> Programme:
    """The programme with the published filings among its documents."""
    published = Filing.objects.exclude(published_at=None)
    documents = {document_id(one): _document(one, programme) for one in published}
    if not documents:
        return programme
    return replace(programme, documents={**programme.documents, **documents})


def _document(filing: Filing, programme: Programme) -> Document:
    name, published = programme.pilots[filing.pilot].name, filing.published_at
    title = Bilingual(f"{name.zh}{filing.year}年度报告", f"{name.en}: report for {filing.year}")
    day = published.astimezone(BEIJING).date().isoformat() if published else ""
    return Document(document_id(filing), title, "filing", day)
