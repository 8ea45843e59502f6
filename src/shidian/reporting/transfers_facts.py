"""What a city may ask, the dates of a permit, and what a result rests on: a line a fact."""

from collections.abc import Iterable

from shidian.core import Bilingual
from shidian.mechanisms.transfers.basis import Result
from shidian.mechanisms.transfers.permit_result import PermitResult
from shidian.mechanisms.transfers.settlement_rules import SettlementResult
from shidian.mechanisms.transfers.words import ASKED, POINTS
from shidian.reporting.table import Cell, Table
from shidian.reporting.transfers_columns import made
from shidian.reporting.worded import NO, YES, Cells

Fact = tuple[Bilingual, Cell | Bilingual]


def settlement_table(result: SettlementResult) -> Table:
    """What a city of a size may ask, a line a fact."""
    rows: list[Fact] = [
        (Bilingual("城区常住人口（万人）", "Urban district residents, 10,000"), result.residents),
        (Bilingual("日期", "Day"), result.on.isoformat()),
        (Bilingual("规模", "Size"), result.size.name),
        (Bilingual("条例的档", "Tier of the regulation"), result.tier.name),
        (Bilingual("可以要求", "May ask"), _listed([ASKED[one] for one in result.may_ask])),
        (Bilingual("参保年限上限", "Most years of insurance"), result.insurance_years),
        (Bilingual("积分", "Points"), POINTS[result.points]),
    ]
    for rule in result.later:
        mark = rule.source.confidence.text
        title = Bilingual(f"后来的规定（可信度：{mark.zh}）", f"Later rule (confidence: {mark.en})")
        rows.append((title, rule.text))
    return _facts("settlement", rows)


def permit_table(result: PermitResult) -> Table:
    """The dates of a permit, a line a date."""
    applied = result.applied.isoformat() if result.applied else None
    rests = ("", "") if applied else ("（如在最早申领之日申领）", ", if applied on the first day")
    rows: list[Fact] = [
        (Bilingual("到达", "Arrived"), result.arrived.isoformat()),
        (Bilingual("最早申领", "First day to apply"), result.may_apply.isoformat()),
        (Bilingual("申领", "Applied"), applied),
        (_ending("最迟签发", "To be issued by", rests), result.issue_by.isoformat()),
        (_ending("延长后最迟签发", "Extended to", rests), result.issue_by_extended.isoformat()),
    ]
    if result.state and result.endorse:
        rows += [
            (Bilingual("中止", "Suspended"), YES if result.state.suspended else NO),
            (Bilingual("满年数", "Full years"), result.state.years),
            (Bilingual("计入天数", "Days that count"), result.state.days),
            (Bilingual("签注起", "Endorse from"), result.endorse[0].isoformat()),
            (Bilingual("签注止", "Endorse until"), result.endorse[1].isoformat()),
        ]
    return _facts("permit", rows)


def inputs_table(result: Result) -> Table:
    """What is assumed of the formula, and the identity of every input."""
    rows: list[Fact] = [(Bilingual("公式", "Formula"), result.notice)] if result.notice else []
    rows += [
        (Bilingual(f"{name} SHA-256", f"{name} SHA-256"), one)
        for name, one in result.hashes.items()
    ]
    return _facts("inputs", rows)


def _ending(zh: str, en: str, ends: tuple[str, str]) -> Bilingual:
    return Bilingual(f"{zh}{ends[0]}", f"{en}{ends[1]}")


def _listed(words: list[Bilingual]) -> Bilingual:
    if not words:
        return Bilingual("没有", "nothing")
    return Bilingual("、".join(one.zh for one in words), ", ".join(one.en for one in words))


def _facts(name: str, rows: Iterable[Fact]) -> Table:
    cells: Cells = {
        "name": lambda row: row[0].zh,
        "name_en": lambda row: row[0].en,
        "value": lambda row: row[1].zh if isinstance(row[1], Bilingual) else row[1],
        "value_en": lambda row: row[1].en if isinstance(row[1], Bilingual) else row[1],
    }
    return made(name, cells, rows)
