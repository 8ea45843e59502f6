"""The way of a filing on its page: where it stands, the open steps, and what blocks them."""

from collections.abc import Sequence
from dataclasses import dataclass

from shidian.core import Bilingual, Fault
from shidian.register.access import Post
from shidian.register.filing import FilingSheet
from shidian.register.lifecycle import ASKED, FilingState, Step
from shidian.store.filings.quality import Finding
from shidian.store.filings.steps import open_moves
from shidian.store.models import Filing, Person

_S = FilingState
WAY = (_S.DRAFT, _S.SUBMITTED, _S.ENDORSED, _S.ACCEPTED, _S.PUBLISHED)


@dataclass(frozen=True)
class StepLine:
    """A step that is open to who asks: what it asks for, and what blocks it, each with its cell."""

    step: Step
    asks: Sequence[tuple[str, Bilingual]]
    blocked: Sequence[tuple[Fault, str]]


def blocked_steps(
    filing: Filing,
    sheet: FilingSheet,
    found: Sequence[Finding],
    posts: Sequence[Post],
    person: Person,
) -> Sequence[StepLine]:
    """The steps that are open, each blocking fault with the key of its cell, empty for none."""
    places = {_same(one.fault): one.key for one in found}
    places |= {_same(Fault("cell_missing", cell=c.name)): c.key for c in sheet.cells.values()}
    return [
        StepLine(
            move.transition.step,
            [(name, ASKED[name]) for name in move.transition.asks],
            [(fault, places.get(_same(fault), "")) for fault in move.blocked_by],
        )
        for move in open_moves(filing, posts, person)
    ]


def _same(fault: Fault) -> tuple[str, str]:
    """What two faults that say the same have in common."""
    return fault.code, fault.text("zh")


def ladder(filing: Filing) -> Sequence[tuple[FilingState, str]]:
    """The states on the way to publication, each past, present or ahead.

    A filing that was returned stands where it began; a province's own passes no province.
    """
    way = [one for one in WAY if not (filing.direct and one is _S.ENDORSED)]
    now = FilingState(filing.state)
    if now is _S.RETURNED:
        way[0] = _S.RETURNED
    at = way.index(now)
    look = ["past"] * at + ["present"] + ["ahead"] * (len(way) - at - 1)
    return list(zip(way, look, strict=True))
