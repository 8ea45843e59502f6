"""The columns of the linkage table: what is the same in every row of one stands at its head."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from shidian.core import Bilingual, Confidence
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.words import PAYERS
from shidian.mechanisms.transfers.linkage import NOTHING
from shidian.mechanisms.transfers.results import Known, LinkageResult, LinkageRow

_PEOPLE = (
    ("planned", Bilingual("计划落户", "Planned")),
    ("filed", Bilingual("实际落户", "Settled")),
    ("people_gap", Bilingual("人数差", "People short")),
)
_MONEY = (
    ("cost", Bilingual("成本合计（元）", "Cost in all (yuan)")),
    ("received", Bilingual("收到转移支付（元）", "Transfers received (yuan)")),
    ("money_gap", Bilingual("资金差（元）", "Money short (yuan)")),
)
_LAND = (
    ("land_due", Bilingual("应得用地（亩）", "Land due (mu)")),
    ("land_granted", Bilingual("下达用地（亩）", "Land granted (mu)")),
    ("land_gap", Bilingual("用地差（亩）", "Land short (mu)")),
)


@dataclass(frozen=True)
class LinkedColumn:
    """A column.

    Parameters
    ----------
    label : Bilingual
    whence : Bilingual
        Where all its values come from, or why there are none; None where the rows differ.
    unverified : bool
        Whether nobody has verified any of them.
    cells : sequence of Known
    """

    label: Bilingual
    whence: Bilingual | None
    unverified: bool
    cells: Sequence[Known]


def linked_columns(result: LinkageResult) -> Sequence[LinkedColumn]:
    """The columns of a table, in the order of the page."""
    return [
        _column(label, [known(row) for row in result.rows]) for label, known in _columns(result)
    ]


def _columns(result: LinkageResult) -> Iterator[tuple[Bilingual, Callable[[LinkageRow], Known]]]:
    yield from ((label, _named(name)) for name, label in _PEOPLE)
    for payer in result.payers:
        who = PAYERS[Payer(payer)]
        yield Bilingual(f"{who.zh}（元）", f"{who.en} (yuan)"), _cost(payer)
    yield from ((label, _named(name)) for name, label in (*_MONEY, *_LAND))


def _column(label: Bilingual, cells: Sequence[Known]) -> LinkedColumn:
    valued = [one for one in cells if one.value is not None]
    told = {one.whence for one in valued or cells} - {NOTHING.whence}
    doubts = {one.confidence is Confidence.UNVERIFIED for one in valued}
    shared = next(iter(told)) if len(told) == 1 and len(doubts) <= 1 else None
    return LinkedColumn(label, shared, shared is not None and doubts == {True}, cells)


def _named(name: str) -> Callable[[LinkageRow], Known]:
    return lambda row: getattr(row, name)  # type: ignore[no-any-return]


def _cost(payer: str) -> Callable[[LinkageRow], Known]:
    return lambda row: row.costs[payer]
