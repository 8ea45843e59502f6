"""The list in Word, in the layout of Chinese offices."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from shidian.core import Bilingual, DataError, Fault, Lang, Unit
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.model import Nature
from shidian.mechanisms.citizenization.official import reservations
from shidian.mechanisms.citizenization.paid import Compared
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.words import NATURES, ORIGINS, PAYERS, PRICES, SCOPES
from shidian.reporting.annual.archive import repacked
from shidian.reporting.cost_grounds import receipt_table
from shidian.reporting.cost_list import words
from shidian.reporting.cost_tables import worth_name
from shidian.reporting.cost_words import source_words
from shidian.reporting.fitted import fitted
from shidian.reporting.names import NO_NAMES, Names
from shidian.reporting.word import WordFile
from shidian.reporting.worded import worded

_MOST_FIGURES = 7  # columns of numbers of one table: a page has no room for more that can be read


def cost_list_document(
    result: CostResult,
    lang: Lang,
    day: date,
    compared: Sequence[Compared] = (),
    names: Names = NO_NAMES,
) -> bytes:
    """The list as a Word file; the same result and day give the same bytes.

    It says at its head how many reservations stand against an official use. For an official
    print, ask `official` first, which refuses while there is one.

    Parameters
    ----------
    result : CostResult
        Shared by rules.
    lang : {"zh", "en"}
        Chinese is the official text; an English one says that it is a translation.
    day : date
        On which it is made.
    compared : sequence of Compared
        What was paid.
    names : mapping of str to Bilingual
        Pilots by number, and titles of documents by id.

    Raises
    ------
    DataError
        Without rules.
    UsageError
        If python-docx is not installed.
    """
    if result.question.rules is None:
        raise DataError(Fault("cost_list_rules"))
    file = WordFile(landscape=True)
    file.made_on(day)
    headings = iter(heading.text(lang) for heading in words.HEADINGS)
    _head(file, result, lang, names)
    file.heading(next(headings))
    _totals(file, result, lang)
    file.heading(next(headings))
    _list(file, result, lang)
    file.heading(next(headings))
    _paid(file, result, compared, lang)
    file.heading(next(headings))
    heads = [head.text(lang) for head in words.PARAMETER_HEADS]
    rows = _parameter_rows(result, lang, names)
    file.table(heads, rows, (4, 1.5, 1, 3.7, 1.3), frozenset({1}))
    file.heading(next(headings))
    for one in result.warnings:
        file.text(one.line(lang))
    file.heading(next(headings))
    heads = [head.text(lang) for head in words.RECEIPT_HEADS]
    file.table(heads, _receipt_rows(result, lang, day, names), (1, 5))
    return repacked(file.content())


def _head(file: WordFile, result: CostResult, lang: Lang, names: Names) -> None:
    model, rules = result.question.model.stated, result.question.rules
    assert rules is not None  # was looked at
    file.title(_title(result, lang, names))
    if lang == "en":
        file.text(words.ENGLISH_COPY)
    against = reservations(result)
    if against:
        said = words.UNOFFICIAL.text(lang).format(many=len(against))
        file.text(f"{words.UNOFFICIAL_MARK.text(lang)}{'：' if lang == 'zh' else ': '}{said}")
    basis = words.BASIS.text(lang).format(
        model=model.title.text(lang),
        rules=rules.stated.title.text(lang),
        scope=SCOPES[model.scope].text(lang),
        prices=PRICES[model.prices].text(lang),
        base=model.base_year,
    )
    file.text(basis)


def _title(result: CostResult, lang: Lang, names: Names) -> str:
    """Whose list it is, by the pilot or else by the model, and of which years."""
    question = result.question
    first, last = question.years[0], question.years[-1]
    span = words.SPAN.text(lang).format(first=first, last=last)
    pilot = names.get(question.pilot)
    if pilot is None:
        whose = words.BY_MODEL.text(lang).format(model=question.model.stated.title.text(lang))
    else:
        whose = words.WHOSE.text(lang).format(pilot=pilot.text(lang))
    years = str(first) if first == last else span
    return words.TITLE.text(lang).format(whose=whose, years=years)


def _totals(file: WordFile, result: CostResult, lang: Lang) -> None:
    """Sums by year and payer, then the present value."""
    heads = [head.text(lang) for head in (*words.TOTAL_HEADS, *_ends(result))]
    heads += _payer_names(result, lang)
    _table(file, heads, list(_total_rows(result, lang)), 1, lang)
    name = worth_name(result.question.model.stated).text(lang)
    amount = _money(result.present_value)
    file.text(words.WORTH.text(lang).format(name=name, amount=amount))
    if _ends(result):
        file.text(words.INTERVALS.text(lang))


def _list(file: WordFile, result: CostResult, lang: Lang) -> None:
    """A table a year; years in which nobody is counted have none."""
    items = result.question.model.stated.items
    if any(item.nature is Nature.YEARLY for item in items):
        file.text(words.CUMULATIVE.text(lang))
    heads = [head.text(lang) for head in (*words.LIST_HEADS, *_ends(result))]
    heads += _payer_names(result, lang)
    for year in result.question.years:
        rows = list(_list_rows(result, year, lang))
        if rows:
            file.heading(words.YEAR.text(lang).format(year=year), level=2)
            _table(file, heads, rows, 2, lang)


def _table(
    file: WordFile, heads: Sequence[str], rows: Sequence[Sequence[str]], lead: int, lang: Lang
) -> None:
    """A table whose type is as large as its numbers let it be; too many go on in another below.

    The first `lead` columns say what a row is about, and stand in each.
    """
    for first in range(lead, len(heads), _MOST_FIGURES):
        if first > lead:
            file.caption(words.CONTINUED.text(lang))
        shown = [*range(lead), *range(first, min(first + _MOST_FIGURES, len(heads)))]
        names, texts = [heads[at] for at in shown], [[row[at] for at in shown] for row in rows]
        size, *widths = fitted(names, texts, file.width)
        file.table(names, texts, widths, frozenset(range(lead, len(names))), size)


def _ends(result: CostResult) -> Sequence[Bilingual]:
    """The heads of the ends, where there are intervals."""
    totals = result.totals
    return () if totals.low == totals.high else (words.LOW, words.HIGH)


def _payer_names(result: CostResult, lang: Lang) -> list[str]:
    return [_capital(PAYERS[payer].text(lang)) for payer in result.totals.by_payer]


def _total_rows(result: CostResult, lang: Lang) -> Iterator[Sequence[str]]:
    totals = result.totals
    for year, amount in totals.by_year.items():
        cells = [cell for cell in result.cells if cell.year == year]
        ends = (sum(cell.low for cell in cells), sum(cell.high for cell in cells))
        parts = [_borne(result, payer, year) for payer in totals.by_payer]
        yield str(year), *_amounts(result, amount, ends, parts)
    ends = (totals.low, totals.high)
    yield (
        words.WHOLE.text(lang),
        *_amounts(result, totals.cents, ends, list(totals.by_payer.values())),
    )


def _amounts(
    result: CostResult, middle: int, ends: tuple[int, int], parts: Sequence[int | None]
) -> Iterator[str]:
    shown = ends if _ends(result) else ()
    return map(_money, (middle, *shown, *parts))


def _borne(result: CostResult, payer: Payer, year: int) -> int:
    parts = result.shared
    return sum(part.cents for part in parts if (part.payer, part.year) == (payer, year))


def _list_rows(result: CostResult, year: int, lang: Lang) -> Iterator[Sequence[str]]:
    items = {item.id: item for item in result.question.model.stated.items}
    parts = {
        (part.item, part.origin, part.payer): part.cents
        for part in result.shared
        if part.year == year
    }
    for cell in result.cells:
        if cell.year == year and cell.people:
            item = items[cell.item]
            nature = NATURES[item.nature].text(lang)
            borne = [parts.get((cell.item, cell.origin, one)) for one in result.totals.by_payer]
            yield (
                words.ITEM.text(lang).format(item=item.label.text(lang), nature=nature),
                ORIGINS[cell.origin].text(lang),
                f"{cell.people:,}",
                *_amounts(result, cell.cents, (cell.low, cell.high), borne),
            )


def _paid(file: WordFile, result: CostResult, compared: Sequence[Compared], lang: Lang) -> None:
    if all(one.paid is None for one in compared):
        file.text(words.NOTHING_PAID.text(lang))
        return
    labels = {item.id: item.label for item in result.question.model.stated.items}
    rows = (
        (
            str(one.year),
            labels[one.item].text(lang),
            PAYERS[one.payer].text(lang),
            _money(one.due),
            _money(one.paid),
            _money(one.gap),
            words.NO_VALUE if one.share is None else f"{one.share:.1%}",
            one.source or words.NO_VALUE,
        )
        for one in compared
    )
    heads = [head.text(lang) for head in words.PAID_HEADS]
    file.table(heads, rows, (0.8, 2, 1.2, 2, 2, 2, 1, 2), frozenset({3, 4, 5, 6}))


def _receipt_rows(
    result: CostResult, lang: Lang, day: date, names: Names
) -> Iterator[Sequence[str]]:
    for row in worded(receipt_table(result, names), lang).rows:
        yield [str(cell) for cell in row]
    yield words.MADE_ON.text(lang), day.isoformat()


def _parameter_rows(result: CostResult, lang: Lang, names: Names) -> Iterator[Sequence[str]]:
    for one in result.parameters:
        value = _number(one.value)
        if one.low is not None and one.high is not None:
            value = f"{_number(one.low)}–{_number(one.high)}"
        source = source_words(one.source, names).text(lang)
        unit = Unit.words(one.unit).text(lang)
        yield one.label.text(lang), value, unit, source, one.confidence.text.text(lang)


def _money(cents: int | None) -> str:
    """Yuan with a comma at every thousand; a dash where there is no value."""
    return words.NO_VALUE if cents is None else f"{yuan(cents):,}"


def _number(value: Decimal) -> str:
    return f"{value:,f}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
