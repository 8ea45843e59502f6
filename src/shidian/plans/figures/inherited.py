"""Names that a sentence leaves to one before it: 到2020年分别达到60%、46%。"""

from collections.abc import Sequence
from dataclasses import replace

from shidian.plans.figures.dealing import THOSE
from shidian.plans.figures.lists import CONNECTED
from shidian.plans.figures.name import Name
from shidian.plans.figures.slots import Slot


def inherited(slots: Sequence[Slot], found: Sequence[Name], rates: Sequence[str]) -> list[Name]:
    """The names of a sentence's numbers, nameless shares named after the rates before it.

    Parameters
    ----------
    slots : sequence of Slot
    found : sequence of Name
    rates : sequence of str
        The indicators of the programme, measured in per cent, that the last sentence with such
        figures names. Others are not carried: a sentence that slips in between would lend its
        names to figures that are not of it.
    """
    result = list(found)
    number = 0
    while number < len(slots):
        until = number + 1
        while until < len(slots) and CONNECTED.fullmatch(slots[until].gap):
            until += 1
        if until - number == len(rates) and all(
            map(_nameless, slots[number:until], result[number:until])
        ):
            pairs = zip(result[number:until], rates, strict=True)
            result[number:until] = [replace(one, indicator=rate) for one, rate in pairs]
        number = until
    return result


def _nameless(slot: Slot, name: Name) -> bool:
    """Whether a share says how high it is, and of what not: 两率 is no name either."""
    said = not name.indicator or THOSE.match(name.indicator)
    return bool(said) and slot.quantity.unit == "%" and bool(name.lead.cues)
