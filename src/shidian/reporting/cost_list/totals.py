"""The sheets that sum the list: by payer, item, origin and year, and beside what was paid."""

from collections.abc import Iterator, Mapping, Sequence

from shidian.core import Bilingual
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.paid import Compared
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.words import ORIGINS, PAYERS
from shidian.reporting.cost_list.listing import AMOUNT, ITEM, ORIGIN, YEAR, Listing
from shidian.reporting.cost_list.sheet import Formula, Sheet, Value, column_range, titles
from shidian.reporting.cost_tables import ADDED, HIGH, LOW, TOTAL, worth_name
from shidian.reporting.live_sheet import FIRST_ROW

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
    Bilingual("项目", "Item"),
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
    """The formulas of the summary's numbers, by their English names."""
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
        ADDED.en: listing.counting.added(listing.result.question.years),
    }


def paid_sheet(listing: Listing, compared: Sequence[Compared]) -> Sheet:
    """Due by formula, beside what was paid, then sums by payer and year.

    What was paid is empty where no payment is stated, and so is the difference of a sum as long as
    one of its payments is.
    """
    labels = {item.id: item.label for item in listing.result.question.model.stated.items}
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
                labels[one.item].text(listing.lang),
                PAYERS[one.payer].text(listing.lang),
                due,
                None if one.paid is None else yuan(one.paid),
                Formula(f'IF(F{at}="","",ROUND(E{at}-F{at},2))', money=True),
                Formula(f'IF(F{at}="","",{_share(f"F{at}", at)})'),
                one.source,
            ]
        )
    rows += _paid_sums(listing, compared)
    heads = [head.text(listing.lang) for head in _PAID_HEADS]
    return Sheet(titles(listing.lang).paid, heads, rows)


def _paid_sums(listing: Listing, compared: Sequence[Compared]) -> list[list[Value]]:
    lang, named = listing.lang, {one.payer for one in compared}
    payers = [PAYERS[payer].text(lang) for payer in Payer if payer in named]
    years = sorted({one.year for one in compared})
    keys = [*((None, payer) for payer in payers), *((year, None) for year in years), (None, None)]
    first = FIRST_ROW + len(compared)
    return [
        [year, None, _WHOLE.text(lang), payer, *_paid_sum(listing, compared, year, payer, at), None]
        for at, (year, payer) in enumerate(keys, start=first)
    ]


def _paid_sum(
    listing: Listing, compared: Sequence[Compared], year: int | None, payer: str | None, at: int
) -> list[Value]:
    """Due, paid, difference and share of the rows of a year, of a payer, or of all."""
    years, payers, due, paid = (
        column_range(titles(listing.lang).paid, column, len(compared)) for column in (1, 4, 5, 6)
    )
    these = f"{payers},D{at}" if payer else f"{years},A{at}" if year else f'{years},">0"'
    stated = f'COUNTIFS({these},{paid},"<>")'
    whole = f"SUMIFS({paid},{these})"
    return [
        Formula(f"SUMIFS({due},{these})", money=True),
        Formula(f'IF({stated}=0,"",{whole})', money=True),
        Formula(f'IF({stated}=COUNTIFS({these}),ROUND(E{at}-{whole},2),"")', money=True),
        Formula(f'IF(G{at}="","",{_share(whole, at)})'),
    ]


def _share(paid: str, at: int) -> str:
    return f'IF(E{at}=0,"",{paid}/E{at})'


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
