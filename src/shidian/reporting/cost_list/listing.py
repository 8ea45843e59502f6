"""The sheets of the list itself and of the division behind it: a row an item, origin and year."""

from collections.abc import Sequence
from dataclasses import dataclass

from shidian.core import Bilingual, Lang
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.cost import CostCell
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer, SharingRules
from shidian.mechanisms.citizenization.used import rule_number
from shidian.mechanisms.citizenization.words import NATURES, ORIGINS, PAYERS
from shidian.reporting.cost_list.division import Division, division_heads
from shidian.reporting.cost_list.parameters import Refs, mark, unverified
from shidian.reporting.cost_list.people import Counting
from shidian.reporting.cost_list.sheet import FIRST_ROW, Formula, Sheet, Value, letter, titles

_HEADS = (
    Bilingual("项目", "Item"),
    Bilingual("项目代码", "Item code"),
    Bilingual("性质", "Nature"),
    Bilingual("来源地", "Origin"),
    Bilingual("来源地代码", "Origin code"),
    Bilingual("年份", "Year"),
    Bilingual("人数", "People"),
    Bilingual("人均（元）", "Yuan a person"),
    Bilingual("价格水平", "Price level"),
    Bilingual("金额（元）", "Yuan"),
)
_AFTER = (
    Bilingual("各方合计减金额", "Payers minus amount"),
    Bilingual("系统算得（元）", "By the engine, yuan"),
    Bilingual("公式减系统", "Formula minus engine"),
    Bilingual("未核实", "Unverified"),
)
ITEM, ORIGIN, YEAR, AMOUNT = 2, 5, 6, len(_HEADS)
"""Columns that other sheets sum by."""


@dataclass(frozen=True)
class Listing:
    """What the rows of the list are made from."""

    result: CostResult
    rules: SharingRules
    refs: Refs
    counting: Counting
    lang: Lang

    @property
    def payers(self) -> Sequence[Payer]:
        """In the order of the columns."""
        paying = self.result.totals.by_payer
        return [payer for payer in Payer if payer in paying]

    def sheets(self) -> tuple[Sheet, Sheet]:
        """The list, and the division."""
        names, payers = titles(self.lang), self.payers
        heads = [head.text(self.lang) for head in _HEADS]
        heads += [f"{PAYERS[payer].text(self.lang)}{_UNIT.text(self.lang)}" for payer in payers]
        heads += [head.text(self.lang) for head in _AFTER]
        numbered = list(enumerate(self.result.cells, start=FIRST_ROW))
        divisions = [self._division(cell, at) for at, cell in numbered]
        rows = [
            self._row(cell, at, division)
            for (at, cell), division in zip(numbered, divisions, strict=True)
        ]
        return (
            Sheet(names.rows, heads, rows),
            Sheet(
                names.division,
                division_heads(payers, self.lang),
                [division.row() for division in divisions],
            ),
        )

    def payer_column(self, payer: Payer) -> int:
        """The column of a payer in the list."""
        return AMOUNT + 1 + self.payers.index(payer)

    def _division(self, cell: CostCell, at: int) -> Division:
        number = rule_number(self.rules, cell.item, cell.origin)
        assert number is not None  # the question was checked
        sheet = titles(self.lang).rows
        total, people = f"'{sheet}'!${letter(AMOUNT)}{at}", f"'{sheet}'!$G{at}"
        rule = self.rules.rules[number]
        return Division(rule, f"rules[{number}]", self.refs, self.payers, at, total, people)

    def _row(self, cell: CostCell, at: int, division: Division) -> list[Value]:
        model, refs, lang = self.result.question.model.stated, self.refs, self.lang
        item = next(one for one in model.items if one.id == cell.item)
        first, last = (letter(AMOUNT + number) for number in (1, len(self.payers)))
        total, engine = f"{letter(AMOUNT)}{at}", f"{letter(AMOUNT + len(self.payers) + 2)}{at}"
        sheet = titles(lang).division
        return [
            item.label.text(lang),
            item.id,
            NATURES[item.nature].text(lang),
            ORIGINS[cell.origin].text(lang),
            cell.origin.value,
            cell.year,
            Formula(self.counting.people(item, f"E{at}", f"F{at}", refs)),
            Formula(self._unit(f"items.{item.id}", cell)),
            Formula(f"(1+{refs['growth']})^(F{at}-{refs['base_year']})"),
            Formula(f"ROUND(H{at}*I{at}*G{at},2)", money=True),
            *(division.borne(payer, sheet) for payer in self.payers),
            Formula(f"ROUND(SUM({first}{at}:{last}{at})-{total},2)", money=True),
            yuan(cell.cents),
            Formula(f"ROUND({total}-{engine},2)", money=True),
            mark(self._doubtful(cell, division.path), lang),
        ]

    def _unit(self, head: str, cell: CostCell) -> str:
        cost, users, spare, paid, factor = (
            self.refs[f"{head}.{name}"]
            for name in ("cost", "users", "spare", "paid", f"origins.{cell.origin}")
        )
        return f"MAX({cost}*{users}*(1-{spare})*{factor}-{paid},0)"

    def _doubtful(self, cell: CostCell, rule: str) -> bool:
        return unverified(self.result, f"items.{cell.item}.", f"{rule}.")


_UNIT = Bilingual("（元）", ", yuan")
