"""The sheets that sum the list: by payer, item, origin and year, and beside what was paid."""

from collections.abc import Iterator, Mapping, Sequence

from shidian.core import Bilingual
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.paid import Compared
from shidian.mechanisms.citizenization.words import ORIGINS, PAYERS
from shidian.reporting.cost_list.listing import AMOUNT, ITEM, ORIGIN, YEAR, Listing
from shidian.reporting.cost_list.sheet import (
    FIRST_ROW,
    Formula,
    Sheet,
    Value,
    column_range,
    titles,
)
from shidian.reporting.cost_tables import HIGH, LOW, TOTAL, worth_name

_HEADS = (
    Bilingual("分法", "By"),
    Bilingual("名称", "Name"),
    Bilingual("代码", "Code"),
    Bilingual("金额（元）", "Yuan"),
    Bilingual("系统算得（元）", "By the engine, yuan"),
    Bilingual("公式减系统", "Formula minus engine"),
    Bilingual("现值（元）", "Present value, yuan"),
)
_PAID_HEADS = (
    Bilingual("年份", "Year"),
    Bilingual("项目代码", "Item code"),
    Bilingual("承担方", "Payer"),
    Bilingual("应付（元）", "Due, yuan"),
    Bilingual("已付（元）", "Paid, yuan"),
    Bilingual("应付减已付（元）", "Due minus paid, yuan"),
    Bilingual("已付占比", "Share paid"),
    Bilingual("来源", "Source"),
)
_WHOLE = Bilingual("合计", "In all")
_BY = {
    "payer": Bilingual("承担方", "payer"),
    "item": Bilingual("项目", "item"),
    "origin": Bilingual("来源地", "origin"),
    "year": Bilingual("年份", "year"),
}


def totals_sheet(listing: Listing) -> Sheet:
    """Sums of the list by formula, each beside the engine's number; present values by year."""
    lang, names = listing.lang, titles(listing.lang)
    rows: list[list[Value]] = []
    for by, label, key, total, engine in _sums(listing):
        at = FIRST_ROW + len(rows)
        worth = _worth(listing, at) if by == "year" else None
        difference = Formula(f"ROUND(D{at}-E{at},2)", money=True)
        rows.append([_BY[by].text(lang), label, key, total, yuan(engine), difference, worth])
    first = FIRST_ROW + len(rows) - len(listing.result.totals.by_year)
    at = FIRST_ROW + len(rows)
    whole = Formula(f"SUM({_list_range(listing, AMOUNT)})", money=True)
    worth = Formula(f"ROUND(SUM(G{first}:G{at - 1}),2)", money=True)
    difference = Formula(f"ROUND(D{at}-E{at},2)", money=True)
    counted = yuan(listing.result.totals.cents)
    rows.append([_WHOLE.text(lang), None, None, whole, counted, difference, worth])
    return Sheet(names.totals, [head.text(lang) for head in _HEADS], rows)


def summary_sums(listing: Listing) -> Mapping[str, str]:
    """The formulas of the summary's amounts, by their English names."""
    sheet, last = titles(listing.lang).totals, FIRST_ROW + sum(1 for _ in _sums(listing))
    low, high = (
        f"SUM({_list_range(listing, listing.end_column(end))})" for end in (".low", ".high")
    )
    worth = worth_name(listing.result.question.model.stated)
    return {
        TOTAL.en: f"'{sheet}'!$D${last}",
        worth.en: f"'{sheet}'!$G${last}",
        LOW.en: low,
        HIGH.en: high,
    }


def paid_sheet(listing: Listing, compared: Sequence[Compared]) -> Sheet:
    """Due by formula, beside what was paid; empty where no payment is stated."""
    rows: list[list[Value]] = []
    for one in compared:
        at = FIRST_ROW + len(rows)
        due: Value
        if one.payer in listing.payers:
            due = Formula(_due(listing, one, at), money=True)
        else:
            due = yuan(one.due)  # the rules let this payer bear nothing
        rows.append(
            [
                one.year,
                one.item,
                PAYERS[one.payer].text(listing.lang),
                due,
                None if one.paid is None else yuan(one.paid),
                Formula(f'IF(E{at}="","",ROUND(D{at}-E{at},2))', money=True),
                Formula(f'IF(E{at}="","",IF(D{at}=0,"",E{at}/D{at}))'),
                one.source,
            ]
        )
    heads = [head.text(listing.lang) for head in _PAID_HEADS]
    return Sheet(titles(listing.lang).paid, heads, rows)


def _sums(listing: Listing) -> Iterator[tuple[str, str, str | int, Formula, int]]:
    """By what, label, code, formula, and the engine's 分."""
    totals, lang = listing.result.totals, listing.lang
    labels = {item.id: item.label for item in listing.result.question.model.stated.items}
    for payer in listing.payers:
        column = _list_range(listing, listing.payer_column(payer))
        formula = Formula(f"SUM({column})", money=True)
        yield "payer", PAYERS[payer].text(lang), payer.value, formula, totals.by_payer[payer]
    for item, amount in totals.by_item.items():
        yield "item", labels[item].text(lang), item, _sum_of(listing, ITEM, f'"{item}"'), amount
    for origin, amount in totals.by_origin.items():
        formula = _sum_of(listing, ORIGIN, f'"{origin.value}"')
        yield "origin", ORIGINS[origin].text(lang), origin.value, formula, amount
    for year, amount in totals.by_year.items():
        yield "year", str(year), year, _sum_of(listing, YEAR, str(year)), amount


def _worth(listing: Listing, at: int) -> Formula:
    refs = listing.refs
    return Formula(f"D{at}/(1+{refs['discount']})^(C{at}-{refs['base_year']})", money=True)


def _sum_of(listing: Listing, column: int, wanted: str) -> Formula:
    where, amounts = (_list_range(listing, one) for one in (column, AMOUNT))
    return Formula(f"SUMIFS({amounts},{where},{wanted})", money=True)


def _due(listing: Listing, one: Compared, at: int) -> str:
    amounts, years, items = (
        _list_range(listing, column) for column in (listing.payer_column(one.payer), YEAR, ITEM)
    )
    return f"SUMIFS({amounts},{years},A{at},{items},B{at})"


def _list_range(listing: Listing, column: int) -> str:
    return column_range(titles(listing.lang).rows, column, len(listing.result.cells))
