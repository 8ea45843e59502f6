"""The items of a scheme on a day as rules: what each gives, in units of points."""

from dataclasses import dataclass

from shidian.engine import (
    Choice,
    Constant,
    Every,
    Largest,
    Lookup,
    Multiples,
    Rule,
    Steps,
    Sum,
    Within,
)
from shidian.mechanisms.settlement.condition_rules import Facts, Inputs
from shidian.mechanisms.settlement.scheme import (
    AgeBands,
    Amount,
    Band,
    Bands,
    BestOf,
    FirstOf,
    Flag,
    Item,
    PerStep,
    SumOf,
    Table,
)
from shidian.mechanisms.settlement.whole_days import days


@dataclass(frozen=True)
class Items:
    """The items of a scheme, over inputs that are columns of a table."""

    inputs: Inputs

    def item(self, item: Item) -> Rule:
        """What an item gives, its conditions and limits applied."""
        match item:
            case BestOf():
                raw: Rule = Largest(self._parts(item.items) or (Constant(0),))
            case SumOf():
                raw = Sum(self._parts(item.items))
            case FirstOf():
                inside = self.inputs.day.items(item.items)
                cases = tuple((self._when(one), self.item(one)) for one in inside)
                raw = Choice(cases, Constant(0))
            case _:
                raw = self._single(item)
        limited = self.limited(raw, item.cap, item.floor)
        return Choice(((self._when(item), limited),), Constant(0)) if item.when else limited

    def _parts(self, items: tuple[Item, ...]) -> tuple[Rule, ...]:
        return tuple(self.item(one) for one in self.inputs.day.items(items))

    def nested(self, items: tuple[Item, ...], around: tuple[Rule, ...] = ()) -> dict[str, Rule]:
        """Items by id, those in groups too: nothing where a group's conditions fail."""
        found: dict[str, Rule] = {}
        for item in self.inputs.day.items(items):
            inside = (Every(around), self.item(item))
            found[item.id] = Choice((inside,), Constant(0)) if around else inside[1]
            if isinstance(item, BestOf | FirstOf | SumOf):
                below = (*around, self._when(item)) if item.when else around
                found |= self.nested(item.items, below)
        return found

    def _when(self, item: Item) -> Rule:
        return Facts(self.inputs).every(item.when)

    def _single(self, item: Table | Bands | AgeBands | PerStep | Flag) -> Rule:
        units, read = self.inputs.day.units, self.inputs.rule(item.input)
        match item:
            case Table():
                codes = self.inputs.codes(item.input)
                return Lookup(read, tuple(units(item.points.get(c, Amount("0"))) for c in codes))
            case Flag():
                return Lookup(read, (0, units(item.points)))
            case Bands():
                return self._steps(read, item.bands)
            case AgeBands():
                return self._ages(read, item.bands)
            case PerStep():
                return self._per_step(item, read)

    def _per_step(self, item: PerStep, read: Rule) -> Rule:
        asked = self.inputs.day.scheme.inputs[item.input]
        step, each = self.inputs.day.whole(item.step), self.inputs.day.units(item.points)
        most = max(asked.max, 0) // step
        if item.cap is not None and each > 0:
            # Later steps change nothing.
            most = min(most, -(-self.inputs.day.units(item.cap) // each))
        counted = Within(read, 0, None) if asked.min < 0 else read
        return Multiples(counted, step, each, most)

    def _steps(self, read: Rule, bands: tuple[Band, ...]) -> Rule:
        whole = self.inputs.day.whole
        edges: list[tuple[int | None, int]] = [(None, 0)]
        for band in bands:
            units = self.inputs.day.units(band.points)
            edges.append((None if band.from_ is None else whole(band.from_), units))
            if band.to is not None:
                edges.append((whole(band.to) + 1, 0))
        return _stretches(read, edges)

    def _ages(self, read: Rule, bands: tuple[Band, ...]) -> Rule:
        """Bands of age as stretches of dates of birth, the oldest first."""
        whole, ago = self.inputs.day.whole, self.inputs.day.years_ago
        edges: list[tuple[int | None, int]] = [(None, 0)]
        for band in reversed(bands):
            first = None if band.to is None else days(ago(whole(band.to) + 1)) + 1
            edges.append((first, self.inputs.day.units(band.points)))
            last = self.inputs.day.on if band.from_ is None else ago(whole(band.from_))
            edges.append((days(last) + 1, 0))  # also what ends a date that never came
        return _stretches(read, edges)

    def limited(self, rule: Rule, cap: Amount | None, floor: Amount | None) -> Rule:
        """A rule's value, not above a cap nor below a floor."""
        if cap is None and floor is None:
            return rule
        units = self.inputs.day.units
        low = None if floor is None else units(floor)
        return Within(rule, low, None if cap is None else units(cap))


def _stretches(read: Rule, edges: list[tuple[int | None, int]]) -> Rule:
    """Steps from edges in rising order; of edges at one place the last counts."""
    below, starts = 0, dict[int, int]()
    for start, units in edges:
        if start is None:
            below = units
        else:
            starts[start] = units
    return Steps(read, tuple(starts), (below, *starts.values()))
