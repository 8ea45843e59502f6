"""How random records are drawn."""

from decimal import Decimal

from hypothesis import strategies as st

from shidian.core import (
    Bilingual,
    Confidence,
    Observation,
    Op,
    Period,
    Printed,
    Quantity,
    SeriesBreak,
    Source,
    State,
    Statement,
    StatementType,
    Target,
    Unit,
    Vintage,
    as_commitment,
)
from shidian.core.printed import CHANGES, OPS
from shidian.core.statement import KINDS

UNITS = st.sampled_from(list(Unit))
# Up to what a register's table holds: 38 digits, ten of them after the point.
DECIMALS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**27) + 1, 10**27 - 1),
    st.integers(0, 10),
)
SMALL = st.integers(-10_000, 10_000).map(lambda n: Decimal(n).scaleb(-2))
IDENTIFIERS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,20}", fullmatch=True)
# Any text but half characters, and NUL, which no database takes.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
BILINGUALS = st.builds(Bilingual, TEXTS, TEXTS)
SPANS = st.none() | st.tuples(st.integers(0, 10**6), st.integers(1, 10**4)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)
PERIODS = st.one_of(
    st.builds(Period, st.integers(1949, 2100)),
    st.builds(Period, st.integers(1949, 2100), st.just("half"), st.integers(1, 2)),
    st.builds(Period, st.integers(1949, 2100), st.just("quarter"), st.integers(1, 4)),
    st.builds(Period, st.integers(1949, 2100), st.just("month"), st.integers(1, 12)),
)
SOURCES = st.builds(
    Source, IDENTIFIERS, TEXTS, SPANS, st.sampled_from(list(Confidence)), BILINGUALS
)
OBSERVATIONS = st.builds(
    Observation,
    st.from_regex(r"[0-9]{6}(-[0-9]{2})?", fullmatch=True),
    IDENTIFIERS,
    PERIODS,
    st.builds(Quantity, DECIMALS, UNITS),
    st.sampled_from(list(State)),
    st.sampled_from(list(Vintage)),
    SOURCES,
    st.frozensets(st.sampled_from(list(SeriesBreak))),
)


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """A target that does not contradict itself."""
    op, unit, year = draw(st.sampled_from(list(Op))), draw(UNITS), draw(st.integers(1949, 2100))
    ends = sorted([draw(DECIMALS), draw(DECIMALS)])
    return Target(
        draw(IDENTIFIERS),
        draw(st.integers(1, 99).map("{:02d}".format)),
        draw(IDENTIFIERS),
        op,
        Quantity(ends[0], unit),
        year,
        draw(SOURCES),
        Quantity(ends[1], unit) if op is Op.RANGE else None,
        draw(st.none() | st.integers(1949, year)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
    )


@st.composite
def printed_numbers(draw: st.DrawFn, year: int | None) -> Printed:
    """A number of a plan: of a known indicator and unit or not, a level or a change."""
    op, ends = draw(st.sampled_from(OPS)), sorted([draw(DECIMALS), draw(DECIMALS)])
    has_high = op == Op.RANGE or (op in CHANGES and draw(st.booleans()))
    return Printed(
        op,
        ends[0],
        draw(TEXTS | UNITS.map(lambda unit: unit.symbol)),
        ends[1] if has_high else None,
        draw(st.just("") | IDENTIFIERS),
        draw(st.none() | st.integers(1949, year or 2100)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(TEXTS),
        draw(TEXTS),
    )


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """A statement of any type and kind."""
    type_ = draw(st.sampled_from(list(StatementType)))
    kinds = {StatementType.TASK: st.just("") | IDENTIFIERS, StatementType.FUND: st.just("")}
    year = draw(st.none() | st.integers(1949, 2100))
    figure = type_ is StatementType.FIGURE
    return Statement(
        draw(IDENTIFIERS),
        draw(st.integers(1, 99).map("{:02d}".format)),
        type_,
        draw(kinds[type_] if type_ in kinds else st.sampled_from(list(KINDS[type_]))),
        draw(TEXTS),
        draw(SOURCES),
        year,
        "" if figure else draw(TEXTS),
        draw(printed_numbers(year)) if figure else None,
    )


COMMITMENTS = targets() | statements().map(as_commitment)
