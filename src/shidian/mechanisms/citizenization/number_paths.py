"""The numbers of a question that can be changed: where each stands, and how it is typed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from shidian.core import DataError, Fault
from shidian.mechanisms.citizenization.model import Nature, Origin
from shidian.mechanisms.citizenization.question import CostQuestion
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule
from shidian.programme.cells import PLACES, integer, number

Steps = tuple[str | int, ...]
"""How a number is reached: names of fields, keys, and places in lists."""
PEOPLE = "people"
"""The path of a factor for all people."""
_WHOLE = ("years", "up_to")
_DIGITS = 16  # of a number before its point: sums of such are exact
_TERMS = ("horizon", "discount", "growth")


def paths(question: CostQuestion) -> Mapping[str, Steps]:
    """Where every number stands that can be changed, by its path."""
    found: dict[str, Steps] = {name: ("model", name) for name in _TERMS}
    found[PEOPLE] = (PEOPLE,)
    for place, item in enumerate(question.model.stated.items):
        names = ["cost", "cost.low", "cost.high", "users", "spare", "paid"]
        names += [f"origins.{origin}" for origin in Origin]
        names += ["years"] if item.nature is Nature.YEARLY else []
        for name in names:
            found[f"items.{item.id}.{name}"] = ("model", "items", place, *name.split("."))
    for place, rule in enumerate(question.rules.stated.rules if question.rules else ()):
        for steps in _of_rule(rule):
            path = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in steps)
            found[f"rules[{place}]{path}"] = ("rules", "rules", place, *steps)
    return found


def _of_rule(rule: SharingRule) -> Iterator[Steps]:
    for name in ("shares", "amounts", "rest"):
        if getattr(rule, name):
            yield from ((name, payer.value) for payer in Payer)
    for place, tier in enumerate(rule.tiers):
        yield from (("tiers", place, "shares", payer.value) for payer in Payer)
        if tier.up_to is not None:
            yield "tiers", place, "up_to"


def read_number(text: str, path: str) -> Decimal | int:
    """The number that is typed for a path; DataError for what is none.

    Examples
    --------
    >>> read_number("0.03", "discount"), read_number("5", "items.works.years")
    (Decimal('0.03'), 5)
    """
    if path.rpartition(".")[2] in _WHOLE:
        return integer(text.strip())
    found = number(text.strip())
    if found.adjusted() >= _DIGITS:
        raise DataError(Fault("number_long", found=text[:80], whole=_DIGITS, places=PLACES))
    return found


def plant(tree: dict[str | int, Any], steps: Steps, value: Decimal | int) -> None:
    """Put a number where its steps lead; DataError where a part and the whole are given."""
    for step in steps[:-1]:
        tree = tree.setdefault(step, {})
        if not isinstance(tree, dict):  # an interval's end and the whole cost at once
            raise DataError(Fault("cost_range"))
    tree[steps[-1]] = value
