"""What a scheme names must exist and be of the right kind: inputs, codes, items, entitlements."""

from collections.abc import Iterator

from shidian.core import Fault, Place
from shidian.mechanisms.settlement.scheme.clauses import Best
from shidian.mechanisms.settlement.scheme.inputs import InputKind
from shidian.mechanisms.settlement.scheme.items import (
    AgeBands,
    Bands,
    Flag,
    Item,
    PerStep,
    Table,
)
from shidian.mechanisms.settlement.scheme.paths import (
    Path,
    clauses_of,
    conditions_below,
    conditions_of,
    items_of,
)
from shidian.mechanisms.settlement.scheme.scheme import Scheme

_ITEM_INPUTS = {
    Table: InputKind.CODE,
    Bands: InputKind.NUMBER,
    AgeBands: InputKind.DATE,
    PerStep: InputKind.NUMBER,
    Flag: InputKind.FLAG,
}
_TEST_INPUTS = {
    "at_least": InputKind.NUMBER,
    "at_most": InputKind.NUMBER,
    "is_": InputKind.FLAG,
    "in_": InputKind.CODE,
    "age_at_least": InputKind.DATE,
    "age_at_most": InputKind.DATE,
    "within_years": InputKind.DATE,
}
_ORDERS = {Best.MOST: InputKind.NUMBER, Best.LEAST: InputKind.NUMBER}


def reference_faults(scheme: Scheme) -> Iterator[Fault]:
    """What a scheme names that is not there, or not of that kind, each with its path."""
    yield from _repeated(scheme)
    for path, item in items_of(scheme):
        yield from _item_faults(scheme, path, item)
    for path, condition in conditions_of(scheme):
        for test in condition.tests if condition.input else ():
            yield from _input(scheme, path, condition.input, _TEST_INPUTS[test])
        yield from _codes(scheme, f"{path}.in", condition.input, condition.in_)
    yield from _selection(scheme)
    yield from _earlier(scheme)


def _repeated(scheme: Scheme) -> Iterator[Fault]:
    seen: dict[str, Path] = {}
    for path, part in (*items_of(scheme), *clauses_of(scheme)):
        if part.id in seen:
            yield _fault("scheme_id_twice", f"{path}.id", found=part.id, first=seen[part.id])
        seen.setdefault(part.id, path)


def _item_faults(scheme: Scheme, path: Path, item: Item) -> Iterator[Fault]:
    if isinstance(item, Table | Bands | AgeBands | PerStep | Flag):
        yield from _input(scheme, f"{path}.input", item.input, _ITEM_INPUTS[type(item)])
    if isinstance(item, Table):
        yield from _codes(scheme, f"{path}.points", item.input, tuple(item.points))
    if item.from_ and item.until and item.until < item.from_:
        yield _fault("scheme_item_dates", f"{path}.until", found=item.until, since=item.from_)
    for inner, condition in conditions_below(f"{path}.when", item.when):
        if not (condition.input or condition.parts):
            yield _fault("scheme_item_condition", inner)


def _selection(scheme: Scheme) -> Iterator[Fault]:
    if scheme.selection is None:
        return
    for number, order in enumerate(scheme.selection.order):
        kind = _ORDERS.get(order.best, InputKind.DATE)
        yield from _input(scheme, f"selection.order[{number}]", order.input, kind)
    quota = scheme.selection.quota
    if quota and quota.of:
        yield from _input(scheme, "selection.quota.by", quota.by, InputKind.CODE)
        yield from _codes(scheme, "selection.quota.of", quota.by, tuple(quota.of))


def _earlier(scheme: Scheme) -> Iterator[Fault]:
    """Conditions on items that are not there, and on entitlements that do not stand before."""
    items = {item.id for item in scheme.every_item}
    held: set[str] = set()
    for path, clause in clauses_of(scheme):
        for inner, condition in conditions_below(f"{path}.when", clause.when):
            if condition.item and condition.item not in items:
                yield _fault("scheme_item_unknown", inner, found=condition.item)
            if condition.holds and condition.holds not in held:
                yield _fault("scheme_holds_unknown", inner, found=condition.holds)
        if path.startswith("entitlements"):
            held.add(clause.id)


def _input(scheme: Scheme, path: Path, name: str, kind: InputKind) -> Iterator[Fault]:
    found = scheme.inputs.get(name)
    if found is None:
        known = " ".join(scheme.inputs) or "-"
        yield _fault("scheme_input_unknown", path, found=name, known=known)
    elif found.kind is not kind:
        yield _fault("scheme_input_kind", path, found=name, kind=found.kind, expected=kind)


def _codes(scheme: Scheme, path: Path, name: str, codes: tuple[str, ...]) -> Iterator[Fault]:
    known = scheme.inputs[name].codes if name in scheme.inputs else {}
    for code in codes:
        if known and code not in known:
            yield _fault("scheme_code_unknown", path, found=code, known=" ".join(known))


def _fault(code: str, path: Path, **found: object) -> Fault:
    return Fault(code, Place(column=path), **found)
