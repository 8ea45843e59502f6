"""What the page for confirming shows: a plan's text in coloured stretches, and a card for each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from shidian.core import Commitment
from shidian.plans import Difference, Figure, Plan, Reading, context_of, difference, read
from shidian.plans.commitments import Destination, Proposal, commitment
from shidian.programme import Programme
from shidian.register import Entry, Snapshot
from shidian.store.models import Decision, Upload
from shidian.store.programmes import programme_of
from shidian.store.snapshot import version
from shidian.store.uploads import decisions, document_id, find

_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")
Place = tuple[int, int, str]
"""Start, end and type of something read: what a decision is about."""


@dataclass(frozen=True)
class Card:
    """Something read, the commitment it would be, how it differs, and what was decided.

    `state` is ``same``, ``changed`` or ``added`` against the register, where `held` is the entry
    of the earlier version; ``unplaced`` while the pilot is not known.
    """

    number: int
    proposal: Proposal
    place: Place
    colour: str
    state: str
    commitment: Commitment | None
    held: Entry[Commitment] | None
    decision: Decision | None

    @property
    def is_figure(self) -> bool:
        """Whether it is a number."""
        return isinstance(self.proposal, Figure)

    @property
    def said(self) -> str:
        """Its characters, for the address of a stretch."""
        return f"{self.place[0]}–{self.place[1]}"


@dataclass(frozen=True)
class Stretch:
    """A stretch of the text; `card` is the number of the card it belongs to, if any."""

    text: str
    colour: str
    card: int | None
    begins: bool


@dataclass(frozen=True)
class Sheet:
    """One plan of an upload, ready to be confirmed."""

    upload: Upload
    plan: Plan
    number: int
    pilot: str
    stretches: Sequence[Stretch]
    cards: Sequence[Card]
    dropped: Sequence[Entry[Commitment]]

    @property
    def open(self) -> int:
        """How many cards nobody has decided about and that the register does not hold yet."""
        return sum(card.decision is None and card.state != "same" for card in self.cards)


def sheet_of(upload: Upload, number: int, asked: str, snapshot: Snapshot) -> Sheet:
    """The plan with a number in an upload, against what the register holds of its pilot.

    Parameters
    ----------
    upload : Upload
    number : int
        Of the plan in the file, from 0.
    asked : str
        Number of the pilot that a person chose; empty to take the one that the title names.
    snapshot : Snapshot
    """
    programme = snapshot.programme
    reading = reading_of(upload.sha256, version()[0])
    plan = reading.plans[min(number, len(reading.plans) - 1)]
    pilot = asked or context_of(programme).pilot(plan.place) or ""
    bounds = reading.text.places[plan.start], reading.text.places[plan.end - 1] + 1
    proposals = proposals_of(reading, bounds)
    held = snapshot.commitments_of.get(pilot, ()) if pilot else ()
    made, compared = _compared(upload, plan.place, pilot, proposals, held, programme)
    cards = _cards(proposals, made, compared, held, decisions(upload))
    content = upload.content[slice(*bounds)]
    stretches = list(_stretches(content, bounds[0], _marks(cards, reading, bounds)))
    gone = {id(one) for one in compared.dropped}
    dropped = [entry for entry in held if id(entry.record) in gone]
    return Sheet(upload, plan, number, pilot, stretches, cards, dropped)


@lru_cache(maxsize=4)
def reading_of(sha256: str, package: int) -> Reading:
    """The reading of an upload in the words of a package; neither ever changes, so it is kept."""
    return read(find(sha256).content, context_of(programme_of(package)))


def proposals_of(reading: Reading, bounds: tuple[int, int]) -> list[Proposal]:
    """All that was read between two characters, in the order of the text."""
    found: list[Proposal] = [*reading.figures, *reading.statements]
    inside = [one for one in found if bounds[0] <= one.span[0] < bounds[1]]
    return sorted(inside, key=lambda one: one.span)


def place_of(proposal: Proposal) -> Place:
    """What a decision about a proposal is remembered by."""
    kind = "figure" if isinstance(proposal, Figure) else proposal.type.value
    return (*proposal.span, kind)


def commitment_of(
    proposal: Proposal, upload: Upload, pilot: str, programme: Programme
) -> Commitment:
    """The commitment that a proposal of an upload would be."""
    mark = f"{upload.sha256[:8]}-"
    into = Destination(programme, document_id(upload.sha256), {proposal.pilot: pilot}, mark=mark)
    return commitment(proposal, into)


def _compared(
    upload: Upload,
    place: str,
    pilot: str,
    proposals: Sequence[Proposal],
    held: Sequence[Entry[Commitment]],
    programme: Programme,
) -> tuple[list[Commitment], Difference]:
    if not pilot:
        return [], Difference([], [], [], [])
    mark = f"{upload.sha256[:8]}-"
    into = Destination(programme, document_id(upload.sha256), {place: pilot}, mark=mark)
    made = [commitment(proposal, into) for proposal in proposals]
    return made, difference([entry.record for entry in held], made)


def _cards(
    proposals: Sequence[Proposal],
    made: Sequence[Commitment],
    compared: Difference,
    held: Sequence[Entry[Commitment]],
    decided: Mapping[Place, Decision],
) -> list[Card]:
    entries = {id(entry.record): entry for entry in held}
    states: dict[int, tuple[str, Entry[Commitment] | None]] = {}
    for name, pairs in (("same", compared.same), ("changed", compared.changed)):
        states.update((id(new), (name, entries[id(old)])) for old, new in pairs)
    states.update((id(new), ("added", None)) for new in compared.added)
    cards = []
    for number, proposal in enumerate(proposals):
        one = made[number] if made else None
        state, entry = states[id(one)] if one is not None else ("unplaced", None)
        place = place_of(proposal)
        colour = proposal.kind.value if isinstance(proposal, Figure) else proposal.type.value
        cards.append(Card(number, proposal, place, colour, state, one, entry, decided.get(place)))
    return cards


def _marks(
    cards: Sequence[Card], reading: Reading, bounds: tuple[int, int]
) -> list[tuple[int, int, str, int | None]]:
    """Spans with their colours; the longest first, so that shorter ones lie upon them."""
    marks: list[tuple[int, int, str, int | None]] = [
        (*card.proposal.span, card.colour, card.number) for card in cards
    ]
    marks += [
        (*one.span, "unread", None)
        for one in reading.coverage.unread
        if bounds[0] <= one.span[0] < bounds[1]
    ]
    return sorted(marks, key=lambda mark: mark[0] - mark[1])


def _stretches(
    content: str, start: int, marks: Sequence[tuple[int, int, str, int | None]]
) -> Iterator[Stretch]:
    """The text cut where a mark begins or ends; each piece has its innermost mark."""
    owners: list[int | None] = [None] * len(content)
    for number, (first, last, _, _) in enumerate(marks):
        owners[first - start : last - start] = [number] * (last - first)
    begun: set[int] = set()
    place = 0
    while place < len(content):
        owner, end = owners[place], place
        while end < len(content) and owners[end] == owner:
            end += 1
        text = _BLANK_LINES.sub("\n", content[place:end])
        if owner is None:
            yield Stretch(text, "", None, False)
        else:
            _, _, colour, card = marks[owner]
            yield Stretch(text, colour, card, owner not in begun)
            begun.add(owner)
        place = end
