"""What a person has to do and by when, from the posts that they hold."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from shidian.assessment.policy import Policy, policy_of
from shidian.assessment.rating import Rung, rectification_ends
from shidian.core import Area, Bilingual
from shidian.core.area import NATION
from shidian.programme import Programme
from shidian.register.access import Post, may, scopes
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act
from shidian.store.access import within
from shidian.store.decisions import states
from shidian.store.models import Filing, Notice, NoticeAddressee, Resolution
from shidian.store.supervision.assignments import live
from shidian.store.supervision.rights import offices, within_for
from shidian.supervision import Due, DueKind, NoticeState
from shidian.supervision.notice_life import AWAITING
from shidian.supervision.status import COMPLETE


def dues(posts: Sequence[Post], programme: Programme, day: date) -> Sequence[Due]:
    """Everything that waits for a person, what has no day first, then by day."""
    found = [
        *_assignments(posts, programme, day),
        *_notices(posts, programme, day),
        *_judgements(posts, programme, day),
        *_resolutions(posts, programme, day),
    ]
    if programme.policies:
        policy = policy_of(programme).policy
        found += _filings(posts, programme, policy, day)
        found += _rectifications(posts, programme, policy, day)
    return sorted(found, key=lambda due: (due.day or date.min, due.kind, due.key))


def _assignments(posts: Sequence[Post], programme: Programme, day: date) -> Iterator[Due]:
    unfinished = live().filter(Q(latest=None) | Q(latest__percent__lt=COMPLETE))
    for row in within_for(unfinished, posts, Act.SUPERVISION_REPORT, day):
        key, title = str(row.pk), f"{row.title}（{row.department}）"
        yield _due(DueKind.ASSIGNMENT, key, row.due, title, row.area, programme, key)


def _notices(posts: Sequence[Post], programme: Programme, day: date) -> Iterator[Due]:
    waiting = NoticeAddressee.objects.filter(notice__state__in=AWAITING).select_related("notice")
    for row in within_for(waiting, posts, Act.NOTICE_REPLY, day):
        one = row.notice
        key, title = str(one.pk), f"{one.number} {one.subject}"
        yield _due(DueKind.NOTICE, key, one.due, title, row.area, programme, key)


def _judgements(posts: Sequence[Post], programme: Programme, day: date) -> Iterator[Due]:
    """Replies wait for their issuer without a day."""
    areas = [post.area for post in offices(posts, day)]
    for one in Notice.objects.filter(state=NoticeState.REPLIED, issuer_area__in=areas):
        key, title = str(one.pk), f"{one.number} {one.subject}"
        yield _due(DueKind.JUDGEMENT, key, None, title, one.issuer_area, programme, key)


def open_resolutions(posts: Sequence[Post], day: date) -> QuerySet[Resolution]:
    """The open resolutions that a person has to see to, or whose minutes they keep."""
    rows = Resolution.objects.filter(closed_at=None).select_related("meeting")
    charged = within_for(rows, posts, Act.SUPERVISION_REPORT, day)
    return charged | within(rows, posts, Act.MEETING_RECORD, day, "meeting__area")


def _resolutions(posts: Sequence[Post], programme: Programme, day: date) -> Iterator[Due]:
    for row in open_resolutions(posts, day):
        meeting = str(row.meeting_id)
        yield _due(DueKind.RESOLUTION, str(row.pk), row.due, row.text, row.area, programme, meeting)


def _filings(
    posts: Sequence[Post], programme: Programme, policy: Policy, day: date
) -> Iterator[Due]:
    """The filings that are open, and the one whose last day comes next, if nothing is there yet."""
    if not scopes(posts, Act.FILING_SUBMIT, day):
        return
    own = [
        area
        for area in programme.pilot_of_area
        if may(posts, Act.FILING_SUBMIT, area, FilingState.DRAFT, on=day)
    ]
    rows = Filing.objects.filter(area__in=own)
    wanted = {(row.area, row.year) for row in within(rows, posts, Act.FILING_SUBMIT, day)}
    coming = day.year - 1 if policy.filing.after(day.year - 1) >= day else day.year
    if programme.facts.baseline_year < coming <= programme.facts.checkpoints[-1]:
        there = set(rows.filter(year=coming).values_list("area", flat=True))
        wanted |= {(area, coming) for area in own if area not in there}
    for area, year in sorted(wanted):
        last = policy.filing.after(year)
        yield _due(DueKind.FILING, f"{area}-{year}", last, str(year), area, programme, str(year))


def _rectifications(
    posts: Sequence[Post], programme: Programme, policy: Policy, day: date
) -> Iterator[Due]:
    """Pilots under a warning, for those who can assign tasks there."""
    for state in states(policy).values():
        pilot = programme.pilots.get(state.pilot)
        if pilot is None or state.rung is not Rung.WARNED:
            continue
        if may(posts, Act.SUPERVISION_ASSIGN, pilot.area, on=day):
            warned = state.history[-1]
            ends = rectification_ends(warned.dated, policy.rating.ladder)
            key = f"{pilot.no}-{warned.number}"
            yield _due(
                DueKind.RECTIFICATION,
                key,
                ends,
                warned.document_no,
                pilot.area,
                programme,
                str(warned.number),
            )


def _due(  # noqa: PLR0913, PLR0917  a line of the list, column by column
    kind: DueKind,
    key: str,
    day: date | None,
    title: str,
    area: str,
    programme: Programme,
    found_by: str,
) -> Due:
    return Due(kind, key, day, title, area, place_of(programme.areas, area), found_by)


def office_of(programme: Programme, code: str) -> Bilingual:
    """Who speaks for an area: by its name, for the nation the national office."""
    place = place_of(programme.areas, code)
    return programme.facts.roles.get("nation", place) if code == NATION else place


def place_of(areas: Mapping[str, Area], code: str) -> Bilingual:
    """What an area is called; its code where the programme does not know it."""
    known = areas.get(code)
    return Bilingual(known.name, known.name_en) if known else Bilingual(code, code)
