"""What a check works on: the figures and statements of one plan, read or registered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import Commitment, Statement, StatementType, as_statement
from shidian.plans.context import Context
from shidian.plans.figures.figure import Figure
from shidian.plans.numbers.units import dimension, size
from shidian.plans.reading import Reading

_CHANGES = ("+", "-", "+pp", "-pp")


@dataclass(frozen=True)
class Claim:
    """A figure of a plan, wherever it comes from.

    Parameters
    ----------
    kind : str
        ``baseline``, ``target``, ``cost`` or ``funding``.
    name, code, subject : str
        As the plan names it; the programme's indicator and the part of the pilot, or empty.
    year, start_year : int or None
    op : str
    value, high : Decimal, Decimal or None
    unit : str
        As written.
    per_year, cumulative : bool
    span : tuple of int or None
        Its characters in the document.
    """

    kind: str
    name: str
    code: str
    subject: str
    year: int | None
    start_year: int | None
    op: str
    value: Decimal
    high: Decimal | None
    unit: str
    per_year: bool
    cumulative: bool
    span: tuple[int, int] | None

    @property
    def amount(self) -> Decimal:
        """The value in people, yuan, 亩 or the smallest unit of whatever it measures."""
        return self.value * size(self.unit)

    @property
    def measures(self) -> str:
        """What its unit measures; 67万 without 人 measures people."""
        measured = dimension(self.unit)
        return "people" if measured == "number" else measured

    @property
    def is_level(self) -> bool:
        """Whether it states how much there is, not a change of it."""
        return self.op not in _CHANGES

    @property
    def text(self) -> str:
        """Name, value and year, as a working shows them.

        Examples
        --------
        >>> Claim("cost", "人均成本", "", "", 2020, None, "=", Decimal("8.18"), None, "万元",
        ...       False, False, (7, 12)).text
        '人均成本 8.18万元（2020）'
        """
        name = f"{self.subject}·{self.name}" if self.subject else self.name
        value = f"{self.value:f}" + (f"—{self.high:f}" if self.high is not None else "")
        unit = "平方公里" if self.unit == "km2" else self.unit
        return f"{name} {value}{unit}" + (f"（{self.year}）" if self.year else "")


@dataclass(frozen=True)
class Promise:
    """A statement without a number: its type and kind, name, year and characters."""

    type: str
    kind: str
    name: str
    year: int | None
    span: tuple[int, int] | None


@dataclass(frozen=True)
class Draft:
    """A plan under check.

    Parameters
    ----------
    place : str
        The place it is of, as its title names it.
    pilot : str or None
        Number of the pilot, where the place is one.
    claims : sequence of Claim
        Its figures in the order of the text.
    promises : sequence of Promise
    """

    place: str
    pilot: str | None
    claims: Sequence[Claim]
    promises: Sequence[Promise]

    def levels(self, code: str) -> dict[int, Claim]:
        """The levels of an indicator for the whole place, by year; the first of each year."""
        found: dict[int, Claim] = {}
        for claim in self.claims:
            if code and claim.code == code and claim.year and claim.is_level and not claim.subject:
                found.setdefault(claim.year, claim)
        return found


def drafts_of(reading: Reading, context: Context) -> list[Draft]:
    """The plans of a document that was read.

    Examples
    --------
    >>> from shidian.plans.reading import read
    >>> reading = read("甲县试点方案\\n一、目标\\n到2020年，城镇化率达到45%。")
    >>> [(draft.place, len(draft.claims)) for draft in drafts_of(reading, Context())]
    [('甲县', 1)]
    """
    made = []
    for plan in reading.plans:
        characters = reading.text.places[plan.start : plan.end] or [0]
        bounds = characters[0], characters[-1] + 1
        figures = [one for one in reading.figures if _within(one.span, bounds)]
        promises = [
            Promise(one.type.value, one.kind, one.name, one.year, one.span)
            for one in reading.statements
            if _within(one.span, bounds)
        ]
        claims = [_of_figure(one) for one in figures]
        made.append(Draft(plan.place, context.pilot(plan.place), claims, promises))
    return made


def draft_of(place: str, pilot: str, commitments: Iterable[Commitment]) -> Draft:
    """A pilot's plan from its commitments in the register or the package."""
    said = sorted((as_statement(one) for one in commitments), key=_place)
    claims = [_of_statement(one) for one in said if one.type is StatementType.FIGURE]
    promises = [
        Promise(one.type.value, one.kind, one.name, one.year, one.source.span)
        for one in said
        if one.type is not StatementType.FIGURE
    ]
    return Draft(place, pilot, claims, promises)


def _within(span: tuple[int, int], bounds: tuple[int, int]) -> bool:
    return bounds[0] <= span[0] < bounds[1]


def _place(statement: Statement) -> tuple[int, int]:
    return statement.source.span or (0, 0)


def _of_figure(figure: Figure) -> Claim:
    return Claim(
        figure.kind.value,
        figure.indicator,
        figure.indicator_code or "",
        figure.subject or "",
        figure.year,
        figure.start_year,
        figure.op,
        figure.value,
        figure.value_high,
        figure.unit,
        figure.per_year,
        figure.cumulative,
        figure.span,
    )


def _of_statement(statement: Statement) -> Claim:
    printed = statement.printed
    assert printed is not None  # a figure has one
    return Claim(
        statement.kind,
        statement.name,
        printed.indicator,
        printed.subject,
        statement.year,
        printed.start_year,
        printed.op,
        printed.value,
        printed.high,
        printed.unit,
        printed.per_year,
        printed.cumulative,
        statement.source.span,
    )
