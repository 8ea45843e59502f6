"""A filing and what stands in it: begun once a year for a pilot, laid out from the form."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache

from django.db import transaction

from shidian.assessment.policy import policy_of
from shidian.core import DataError, Fault, UsageError
from shidian.programme import FilingForm, Pilot, Programme, filing_form, find_pilot
from shidian.register.access import Post
from shidian.register.filing import FilingSheet, laid_out
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import check, today
from shidian.store.events import Actor, Happening, record
from shidian.store.models import Filing, FilingCell
from shidian.store.snapshot import assessed, snapshot_at, version

FORM = "form"  # who has written the values that a filing begins with
WRITE = "filing.write"
BEGUN = {"state": "draft", "round": 1}


def years(programme: Programme, today: date) -> Sequence[int]:
    """The years that can be filed: from the first after the baseline to the last that is over."""
    return range(programme.facts.baseline_year + 1, today.year)


def deadline(programme: Programme, year: int) -> date:
    """The last day for the report of a year, by the policy in force."""
    return policy_of(programme).policy.filing.after(year)


def find(pilot: str, year: int) -> Filing | None:
    """The filing of a pilot, by number, for a year; None where none is begun."""
    return Filing.objects.filter(pilot=pilot, year=year).first()


def begin(pilot: str, year: int, posts: Sequence[Post], actor: Actor) -> Filing:
    """The filing of a pilot for a year, begun by this if it is not there yet.

    Raises
    ------
    Refused
        If the posts do not let one write it.
    DataError
        If the year is not over, or lies before the programme.
    """
    programme = assessed()[0].programme
    found = find_pilot(programme, pilot)
    now = datetime.now(UTC)
    known = years(programme, today())
    if year not in known:
        raise DataError(Fault("filing_year", found=year, first=known[0], last=known[-1]))
    check(posts, Act.FILING_WRITE, found.area, FilingState.DRAFT)
    form = filing_form(programme)
    with transaction.atomic():
        filing, made = Filing.objects.get_or_create(
            area=found.area,
            year=year,
            form=form.code,
            defaults={
                "pilot": found.no,
                "form_version": form.version,
                "direct": programme.areas[found.area].level == "province",
                "created_at": now,
            },
        )
        if made:
            begun = Happening("filing.begin", subject(filing), filing.area, after=BEGUN)
            record(actor, begun, *_prefill(filing, sheet(found, year).defaults, now))
    return filing


def _prefill(filing: Filing, defaults: Mapping[str, str], now: datetime) -> Sequence[Happening]:
    """Write what the form fills in at first; it is logged like what people write."""
    FilingCell.objects.bulk_create(
        FilingCell(filing=filing, key=key, value=value, saved_by=FORM, saved_at=now)
        for key, value in defaults.items()
    )
    return [
        Happening(WRITE, subject(filing, key), filing.area, after={"value": value, "version": 1})
        for key, value in defaults.items()
    ]


def subject(filing: Filing, key: str = "") -> str:
    """What the event log calls a filing, or a cell of it.

    Examples
    --------
    >>> subject(Filing(pk=12), "practices/1/title")
    'filing/12/practices/1/title'
    """
    return f"filing/{filing.pk}/{key}" if key else f"filing/{filing.pk}"


def sheet_of(filing: Filing) -> FilingSheet:
    """The form laid out for a filing."""
    return sheet(assessed()[0].programme.pilots[filing.pilot], filing.year)


def sheet(pilot: Pilot, year: int) -> FilingSheet:
    """The form laid out for a pilot and a year."""
    return _sheet(version(), pilot.no, year)


def sheets(pilots: Iterable[Pilot], year: int) -> Mapping[str, FilingSheet]:
    """The form laid out for many pilots, by number."""
    now = version()
    return {pilot.no: _sheet(now, pilot.no, year) for pilot in pilots}


@lru_cache(maxsize=512)
def _sheet(state: tuple[int, ...], pilot: str, year: int) -> FilingSheet:
    snapshot = snapshot_at(state)
    return laid_out(_form(state), snapshot, snapshot.programme.pilots[pilot], year)


@lru_cache(maxsize=2)
def _form(state: tuple[int, ...]) -> FilingForm:
    return filing_form(snapshot_at(state).programme)


def cells_of(filing: Filing) -> Mapping[str, FilingCell]:
    """What is written in a filing, by key."""
    return {cell.key: cell for cell in FilingCell.objects.filter(filing=filing)}


def values_of(filing: Filing) -> Mapping[str, str]:
    """The values of a filing by key; a cell that was emptied is left out."""
    rows = FilingCell.objects.filter(filing=filing).exclude(value="")
    return dict(rows.values_list("key", "value"))


def by_id(number: int) -> Filing:
    """A filing by its number; UsageError if there is none."""
    found = Filing.objects.filter(pk=number).first()
    if found is None:
        raise UsageError(Fault("no_filing", found=number))
    return found
