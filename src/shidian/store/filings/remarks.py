"""Remarks on cells: what those who check a filing say of it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from django.db import transaction

from shidian.core import DataError, Fault
from shidian.register.access import Post
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import check
from shidian.store.events import Actor, Happening, record
from shidian.store.filings.filings import sheet_of, subject
from shidian.store.models import CellComment, Filing

LONGEST = 1000


def comment(
    filing: Filing, key: str, text: str, posts: Sequence[Post], actor: Actor
) -> CellComment:
    """Say something of a cell, or of the whole filing where the key is empty.

    Those who may return a filing may remark on it; a return goes with the remarks made before.

    Raises
    ------
    Refused
        If the posts do not allow it.
    DataError
        If there is no such cell, or nothing is said.
    """
    check(posts, Act.FILING_RETURN, filing.area, FilingState(filing.state))
    if key and key not in sheet_of(filing).cells:
        raise DataError(Fault("no_cell", found=key[:200]))
    said = " ".join(text.split())
    if not said:
        raise DataError(Fault("reason_missing"))
    if len(said) > LONGEST:
        raise DataError(Fault("entry_too_long", found=len(said), limit=LONGEST))
    with transaction.atomic():
        made = CellComment.objects.create(
            filing=filing,
            key=key,
            round=filing.round,
            text=said,
            person=actor.name,
            made_at=datetime.now(UTC),
        )
        record(actor, Happening("filing.comment", subject(filing, key), filing.area, after=said))
    return made


def comments(filing: Filing) -> Mapping[str, Sequence[CellComment]]:
    """What was said of a filing, by cell, the oldest first; of the whole under an empty key."""
    found: dict[str, list[CellComment]] = {}
    for one in CellComment.objects.filter(filing=filing).order_by("id"):
        found.setdefault(one.key, []).append(one)
    return found
