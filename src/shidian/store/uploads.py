"""Plans that people uploaded, and what they decided about each thing read in them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from django.db import transaction

from shidian.core import Bilingual, Commitment, Document, Fault, UsageError
from shidian.plans import PlanFile
from shidian.programme import Programme
from shidian.register import COMMITMENTS
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import Decision, Upload

_PREFIX = "upload-"
_SHORT = 12  # characters of the hash that an id shows


def keep(file: PlanFile, person: str, now: datetime) -> Upload:
    """Keep an uploaded plan; the same file is kept once."""
    kept, _ = Upload.objects.get_or_create(
        sha256=file.sha256,
        defaults={
            "name": file.name,
            "content": file.content,
            "uploaded_at": now,
            "uploaded_by": person,
        },
    )
    return kept


def find(sha256: str) -> Upload:
    """The upload with a hash; UsageError if there is none."""
    found = Upload.objects.filter(sha256=sha256).first()
    if found is None:
        raise UsageError(Fault("no_such_upload", asked=sha256[:_SHORT]))
    return found


def document_id(sha256: str) -> str:
    """The id by which commitments name an uploaded plan as their source.

    Examples
    --------
    >>> document_id("d75ddee093a8d2fa")
    'upload-d75ddee093a8'
    """
    return f"{_PREFIX}{sha256[:_SHORT]}"


def documents() -> Mapping[str, Document]:
    """The uploaded plans as documents, by id."""
    rows = Upload.objects.values_list("sha256", "name", "uploaded_at")
    return {document_id(sha): _document(sha, name, at) for sha, name, at in rows}


def _document(sha256: str, name: str, at: datetime) -> Document:
    title = Bilingual(name, name)
    published = at.date().isoformat()
    return Document(document_id(sha256), title, "plan", published, sha256)


def with_uploads(programme: Programme) -> Programme:
    """The programme with the uploaded plans among its documents."""
    uploaded = documents()
    if not uploaded:
        return programme
    return replace(programme, documents={**programme.documents, **uploaded})


@lru_cache(maxsize=4)
def text_of(document: str) -> str | None:
    """The text of an uploaded plan, whose characters spans count; None for any other document."""
    if not document.startswith(_PREFIX):
        return None
    start = document.removeprefix(_PREFIX)
    return Upload.objects.values_list("content", flat=True).filter(sha256__startswith=start).first()


def decisions(upload: Upload) -> Mapping[tuple[int, int, str], Decision]:
    """The last decision about each thing read, by its span and type."""
    rows = Decision.objects.filter(upload=upload).order_by("id")
    return {(row.span_start, row.span_end, row.type): row for row in rows}


def accept(
    upload: Upload,
    commitment: Commitment,
    place: tuple[int, int, str],
    said: tuple[str, str, datetime],
    replaces: int | None = None,
) -> int:
    """Enter a commitment that a person confirmed, and remember who, when and why.

    Parameters
    ----------
    upload : Upload
    commitment : Commitment
    place : tuple
        Start, end and type of what was read.
    said : tuple
        The person, the reason, the moment.
    replaces : int or None
        The entry of an earlier version that it supersedes; the key must be that entry's.
    """
    person, reason, now = said
    ledger = DatabaseLedger(COMMITMENTS)
    with transaction.atomic():
        if replaces is None:
            entry = ledger.append([commitment], person, now)[0]
        else:
            entry = ledger.supersede(replaces, commitment, reason, person, now)
        _remember(upload, place, "accepted", said, entry)
    return entry


def reject(upload: Upload, place: tuple[int, int, str], said: tuple[str, str, datetime]) -> None:
    """Remember that something read is no commitment."""
    _remember(upload, place, "rejected", said, None)


def withdraw(upload: Upload, place: tuple[int, int, str], said: tuple[str, str, datetime]) -> None:
    """Take back what was accepted: the entry made by the last decision is withdrawn."""
    last = decisions(upload).get(place)
    if last is None or last.entry is None:
        raise UsageError(Fault("entry_not_current", entry="—"))
    person, reason, now = said
    with transaction.atomic():
        DatabaseLedger(COMMITMENTS).withdraw(last.entry, reason, person, now)
        _remember(upload, place, "withdrawn", said, None)


def drop(upload: Upload, entry: int, said: tuple[str, str, datetime]) -> None:
    """Withdraw an entry that a new version of the plan no longer has."""
    person, reason, now = said
    with transaction.atomic():
        DatabaseLedger(COMMITMENTS).withdraw(entry, reason, person, now)
        _remember(upload, (0, 0, ""), "dropped", said, entry)


def _remember(
    upload: Upload,
    place: tuple[int, int, str],
    action: str,
    said: tuple[str, str, datetime],
    entry: int | None,
) -> None:
    start, end, type_ = place
    person, reason, now = said
    Decision.objects.create(
        upload=upload,
        span_start=start,
        span_end=end,
        type=type_,
        action=action,
        entry=entry,
        person=person,
        reason=reason,
        decided_at=now,
    )


def newest() -> Sequence[Upload]:
    """The uploads, the newest first, without their texts."""
    return list(Upload.objects.defer("content").order_by("-id"))
