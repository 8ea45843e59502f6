"""What two schemes say differently: every number, and what was added or removed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeAlias

from shidian.core import Bilingual
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.reform import paths_by_id
from shidian.mechanisms.settlement.scheme import Amount, Condition
from shidian.mechanisms.settlement.scheme.paths import clauses_of, items_of

Said: TypeAlias = Mapping[str, str]
"""Path by ids to what stands there."""


@dataclass(frozen=True)
class Difference:
    """One thing that two schemes say differently.

    Parameters
    ----------
    path : str
        Ids down to it: ``items.insurance.cap``.
    label : Bilingual
        Of the item, clause or input; empty for a part of the scheme itself.
    before, after : str
        As the file says it, parameters as their value on the day; None where it is not said.
    """

    path: str
    label: Bilingual
    before: str | None
    after: str | None


def differences(before: Day, after: Day) -> tuple[Difference, ...]:
    """What two schemes say differently on their days, in the order of the files.

    Two days of one scheme differ by the parameters and items that came into force in between.
    """
    old, new = dict(_said(before)), dict(_said(after))
    labels = _labels(before) | _labels(after)
    return tuple(
        Difference(path, _label(path, labels), old.get(path), new.get(path))
        for path in (*old, *(path for path in new if path not in old))
        if old.get(path) != new.get(path)
    )


def _said(day: Day) -> Iterator[tuple[str, str]]:
    scheme = day.scheme
    yield "unit", f"{scheme.unit.normalize():f}"
    for name, asked in scheme.inputs.items():
        yield f"inputs.{name}", f"{asked.kind} {asked.missing}"
    for item in scheme.every_item:
        if item.in_force(day.on):
            yield f"items.{item.id}", item.kind
            yield from _when(day, f"items.{item.id}", item.when)
    for path, clause in clauses_of(scheme):
        here = f"{path.partition('[')[0]}.{clause.id}"
        yield here, ""
        yield from _when(day, here, clause.when)
    for one in scheme.entitlements:
        for cost in one.costs:
            yield f"entitlements.{one.id}.costs.{cost.item}", f"{cost.yuan} {cost.each}"
    yield from _numbers(day)
    if scheme.selection:
        order = " ".join(f"{one.input}:{one.best}" for one in scheme.selection.order)
        yield "selection.order", order


def _numbers(day: Day) -> Iterator[tuple[str, str]]:
    """Numbers outside conditions; those of conditions are said with them."""
    out = {f"items.{item.id}" for _, item in items_of(day.scheme) if not item.in_force(day.on)}
    for path, (_, number) in paths_by_id(day.scheme).items():
        head = ".".join(path.split(".")[:2])
        if isinstance(number, Amount) and ".when[" not in path and head not in out:
            yield path, _value(day, number)


def _value(day: Day, amount: Amount) -> str:
    return f"{day.number(amount).normalize():f}"


def _when(day: Day, path: str, conditions: tuple[Condition, ...]) -> Iterator[tuple[str, str]]:
    for condition in conditions:
        yield f"{path}.when: {_text(day, condition)}", ""


def _text(day: Day, condition: Condition) -> str:
    """A condition on one line: ``insurance_months at_least 12``."""
    if condition.parts:
        name = next(n for n in ("any", "all", "none") if getattr(condition, f"{n}_"))
        return f"{name} (" + "; ".join(_text(day, part) for part in condition.parts) + ")"
    said = [
        f"{field.name.rstrip('_')} {_plain(day, getattr(condition, field.name))}"
        for field in fields(condition)
        if getattr(condition, field.name) not in ("", None, ())
    ]
    return " ".join(said).removeprefix("input ")


def _plain(day: Day, found: object) -> str:
    if isinstance(found, tuple):
        return ",".join(map(str, found))
    if isinstance(found, Amount):
        return _value(day, found)
    return {True: "yes", False: "no"}[found] if isinstance(found, bool) else str(found)


def _labels(day: Day) -> dict[str, Bilingual]:
    scheme = day.scheme
    labels = {f"inputs.{name}": asked.label for name, asked in scheme.inputs.items()}
    labels |= {f"items.{item.id}": item.label for item in scheme.every_item}
    return labels | {
        f"{path.partition('[')[0]}.{one.id}": one.label for path, one in clauses_of(scheme)
    }


def _label(path: str, labels: Mapping[str, Bilingual]) -> Bilingual:
    head = ".".join(path.partition(".when")[0].split(".")[:2])
    return labels.get(head, Bilingual("", ""))
