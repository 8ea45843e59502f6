"""A target in a report: its cells as printed, its reference, and the entries it rests on."""

from collections.abc import Sequence
from decimal import Decimal

from shidian.assessment.targets.progress import Progress
from shidian.core import Bilingual, Lang, Observation, Op, Target
from shidian.register import Entry
from shidian.reporting.annual.basis import NO_VALUE, Basis
from shidian.reporting.annual.document import Row
from shidian.reporting.annual.reference import Input, Reference, Subject
from shidian.reporting.annual.workings import working
from shidian.reporting.sentences import likelihood, needed_sentence

_SIGNS = {
    Op.REACH: Bilingual("", ""),
    Op.AT_LEAST: Bilingual("≥", "≥"),
    Op.AT_MOST: Bilingual("≤", "≤"),
    Op.MORE_THAN: Bilingual(">", ">"),
    Op.LESS_THAN: Bilingual("<", "<"),
    Op.ABOUT: Bilingual("约", "about "),
    Op.RANGE: Bilingual("", ""),
}
_BASELINE = Bilingual("基期", "baseline")
_TARGET = Bilingual("目标", "target")
_OBSERVED = Bilingual("实际值", "observed value")


def status_of(one: Progress, lang: Lang) -> str:
    """The status as symbol and word."""
    return f"{one.status.symbol} {one.status.text.text(lang)}"


def target_printed(target: Target, lang: Lang) -> str:
    """The promised figure: relation, value, unit, and whether it holds for every year."""
    value, unit = target.value, target.value.unit.text.text(lang)
    high = "" if target.high is None else f"—{target.high.to(value.unit).value:f}"
    figure = f"{_SIGNS[target.op].text(lang)}{value.value:f}{high}"
    yearly = ("每年" if lang == "zh" else "yearly ") if target.per_year else ""
    return f"{yearly}{_with_unit(figure, unit)}"


def baseline_printed(one: Progress) -> str:
    """The baseline in the unit of the target, without that unit."""
    return _value(one, one.result.baseline)


def observed_printed(one: Progress) -> str:
    """What was observed, with its year where that is another; a sum that lacks years with ≥."""
    if one.result.flow is not None:
        bound = "≥" if one.result.flow.missing else ""
        return f"{bound}{one.result.flow.made:g}"
    shown, observed = _value(one, one.result.observed), one.result.observed
    if observed is not None and observed.record.period.year != one.result.year:
        return f"{shown}（{observed.record.period.year}）"
    return shown


def figures_of(one: Progress, lang: Lang) -> tuple[str, ...]:
    """Baseline, target, observed value, level completion, attainment, pace, and points."""
    result, numbers = one.result, one.numbers
    return (
        baseline_printed(one),
        target_printed(result.target.record, lang),
        observed_printed(one),
        share(result.level_completion),
        share(result.attainment),
        number(numbers.pace, 2),
        number(numbers.points, 1),
    )


def share(ratio: Decimal | float | None) -> str:
    """A ratio as a percentage with one place.

    Examples
    --------
    >>> share(Decimal("1.0555")), share(None)
    ('105.6%', '—')
    """
    return NO_VALUE if ratio is None else f"{100 * Decimal(str(ratio)):.1f}%".replace("-", "−")


def number(value: float | None, places: int) -> str:
    """A number with so many places and a true minus sign; a dash for no value."""
    return NO_VALUE if value is None else f"{value:.{places}f}".replace("-", "−")


def ahead(one: Progress, basis: Basis) -> str:
    """What is needed from now on, and how likely the target is; empty where neither is known."""
    sentence, chance = needed_sentence(one), one.prospect.probability
    said = basis.name(sentence) if sentence else ""
    if chance is None:
        return said
    likely = basis.say(
        f"达到目标的概率 {likelihood(chance)}。",
        f" Probability of reaching it: {likelihood(chance)}.",
    )
    return f"{said}{likely}".strip()


def target_row(one: Progress, basis: Basis, before: Sequence[str], after: Sequence[str]) -> Row:
    """A row on a target: these cells, its figures, those cells; with its reference."""
    return Row((*before, *figures_of(one, basis.lang), *after), target_reference(one, basis))


def target_reference(one: Progress, basis: Basis) -> Reference:
    """The reference of a row: every figure that it prints, and how each came about."""
    result, target = one.result, one.result.target.record
    what = Bilingual(
        f"{result.pilot.short.zh}：{result.indicator.name.zh}，{target.year} 年目标，"
        f"{result.year} 年的情况",
        f"{result.pilot.short.en}: {result.indicator.name.en}, target of {target.year}, as of "
        f"{result.year}",
    )
    ahead = one.prospect
    rest = (number(each, 2) for each in (ahead.needed, ahead.planned, ahead.actual))
    chance = NO_VALUE if ahead.probability is None else likelihood(ahead.probability)
    value = " | ".join((one.status.symbol, *figures_of(one, basis.lang), *rest, chance))
    subject = Subject(target.value.unit.text, result.pilot.no, target.indicator, target.key)
    return basis.reference(what, value, working(one), subject, inputs_of(one), result.caveats)


def inputs_of(one: Progress) -> list[Input]:
    """The entries that a target is judged by, itself among them."""
    result = one.result
    found = [Input(_TARGET, str(result.target.record.value), "commitments", result.target.id)]
    for name, entry in ((_BASELINE, result.baseline), (_OBSERVED, result.observed)):
        if entry is not None:
            year = entry.record.period.year
            said = Bilingual(f"{name.zh}（{year}）", f"{name.en} ({year})")
            found.append(Input(said, str(entry.record.value), "observations", entry.id))
    return found


def counted(progress: Sequence[Progress]) -> list[Input]:
    """The targets that a count is of, each by its entry."""
    return [
        Input(
            Bilingual(
                f"{one.result.pilot.short.zh} {one.result.indicator.name.zh} "
                f"{one.result.target.record.year}",
                f"{one.result.pilot.short.en}, {one.result.indicator.name.en}, "
                f"{one.result.target.record.year}",
            ),
            str(one.result.target.record.value),
            "commitments",
            one.result.target.id,
        )
        for one in progress
    ]


def _value(one: Progress, entry: Entry[Observation] | None) -> str:
    if entry is None:
        return NO_VALUE
    return f"{entry.record.value.to(one.result.target.record.value.unit).value:f}"


def _with_unit(figure: str, unit: str) -> str:
    return f"{figure}{'' if unit == '%' else ' '}{unit}".strip()
