"""The confirmed commitments of a programme's own document."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from shidian.core import Bilingual, Commitment
from shidian.plans.commitments import Destination, Proposal, commitment
from shidian.plans.context import context_of
from shidian.plans.corrections import corrected, notes, read_corrections
from shidian.plans.reading import read
from shidian.programme import Programme

_OUTLINES = "工作方案要点"


def confirmed(content: str, programme: Programme, corrections: str) -> list[Commitment]:
    """What the programme's document commits its pilots to.

    Parameters
    ----------
    content : str
        The document's text.
    programme : Programme
    corrections : str
        The reviewer's corrections, as the text of a CSV file.
    """
    context = context_of(programme)
    reading = read(content, context)
    changes = read_corrections(corrections)
    proposals = corrected([*reading.figures, *reading.statements], changes)
    pilots = _numbers(proposals, context.pilot)
    into = Destination(programme, programme.facts.document, pilots, _OUTLINES)
    zh, en = notes(changes, "note"), notes(changes, "note_en")
    made = []
    for proposal in proposals:
        if proposal.pilot in into.pilots:
            one = commitment(proposal, into)
            remark = Bilingual(zh.get(proposal.span, ""), en.get(proposal.span, ""))
            made.append(replace(one, source=replace(one.source, note=remark)))
    return made


def _numbers(
    proposals: Iterable[Proposal], number_of: Callable[[str], str | None]
) -> dict[str, str]:
    """The pilots' numbers by the places that the plans are of."""
    places = {proposal.pilot for proposal in proposals}
    return {place: number for place in places if (number := number_of(place))}
