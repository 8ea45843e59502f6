"""The filings of a year at a glance: who has filed, how far, and who is late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q

from shidian.assessment.policy import Policy, policy_of
from shidian.assessment.rating import Lateness, calendar_of, lateness
from shidian.core import code_range
from shidian.core.period import BEIJING
from shidian.programme import Pilot
from shidian.register.access import Post, scopes
from shidian.register.filing import FilingSheet
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import today, within
from shidian.store.filings.filings import sheets
from shidian.store.models import Filing, FilingCell
from shidian.store.snapshot import assessed

ROWS_A_PAGE = 50
NOT_BEGUN = "not_begun"


@dataclass(frozen=True)
class OverviewRow:
    """A pilot's filing, or that there is none; hidden where it is somebody's own draft.

    Parameters
    ----------
    pilot : Pilot
    state : FilingState or None
        None for a filing that is not begun, or that is not to be seen yet.
    filing : Filing or None
        Where it may be read.
    filled, wanted : int
        Required cells: filled, and all.
    changed : datetime or None
        The last save.
    late : Lateness
    """

    pilot: Pilot
    state: FilingState | None
    filing: Filing | None
    filled: int
    wanted: int
    changed: datetime | None
    late: Lateness


@dataclass(frozen=True)
class Overview:
    """A page of the filings of a year.

    Parameters
    ----------
    year : int
    deadline : date
    rows : sequence of OverviewRow
    counts : mapping
        Pilots by state, ``not_begun`` for none; all that may be seen, whatever is filtered.
    page, pages : int
        Which page, from 1, and of how many.
    overdue : int
        Pilots that have not filed although the deadline has passed.
    """

    year: int
    deadline: date
    rows: Sequence[OverviewRow]
    counts: Mapping[str, int]
    page: int
    pages: int
    overdue: int


def overview(
    year: int, posts: Sequence[Post], page: int = 1, state: str = "", province: str = ""
) -> Overview:
    """The filings of a year that these posts may know of.

    Parameters
    ----------
    year : int
    posts : sequence of Post
    page : int
        From 1; one beyond the last is the last.
    state : str
        A state, or ``not_begun``; empty for all.
    province : str
        Code of a province; empty for all.
    """
    snapshot, _ = assessed()
    policy = policy_of(snapshot.programme).policy
    pilots = _in_reach(list(snapshot.programme.pilots.values()), posts)
    filings = _filings(year, posts)
    states = {one.no: filings[one.no].state if one.no in filings else NOT_BEGUN for one in pilots}
    first, end = code_range(province) if province else ("", "~")
    shown = [
        one for one in pilots if first <= one.area < end and (not state or states[one.no] == state)
    ]
    pages = max(1, -(-len(shown) // ROWS_A_PAGE))
    page = min(max(page, 1), pages)
    part = shown[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    deadline, now = policy.filing.after(year), today()
    return Overview(
        year,
        deadline,
        _rows(part, filings, policy, year),
        _counted(states),
        page,
        pages,
        sum(now > deadline and not _filed(filings.get(no)) for no in states),
    )


def _in_reach(pilots: Sequence[Pilot], posts: Sequence[Post]) -> Sequence[Pilot]:
    """The pilots whose filings these posts may read, in some state."""
    reach = scopes(posts, Act.FILING_READ, today())
    return [one for one in pilots if any(s.first <= one.area < s.end for s in reach)]


def _filings(year: int, posts: Sequence[Post]) -> Mapping[str, Filing]:
    rows = within(Filing.objects.filter(year=year), posts, Act.FILING_READ, today())
    return {one.pilot: one for one in rows}


def _counted(states: Mapping[str, str]) -> Mapping[str, int]:
    order = (NOT_BEGUN, *FilingState)
    counts = {str(state): 0 for state in order}
    for state in states.values():
        counts[state] += 1
    return counts


def _filed(filing: Filing | None) -> date | None:
    came = filing.first_submitted_at if filing else None
    return came.astimezone(BEIJING).date() if came else None


def _rows(
    pilots: Sequence[Pilot],
    filings: Mapping[str, Filing],
    policy: Policy,
    year: int,
) -> Sequence[OverviewRow]:
    calendar, now = calendar_of(policy.filing), today()
    deadline, rule = policy.filing.after(year), policy.rating.late
    forms = sheets(pilots, year)
    known = [filings[one.no] for one in pilots if one.no in filings]
    cells = _cells(known, forms)
    found = []
    for pilot in pilots:
        filing = filings.get(pilot.no)
        filled, changed = cells.get(filing.pk, (0, None)) if filing else (0, None)
        wanted = len(required(forms[pilot.no]))
        state = FilingState(filing.state) if filing else None
        late = lateness(deadline, _filed(filing), now, calendar, rule)
        found.append(OverviewRow(pilot, state, filing, filled, wanted, changed, late))
    return found


def required(form: FilingSheet) -> Sequence[str]:
    """The keys of the cells that a filing must fill."""
    return [key for key, cell in form.cells.items() if cell.required]


def _cells(
    filings: Sequence[Filing], forms: Mapping[str, FilingSheet]
) -> Mapping[int, tuple[int, datetime | None]]:
    """By filing, how many required cells are filled, and when the last was saved; one query."""
    keys = {key for one in filings for key in required(forms[one.pilot])}
    filled = Count("id", filter=~Q(value="") & Q(key__in=keys))
    rows = (
        FilingCell.objects.filter(filing__in=filings)
        .values("filing")
        .annotate(filled=filled, changed=Max("saved_at"))
    )
    return {row["filing"]: (row["filled"], row["changed"]) for row in rows}
