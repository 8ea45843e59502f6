"""The sheet of division: how a cell's 分 go to the payers, by largest remainder.

Whole 分 and shares of at most seven places keep every step an exact whole number in the binary
arithmetic of a spreadsheet: the remainder of ``total * share`` is taken of small numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shidian.core import Bilingual, DataError, Fault, Lang, Place
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule
from shidian.mechanisms.citizenization.words import PAYERS
from shidian.reporting.cost_list.parameters import Refs
from shidian.reporting.cost_list.sheet import Formula, Value
from shidian.reporting.live_sheet import letters

PLACES = 7
_SCALE = 10**PLACES
_KINDS = (
    Bilingual("固定额（分）", "fixed amount (cents)"),
    Bilingual("余数", "remainder"),
    Bilingual("整数部分（分）", "whole part (cents)"),
    Bilingual("尾差（分）", "correction (cents)"),
)
_HEADS = (Bilingual("行", "Row"), Bilingual("按比例分的（分）", "Divided by shares (cents)"))


@dataclass(frozen=True)
class Division:
    """The formulas of one row.

    Parameters
    ----------
    rule : SharingRule
    path : str
        Of the rule: ``rules[0]``.
    refs : mapping
        Cells of the parameters.
    payers : sequence of Payer
        In the order of the columns.
    at : int
        The row, in this sheet and in the list.
    total, people : str
        Cells of the list.
    """

    rule: SharingRule
    path: str
    refs: Refs
    payers: Sequence[Payer]
    at: int
    total: str
    people: str

    def row(self) -> list[Value]:
        """The cells: row, what shares divide, and four blocks with a column for every payer."""
        blocks = (self._fixed, self._remainder, self._whole, self._correction)
        fixed = self._block(0)
        base = Formula(f"ROUND({self.total}*100,0)-SUM({fixed})")
        return [self.at, base, *(block(one) for block in blocks for one in self.payers)]

    def borne(self, payer: Payer, sheet: str) -> Formula:
        """What a payer bears, in yuan, for the list."""
        fixed, whole, correction = (f"'{sheet}'!{self._cell(kind, payer)}" for kind in (0, 2, 3))
        return Formula(f"({fixed}+{whole}+{correction})/100", money=True)

    def _cell(self, kind: int, payer: Payer) -> str:
        column = 3 + kind * len(self.payers) + self.payers.index(payer)
        return f"${letters(column)}{self.at}"

    def _block(self, kind: int) -> str:
        return f"{self._cell(kind, self.payers[0])}:{self._cell(kind, self.payers[-1])}"

    def _fixed(self, payer: Payer) -> Value:
        """Yuan for each person, in the order stated, while money lasts."""
        if payer not in self.rule.amounts:
            return 0
        before = list(self.rule.amounts)[: list(self.rule.amounts).index(payer)]
        left = f"ROUND({self.total}*100,0)" + "".join(f"-{self._cell(0, one)}" for one in before)
        amount = self.refs[f"{self.path}.amounts.{payer}"]
        return Formula(f"MIN(ROUND({amount}*{self.people}*100,0),{left})")

    def _remainder(self, payer: Payer) -> Value:
        share = self._share(payer)
        if share is None:
            return 0
        whole = f"ROUND({share}*{_SCALE},0)"
        return Formula(f"MOD(MOD($B{self.at},{_SCALE})*{whole},{_SCALE})")

    def _whole(self, payer: Payer) -> Value:
        share = self._share(payer)
        if share is None:
            return 0
        return Formula(f"ROUND($B{self.at}*{share}-{self._cell(1, payer)}/{_SCALE},0)")

    def _correction(self, payer: Payer) -> Value:
        """One 分 for the largest remainders; of equal ones the payer that the rule names first."""
        if self._share(payer) is None:
            return 0
        mine, order = self._cell(1, payer), self._order()
        earlier = order[: order.index(payer)]
        ties = "".join(f"+IF({self._cell(1, one)}={mine},1,0)" for one in earlier)
        left = f"$B{self.at}-SUM({self._block(2)})"
        return Formula(f"IF(RANK({mine},{self._block(1)}){ties}<={left},1,0)")

    def _order(self) -> list[Payer]:
        """The payers in the order of the rule."""
        return [payer for payer in self.rule.order if payer in self.payers]

    def _share(self, payer: Payer) -> str | None:
        """The share of a payer: a cell, or the cell of the tier that the people fall in."""
        if payer not in self._order():
            return None
        if self.rule.rest and payer is Payer.UNSTATED:  # no parameter: nobody states it
            return str(self.rule.rest[payer])
        if not self.rule.tiers:
            return self.refs[f"{self.path}.{'shares' if self.rule.shares else 'rest'}.{payer}"]
        found = ""
        for number, tier in reversed(list(enumerate(self.rule.tiers))):
            name = f"{self.path}.tiers[{number}].shares.{payer}"
            share = self.refs[name] if payer in tier.shares else "0"
            if tier.up_to is None:
                found = share
            else:
                end = self.refs[f"{self.path}.tiers[{number}].up_to"]
                found = f"IF({self.people}<={end},{share},{found})"
        return found


def division_heads(payers: Sequence[Payer], lang: Lang) -> list[str]:
    """The heads of the sheet."""
    gap = "：" if lang == "zh" else ": "
    blocks = (
        f"{PAYERS[payer].text(lang)}{gap}{kind.text(lang)}" for kind in _KINDS for payer in payers
    )
    return [*(head.text(lang) for head in _HEADS), *blocks]


def check_places(rules: Sequence[SharingRule], where: Callable[[str], Place]) -> None:
    """Refuse shares that a spreadsheet could not divide by exactly.

    Raises
    ------
    DataError
        For every share of more than seven places.
    """
    faults = []
    for number, rule in enumerate(rules):
        stated = (rule.shares, rule.rest, *(tier.shares for tier in rule.tiers))
        for found in (share for shares in stated for share in shares.values()):
            if (found * _SCALE) % 1 != 0:
                place = where(f"rules[{number}]")
                faults.append(Fault("cost_list_places", place, found=found, most=PLACES))
    if faults:
        raise DataError(faults)
