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
from shidian.reporting.cost_list.parameters import Refs, mark, unit_cost, unverified
from shidian.reporting.cost_list.people import Counting
from shidian.reporting.cost_list.sheet import Formula, Sheet, Value, titles
from shidian.reporting.cost_words import payer_head
from shidian.reporting.live_sheet import FIRST_ROW, letters

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
_SHARED = Bilingual("各方合计减金额", "Payers minus amount")
_AFTER = (
    Bilingual("系统算得（元）", "By the engine, yuan"),
    Bilingual("公式减系统", "Formula minus engine"),
    Bilingual("下端（元）", "Low, yuan"),
    Bilingual("上端（元）", "High, yuan"),
    Bilingual("未核实", "Unverified"),
)
ITEM, ORIGIN, YEAR, AMOUNT = 2, 5, 6, len(_HEADS)
"""Columns that other sheets sum by."""


@dataclass(frozen=True)
class Listing:
    """What the rows of the list are made from; without rules nobody bears a part."""

    result: CostResult
    rules: SharingRules | None
    refs: Refs
    counting: Counting
    lang: Lang

    @property
    def payers(self) -> Sequence[Payer]:
        """In the order of the columns."""
        paying = self.result.totals.by_payer
        return [payer for payer in Payer if payer in paying]

    def rows(self) -> Sheet:
        """The list."""
        heads = [head.text(self.lang) for head in _HEADS]
        heads += [payer_head(PAYERS[one]).text(self.lang) for one in self.payers]
        heads += [_SHARED.text(self.lang)] if self.rules else []
        heads += [head.text(self.lang) for head in _AFTER]
        numbered = enumerate(self.result.cells, start=FIRST_ROW)
        return Sheet(titles(self.lang).rows, heads, [self._row(cell, at) for at, cell in numbered])

    def divisions(self, rules: SharingRules) -> Sheet:
        """How every row is divided."""
        numbered = enumerate(self.result.cells, start=FIRST_ROW)
        rows = [self._division(rules, cell, at).row() for at, cell in numbered]
        return Sheet(titles(self.lang).division, division_heads(self.payers, self.lang), rows)

    def payer_column(self, payer: Payer) -> int:
        """The column of a payer in the list."""
        return AMOUNT + 1 + self.payers.index(payer)

    def end_column(self, end: str) -> int:
        """The column of the low or the high ends in the list."""
        return AMOUNT + len(self.payers) + bool(self.rules) + {".low": 3, ".high": 4}[end]

    def _division(self, rules: SharingRules, cell: CostCell, at: int) -> Division:
        number = rule_number(rules, cell.item, cell.origin)
        assert number is not None  # the question was checked
        sheet = titles(self.lang).rows
        total, people = f"'{sheet}'!${letters(AMOUNT)}{at}", f"'{sheet}'!$G{at}"
        rule = rules.rules[number]
        return Division(rule, f"rules[{number}]", self.refs, self.payers, at, total, people)

    def _row(self, cell: CostCell, at: int) -> list[Value]:
        model, refs, lang = self.result.question.model.stated, self.refs, self.lang
        item = next(one for one in model.items if one.id == cell.item)
        borne, rule = self._borne(cell, at)
        total = f"{letters(AMOUNT)}{at}"
        engine = f"{letters(AMOUNT + len(borne) + 1)}{at}"
        return [
            item.label.text(lang),
            item.id,
            NATURES[item.nature].text(lang),
            ORIGINS[cell.origin].text(lang),
            cell.origin.value,
            cell.year,
            Formula(self.counting.people(item, f"E{at}", f"F{at}", refs)),
            Formula(unit_cost(refs, item.id, cell.origin)),
            Formula(f"(1+{refs['growth']})^(F{at}-{refs['base_year']})"),
            Formula(f"ROUND(H{at}*I{at}*G{at},2)", money=True),
            *borne,
            yuan(cell.cents),
            Formula(f"ROUND({total}-{engine},2)", money=True),
            *(
                Formula(f"ROUND({unit_cost(refs, item.id, cell.origin, end)}*I{at}*G{at},2)", True)
                for end in (".low", ".high")
            ),
            mark(unverified(self.result, f"items.{cell.item}.", *rule), lang),
        ]

    def _borne(self, cell: CostCell, at: int) -> tuple[list[Value], tuple[str, ...]]:
        """What each payer bears with what is left of it, and where the rule's numbers stand."""
        if self.rules is None:
            return [], ()
        division, sheet = self._division(self.rules, cell, at), titles(self.lang).division
        first, last = (f"{letters(AMOUNT + number)}{at}" for number in (1, len(self.payers)))
        left = Formula(f"ROUND(SUM({first}:{last})-{letters(AMOUNT)}{at},2)", money=True)
        parts = [division.borne(payer, sheet) for payer in self.payers]
        return [*parts, left], (f"{division.path}.",)
