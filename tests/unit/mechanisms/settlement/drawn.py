"""Small schemes of all kinds of parts, and persons for them, as Hypothesis draws them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from shidian.core import Bilingual, Source
from shidian.mechanisms.settlement.person import Person
from shidian.mechanisms.settlement.scheme import (
    AgeBands,
    Amount,
    Band,
    Bands,
    BestOf,
    Clause,
    Condition,
    Entitlement,
    FirstOf,
    Flag,
    Input,
    InputKind,
    Item,
    PerStep,
    Route,
    Scheme,
    Selection,
    SumOf,
    Table,
)
from shidian.mechanisms.settlement.scheme.numbers import number_faults
from shidian.mechanisms.settlement.scheme.references import reference_faults

NAME = Bilingual("甲", "A")
ON = date(2016, 2, 29)
CODES = dict.fromkeys(("none", "senior", "college"), NAME)
INPUTS = {
    "birth": Input(NAME, InputKind.DATE, "error"),
    "months": Input(NAME, InputKind.NUMBER, "0", max=40),
    "balance": Input(NAME, InputKind.NUMBER, "-3", min=-10, max=10),
    "school": Input(NAME, InputKind.CODE, "senior", codes=CODES),
    "job": Input(NAME, InputKind.FLAG, "yes"),
    "crime": Input(NAME, InputKind.DATE, "never"),
}
WHOLE = st.integers(-12, 42)
HALVES = st.integers(-30, 60).map(lambda n: Amount(str(Decimal(n) / 2)))
CAPS = st.none() | st.integers(0, 60).map(lambda n: Amount(str(Decimal(n) / 2)))
FLOORS = st.none() | st.integers(-60, 0).map(lambda n: Amount(str(Decimal(n) / 2)))
DATES = st.none() | st.sampled_from([ON - timedelta(1), ON, ON + timedelta(1)])


@st.composite
def bands(draw: st.DrawFn, edges: st.SearchStrategy[int]) -> tuple[Band, ...]:
    """Bands that rise, with gaps or without, open at the ends or not."""
    starts = sorted(draw(st.sets(edges, min_size=1, max_size=4)))
    found = []
    for place, start in enumerate(starts):
        after = starts[place + 1] if place + 1 < len(starts) else None
        last = start + 3 if after is None else draw(st.integers(start, after - 1))
        opens = place == 0 and draw(st.booleans())
        ends = after is None and draw(st.booleans())
        low, high = (None if opens else start), (None if ends else last)
        found.append(Band(draw(HALVES), _amount(low), _amount(high)))
    return tuple(found)


def _amount(number: int | None) -> Amount | None:
    return None if number is None else Amount(str(number))


@st.composite
def input_conditions(draw: st.DrawFn) -> Condition:
    """A condition on one input."""
    least, most = Amount(str(draw(WHOLE))), Amount(str(draw(WHOLE)))
    years, more = draw(st.integers(0, 60)), draw(st.integers(0, 60))
    number = draw(st.sampled_from(["months", "balance"]))
    day = draw(st.sampled_from(["birth", "crime"]))
    codes = draw(st.sets(st.sampled_from(list(CODES)), min_size=1))
    return draw(
        st.sampled_from(
            [
                Condition(input=number, at_least=least),
                Condition(input=number, at_most=most),
                Condition(input=number, at_least=least, at_most=most),
                Condition(input="school", in_=tuple(sorted(codes))),
                Condition(input="job", is_=draw(st.booleans())),
                Condition(input=day, age_at_least=years),
                Condition(input=day, age_at_most=years),
                Condition(input=day, age_at_least=years, age_at_most=more),
                Condition(input=day, within_years=years),
            ]
        )
    )


def conditions(leaves: st.SearchStrategy[Condition]) -> st.SearchStrategy[tuple[Condition, ...]]:
    """Conditions that must all hold, some of them made of others."""
    some = st.recursive(
        leaves,
        lambda inner: st.builds(
            lambda name, parts: Condition(**{name: tuple(parts)}),
            st.sampled_from(["any_", "all_", "none_"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        max_leaves=4,
    )
    return st.lists(some, max_size=2).map(tuple)


@st.composite
def single_items(draw: st.DrawFn) -> Item:
    """An item that reads one input."""
    rest = {
        "id": "x",
        "label": NAME,
        "when": draw(conditions(input_conditions())),
        "cap": draw(CAPS),
        "floor": draw(FLOORS),
        "from_": draw(DATES),
        "until": draw(DATES),
    }
    if rest["from_"] and rest["until"] and rest["until"] < rest["from_"]:
        rest["until"] = None
    number = draw(st.sampled_from(["months", "balance"]))
    makers: list[Callable[[], Item]] = [
        lambda: Table(
            input="school",
            points=draw(st.dictionaries(st.sampled_from(list(CODES)), HALVES)),
            **rest,
        ),
        lambda: Bands(input=number, bands=draw(bands(WHOLE)), **rest),
        lambda: AgeBands(
            input=draw(st.sampled_from(["birth", "crime"])),
            bands=draw(bands(st.integers(0, 60))),
            **rest,
        ),
        lambda: PerStep(
            input=number,
            step=Amount(str(draw(st.integers(1, 13)))),
            points=draw(HALVES),
            **rest,
        ),
        lambda: Flag(input="job", points=draw(HALVES), **rest),
    ]
    return draw(st.sampled_from(makers))()


@st.composite
def groups(draw: st.DrawFn, inner: st.SearchStrategy[Item]) -> Item:
    """Several items as one."""
    kind = draw(st.sampled_from([BestOf, FirstOf, SumOf]))
    return kind(
        id="x",
        label=NAME,
        when=draw(conditions(input_conditions())),
        cap=draw(CAPS),
        floor=draw(FLOORS),
        items=tuple(draw(st.lists(inner, min_size=1, max_size=3))),
    )


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    """A scheme that a file could hold."""
    items = st.recursive(single_items(), groups, max_leaves=4)
    numbered = _numbered(draw(st.lists(items, min_size=1, max_size=4)), "i")
    ids = [item.id for item in _flat(numbered)]
    leaves = st.one_of(
        input_conditions(),
        st.builds(lambda n: Condition(points_at_least=n), HALVES),
        st.builds(lambda one, n: Condition(item=one, at_least=n), st.sampled_from(ids), HALVES),
        st.builds(lambda one, n: Condition(item=one, at_most=n), st.sampled_from(ids), HALVES),
    )

    def some(kind: type[Clause], letter: str) -> tuple[Clause, ...]:
        whens = draw(st.lists(conditions(leaves), max_size=2))
        return tuple(
            kind(id=f"{letter}{place}", label=NAME, when=when) for place, when in enumerate(whens)
        )

    first = Entitlement(id="e0", label=NAME, when=draw(conditions(leaves)))
    later = conditions(st.just(Condition(holds="e0")) | leaves)
    scheme = Scheme(
        code="drawn",
        version="1",
        title=NAME,
        from_=date(2010, 1, 1),
        source=Source("assumption"),
        unit=Decimal("0.5"),
        inputs=INPUTS,
        items=numbered,
        cap=draw(CAPS),
        floor=draw(FLOORS),
        vetoes=some(Clause, "v"),
        prerequisites=some(Clause, "p"),
        routes=some(Route, "r"),  # type: ignore[arg-type]
        entitlements=(first, Entitlement(id="e1", label=NAME, when=draw(later))),
        selection=draw(st.none() | st.builds(Selection, HALVES)),
    )
    assert not [*reference_faults(scheme), *number_faults(scheme)]
    return scheme


def persons() -> st.SearchStrategy[Person]:
    """A person, any of whose inputs may be missing where that is allowed."""
    dates = st.dates(date(1950, 1, 1), ON) | st.sampled_from(
        [date(year, month, day) for year in (1976, 1998, 2015) for month, day in ((2, 28), (3, 1))]
    )
    none = st.none()
    return st.fixed_dictionaries(
        {
            "birth": dates,
            "months": none | st.integers(0, 40),
            "balance": none | st.integers(-10, 10),
            "school": none | st.sampled_from(list(CODES)),
            "job": none | st.booleans(),
            "crime": none | dates,
        }
    )


def _numbered(items: Sequence[Item], prefix: str) -> tuple[Item, ...]:
    found: list[Item] = []
    for place, item in enumerate(items):
        name = f"{prefix}{place}"
        inner = (
            {"items": _numbered(item.items, f"{name}_")}
            if isinstance(item, BestOf | FirstOf | SumOf)
            else {}
        )
        found.append(replace(item, id=name, **inner))
    return tuple(found)


def _flat(items: Sequence[Item]) -> list[Item]:
    found: list[Item] = []
    for item in items:
        found.append(item)
        if isinstance(item, BestOf | FirstOf | SumOf):
            found += _flat(item.items)
    return found
