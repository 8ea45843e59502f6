"""When reports were filed, as the evaluation counts them."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max

from shidian.assessment.judgements import Judgement, JudgementKind
from shidian.core.period import BEIJING
from shidian.store.models import Filing


def submissions(as_of: datetime | None = None) -> Sequence[Judgement]:
    """The day on which each report was first submitted, of those submitted by a moment."""
    filings = Filing.objects.exclude(first_submitted_at=None).order_by("id")
    if as_of is not None:
        filings = filings.filter(first_submitted_at__lte=as_of)
    rows = filings.values_list("pilot", "year", "first_submitted_at")
    return [
        Judgement(pilot, year, JudgementKind.FILING, dated=at.astimezone(BEIJING).date())
        for pilot, year, at in rows
    ]


def last_submission() -> int:
    """The moment of the last first submission, in microseconds; 0 for none."""
    last = Filing.objects.aggregate(last=Max("first_submitted_at"))["last"]
    return int(last.timestamp() * 1_000_000) if last else 0
