"""The table that links people, money and land of a pilot, year by year.

Everything is passed in, each value with where it comes from; whoever calls it takes the people from
the register, the cost from the cost model and the rest from this room or from filings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from shidian.core import Bilingual, Confidence, DataError, Fault, Place
from shidian.mechanisms.transfers.results import Known, LinkageResult, LinkageRow

LOCAL = ("province", "city", "county", "town")
"""Payers whose cost a transfer from above relieves."""
UNDIVIDED = ("government", "unstated")
"""Payers in whose cost the centre's and the localities' parts are not told apart."""
NOTHING = Known(None, Bilingual("没有数据", "no value"))


@dataclass(frozen=True, kw_only=True)
class LinkageInput:
    """What is known of a pilot in a year.

    Parameters
    ----------
    pilot : str
    year : int
    planned, filed : Known
        People who are to settle by the plan, and who settled by the filing.
    costs : mapping of str to Known
        Yuan of the year, by payer.
    received : Known
        Yuan of transfers.
    land_due, land_granted : Known
        Mu.
    """

    pilot: str
    year: int
    planned: Known = NOTHING
    filed: Known = NOTHING
    costs: Mapping[str, Known] = field(default_factory=dict)
    received: Known = NOTHING
    land_due: Known = NOTHING
    land_granted: Known = NOTHING


def linkage_answered(
    inputs: Sequence[LinkageInput],
    payers: Sequence[str],
    hashes: Mapping[str, str],
    local: Sequence[str] = LOCAL,
) -> LinkageResult:
    """The table: a row a pilot and year, with the gaps.

    A sum or difference has no value where a part has none; it is no better established than the
    worst of its parts.

    Parameters
    ----------
    inputs : sequence of LinkageInput
    payers : sequence of str
        Codes of those who bear cost; the columns of the table. A payer without a value has none.
    hashes : mapping of str to str
        Identities of what the values come from.
    local : sequence of str
        Payers whose cost the transfers are set against.

    Raises
    ------
    DataError
        For a pilot and year twice, and a payer that is not among `payers`.
    """
    faults = [*_wrong(inputs, payers)]
    if faults:
        raise DataError(faults)
    rows = tuple(_row(one, payers, local) for one in inputs)
    return LinkageResult(
        parameters=(),
        warnings=tuple(_warnings(rows)),
        hashes=dict(hashes),
        rows=rows,
        payers=tuple(payers),
    )


def _row(one: LinkageInput, payers: Sequence[str], local: Sequence[str]) -> LinkageRow:
    costs = {payer: one.costs.get(payer, NOTHING) for payer in payers}
    of_local = _local_cost(costs, local)
    return LinkageRow(
        pilot=one.pilot,
        year=one.year,
        planned=one.planned,
        filed=one.filed,
        costs=costs,
        cost=_sum(list(costs.values()), _COST),
        local_cost=of_local,
        received=one.received,
        land_due=one.land_due,
        land_granted=one.land_granted,
        people_gap=_gap((one.planned, _PLANNED), (one.filed, _FILED), _PEOPLE),
        money_gap=_gap((of_local, _OF_LOCAL), (one.received, _RECEIVED), _MONEY),
        land_gap=_gap((one.land_due, _DUE), (one.land_granted, _GRANTED), _LAND),
    )


def _local_cost(costs: Mapping[str, Known], local: Sequence[str]) -> Known:
    """What localities bear; no value where a cost is not divided between them and the centre."""
    known = [cost for cost in costs.values() if cost.value is not None]
    if costs and not known:
        return _sum(list(costs.values()), _LOCAL_COST)
    parts = [cost for payer, cost in costs.items() if payer in local]
    if not parts or any(costs[payer].value for payer in UNDIVIDED if payer in costs):
        return Known(None, _NOT_DIVIDED)
    return _sum(parts, _LOCAL_COST)


def _sum(parts: Sequence[Known], whence: Bilingual) -> Known:
    values = [part.value for part in parts if part.value is not None]
    if not parts or len(values) < len(parts):
        lacking = (part.whence for part in parts if part.value is None)
        return Known(None, next(lacking, NOTHING.whence))
    return Known(sum(values, Decimal(0)), whence, _worst(parts))


def _gap(whole: tuple[Known, Bilingual], part: tuple[Known, Bilingual], whence: Bilingual) -> Known:
    """The difference of two values, each with its name; without one, which of them is missing."""
    a, b = whole[0], part[0]
    if a.value is None or b.value is None:
        lacking = [_lacking(*one) for one in (whole, part) if one[0].value is None]
        zh, en = "、".join(one.zh for one in lacking), " and ".join(one.en for one in lacking)
        return Known(None, Bilingual(f"{zh}没有数据", f"no value of {en}"))
    return Known(a.value - b.value, whence, _worst((a, b)))


def _lacking(known: Known, name: Bilingual) -> Bilingual:
    """The name of a value that is missing, and why it is where that is known."""
    why = known.whence
    if why == NOTHING.whence:
        return name
    return Bilingual(f"{name.zh}（{why.zh}）", f"{name.en} ({why.en})")


def _worst(parts: Iterable[Known]) -> Confidence:
    order = list(Confidence)
    return max((part.confidence for part in parts), key=order.index)


def _wrong(inputs: Sequence[LinkageInput], payers: Sequence[str]) -> Iterator[Fault]:
    first: dict[tuple[str, int], int] = {}
    for number, one in enumerate(inputs, start=1):
        key = (one.pilot, one.year)
        if key in first:
            place = Place(row=number, column="pilot year")
            yield Fault("duplicate", place, found=f"{one.pilot} {one.year}", first=first[key])
        first.setdefault(key, number)
        for payer in one.costs:
            if payer not in payers:
                place = Place(row=number, column="costs")
                yield Fault("not_choice", place, found=payer, known=" ".join(payers))


def _warnings(rows: Sequence[LinkageRow]) -> Iterator[Fault]:
    for number, row in enumerate(rows, start=1):
        for name, cell in _cells(row):
            if cell.confidence is Confidence.UNVERIFIED:
                yield Fault("official_source", Place(row=number, column=name), found=cell.whence)


def _cells(row: LinkageRow) -> Iterator[tuple[str, Known]]:
    """What was put in, by the name of its column."""
    for name in ("planned", "filed", "received", "land_due", "land_granted"):
        yield name, getattr(row, name)
    yield from ((f"cost_{payer}", cell) for payer, cell in row.costs.items())


_COST = Bilingual("各承担方之和", "sum over payers")
_LOCAL_COST = Bilingual("地方各级承担之和", "sum over local payers")
_NOT_DIVIDED = Bilingual(
    "成本没有分到地方各级", "the cost is not divided between centre and localities"
)
_PLANNED, _FILED = Bilingual("计划落户", "people planned"), Bilingual("上报落户", "people filed")
_OF_LOCAL = Bilingual("地方承担", "local cost")
_RECEIVED = Bilingual("收到转移支付", "transfers received")
_DUE, _GRANTED = Bilingual("应得用地", "land due"), Bilingual("下达用地", "land granted")
_PEOPLE = Bilingual("计划减上报", "planned less filed")
_MONEY = Bilingual("地方承担减收到的转移支付", "local cost less transfers received")
_LAND = Bilingual("应得减下达", "due less granted")
