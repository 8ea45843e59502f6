"""The sheet of people: arrivals by year, origin and step, and whom each kind of item is for."""

from collections.abc import Sequence
from dataclasses import dataclass

from shidian.core import Bilingual, Lang
from shidian.mechanisms.citizenization.model import CostItem, Nature, Step
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.words import ORIGINS, STEPS
from shidian.reporting.cost_list.parameters import Refs
from shidian.reporting.cost_list.sheet import Formula, Sheet, Value, column_range, titles
from shidian.reporting.live_sheet import FIRST_ROW

_HEADS = (
    Bilingual("年份", "Year"),
    Bilingual("来源地代码", "Origin code"),
    Bilingual("步骤代码", "Step code"),
    Bilingual("人数", "People"),
    Bilingual("计入持证起算的费用项", "For items from the permit on"),
    Bilingual("计入落户起算的费用项", "For items from settlement on"),
    Bilingual("来源地", "Origin"),
    Bilingual("步骤", "Step"),
)
_YEAR, _ORIGIN, _FROM_PERMIT, _FROM_SETTLEMENT = 1, 2, 5, 6


def people_sheet(result: CostResult, lang: Lang) -> Sheet:
    """The sheet; a person who was promoted causes only what settlement adds."""
    rows = list[list[Value]]()
    for (year, origin, step), count in result.question.people.items():
        at = FIRST_ROW + len(rows)
        rows.append(
            [
                year,
                origin.value,
                step.value,
                count,
                Formula(f'IF(C{at}="promoted",0,D{at})'),
                Formula(f'IF(C{at}="resident",0,D{at})'),
                ORIGINS[origin].text(lang),
                STEPS[step].text(lang),
            ]
        )
    return Sheet(titles(lang).people, [head.text(lang) for head in _HEADS], rows)


@dataclass(frozen=True)
class Counting:
    """How a cell counts people in the sheet."""

    sheet: str
    rows: int

    def people(self, item: CostItem, origin: str, year: str, refs: Refs) -> str:
        """The formula of the people whom an item is paid for.

        Parameters
        ----------
        item : CostItem
        origin, year : str
            Cells that hold them.
        refs : mapping
        """
        counted = _FROM_PERMIT if item.step is Step.RESIDENT else _FROM_SETTLEMENT
        summed, origins, years = (
            column_range(self.sheet, column, self.rows) for column in (counted, _ORIGIN, _YEAR)
        )
        when = f'{years},"<="&{year}'
        if item.nature is Nature.ONCE:
            when = f"{years},{year}"
        elif item.years is not None:
            when += f',{years},">="&({year}-{refs[f"items.{item.id}.years"]}+1)'
        return f"SUMIFS({summed},{origins},{origin},{when})"

    def added(self, years: Sequence[int]) -> str:
        """The formula of the people who are new in some years; who is promoted was counted."""
        counted, when = (
            column_range(self.sheet, column, self.rows) for column in (_FROM_PERMIT, _YEAR)
        )
        return "+".join(f"SUMIFS({counted},{when},{year})" for year in years)
