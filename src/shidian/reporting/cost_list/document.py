"""The list in Word, in the layout of Chinese offices."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from shidian.core import DataError, Fault, Lang, Unit
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.official import reservations
from shidian.mechanisms.citizenization.paid import Compared
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.words import ORIGINS, PAYERS, PRICES, SCOPES
from shidian.reporting.annual.archive import repacked
from shidian.reporting.cost_list import words
from shidian.reporting.cost_words import document_words, hash_words
from shidian.reporting.word import WordFile


def cost_list_document(result: CostResult, lang: Lang, compared: Sequence[Compared] = ()) -> bytes:
    """The list as a Word file; the same result gives the same bytes.

    It says at its head how many reservations stand against an official use. For an official
    print, ask `official` first, which refuses while there is one.

    Parameters
    ----------
    result : CostResult
        Shared by rules.
    lang : {"zh", "en"}
        Chinese is the official text; an English one says that it is a translation.
    compared : sequence of Compared
        What was paid.

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
    _head(file, result, lang)
    totals, listed, paid, parameters, cautions, receipt = (
        heading.text(lang) for heading in words.HEADINGS
    )
    payers = list(result.totals.by_payer)
    names = [PAYERS[payer].text(lang) for payer in payers]
    file.heading(totals)
    heads = [*(head.text(lang) for head in words.TOTAL_HEADS), *names]
    amounts = frozenset(range(1, len(heads)))
    file.table(heads, _total_rows(result, payers, lang), [1, *[2] * (len(heads) - 1)], amounts)
    file.heading(listed)
    heads = [*(head.text(lang) for head in words.LIST_HEADS), *names]
    for year in result.question.years:
        file.text(words.YEAR.text(lang).format(year=year))
        widths, figures = [3, 1.5, 1.2, *[2] * (len(names) + 1)], frozenset(range(2, len(heads)))
        file.table(heads, _list_rows(result, year, payers, lang), widths, figures)
    file.heading(paid)
    _paid(file, result, compared, lang)
    file.heading(parameters)
    heads = [head.text(lang) for head in words.PARAMETER_HEADS]
    file.table(heads, _parameter_rows(result, lang), (3, 1.5, 0.8, 4, 1), frozenset({1}))
    file.heading(cautions)
    for one in result.warnings:
        file.text(one.line(lang))
    file.heading(receipt)
    hashes = ((hash_words(name).text(lang), one) for name, one in result.hashes.items())
    file.table([head.text(lang) for head in words.RECEIPT_HEADS], hashes, (1, 5))
    return repacked(file.content())


def _head(file: WordFile, result: CostResult, lang: Lang) -> None:
    model, rules = result.question.model.stated, result.question.rules
    assert rules is not None  # was looked at
    years = result.question.years
    file.title(words.TITLE.text(lang))
    file.title(words.SPAN.text(lang).format(first=years[0], last=years[-1]))
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


def _total_rows(result: CostResult, payers: Sequence[Payer], lang: Lang) -> Iterator[Sequence[str]]:
    for year, amount in result.totals.by_year.items():
        parts = [_borne(result, payer, year) for payer in payers]
        yield str(year), _money(amount), *(_money(part) for part in parts)
    totals = result.totals
    yield (
        words.WHOLE.text(lang),
        _money(totals.cents),
        *(_money(totals.by_payer[payer]) for payer in payers),
    )


def _borne(result: CostResult, payer: Payer, year: int) -> int:
    parts = result.shared
    return sum(part.cents for part in parts if (part.payer, part.year) == (payer, year))


def _list_rows(
    result: CostResult, year: int, payers: Sequence[Payer], lang: Lang
) -> Iterator[Sequence[str]]:
    labels = {item.id: item.label for item in result.question.model.stated.items}
    parts = {
        (part.item, part.origin, part.payer): part.cents
        for part in result.shared
        if part.year == year
    }
    for cell in result.cells:
        if cell.year == year and cell.people:
            yield (
                labels[cell.item].text(lang),
                ORIGINS[cell.origin].text(lang),
                f"{cell.people:,}",
                _money(cell.cents),
                *(_money(parts.get((cell.item, cell.origin, payer))) for payer in payers),
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


def _parameter_rows(result: CostResult, lang: Lang) -> Iterator[Sequence[str]]:
    for one in result.parameters:
        value = _number(one.value)
        if one.low is not None and one.high is not None:
            value = f"{_number(one.low)}–{_number(one.high)}"
        document = document_words(one.source).text(lang)
        source = " ".join((document, one.source.section)).strip()
        unit = Unit.words(one.unit).text(lang)
        yield one.label.text(lang), value, unit, source, one.confidence.text.text(lang)


def _money(cents: int | None) -> str:
    """Yuan with a comma at every thousand; a dash where there is no value."""
    return words.NO_VALUE if cents is None else f"{yuan(cents):,}"


def _number(value: Decimal) -> str:
    return f"{value:,f}"
