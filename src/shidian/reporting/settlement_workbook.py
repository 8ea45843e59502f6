"""The answers at a threshold as one workbook."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from shidian.core import Bilingual, Lang
from shidian.core.apportionment import yuan
from shidian.mechanisms.settlement.answers import Answers
from shidian.reporting.formats import fill_sheet
from shidian.reporting.settlement_tables import (
    Names,
    areas_table,
    bill_tables,
    curve_areas_table,
    curve_table,
    entitlement_tables,
    groups_table,
    places_table,
    receipt_table,
    reservations_table,
)
from shidian.reporting.settlement_words import column_words, table_words
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.workbook import workbook_of


def settlement_workbook(answers: Answers, names: Names, lang: Lang) -> bytes:
    """The content of an Excel file: a summary with reservations and receipt, then the tables.

    Parameters
    ----------
    answers : Answers
    names : mapping of str to Bilingual
        Areas by code.
    lang : {"zh", "en"}
        Of titles and heads; what has a name in both languages is given in both.
    """
    tables = settlement_tables(answers, names)
    return workbook_of(partial(fill_sheet, table=table, lang=lang) for table in tables)


def settlement_tables(answers: Answers, names: Names) -> tuple[Table, ...]:
    """The tables of the workbook, in the order of its sheets."""
    day = answers.curves.day
    return (
        _summary(answers),
        reservations_table(answers.reservations),
        curve_table(answers.curves),
        curve_areas_table(answers.curves, names),
        areas_table(answers.qualified, names),
        groups_table(answers.fairness, day),
        *((places_table(answers.places, day),) if answers.places else ()),
        *entitlement_tables(answers.entitled, names),
        *(bill_tables(answers.bill, day, names) if answers.bill else ()),
    )


def _summary(answers: Answers) -> Table:
    rows = [
        (name.zh, name.text("en"), value)
        for name, value in (*_marks(answers), *_numbers(answers), *_cost(answers))
    ]
    for sentence in answers.fairness.sentences.values():
        rows.append(("公平性", "Fairness", sentence.zh))
        rows.append(("公平性（英文）", "Fairness (in English)", sentence.text("en")))
    receipt = receipt_table(answers.receipt)
    columns = [
        Column(name, *column_words(name), lambda row: row, brief=True)
        for name in ("name", "name_en", "value")
    ]
    return Table("summary", *table_words("summary"), columns, [*rows, *receipt.rows])


def _marks(answers: Answers) -> Iterator[tuple[Bilingual, Cell]]:
    """Whether the result may be used officially, said first."""
    many = len(answers.reservations)
    if many:
        yield (
            Bilingual("非正式结果", "Not official"),
            f"有 {many} 项未核定，见“未核定事项” / {many} reservations, see that sheet",
        )


def _numbers(answers: Answers) -> Iterator[tuple[Bilingual, Cell]]:
    whole = answers.qualified.whole
    yield column_words("threshold")[0], answers.qualified.threshold
    for name in ("people", "settled", "by_route", "by_points", "below", "out"):
        yield column_words(name)[0], getattr(whole, name)


def _cost(answers: Answers) -> Iterator[tuple[Bilingual, Cell]]:
    if answers.bill is None:
        return
    terms = answers.bill.terms
    who = terms.who
    yield (
        Bilingual(
            f"成本（元，{who.zh}，每年项目计 {terms.years} 年）",
            f"Cost (yuan, {who.en}, yearly items for {terms.years} years)",
        ),
        _known(answers),
    )
    missing = answers.bill.without_cost
    if missing:
        yield Bilingual("没有成本数据的地区", "Areas without a cost"), " ".join(missing)


def _known(answers: Answers) -> Decimal | None:
    """The sum of the areas that have a cost; None where none has."""
    bill = answers.bill
    if bill is None or len(bill.without_cost) == len(bill.areas):
        return None
    return yuan(bill.cents)
