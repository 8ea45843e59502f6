"""Tables of an evaluation: one row for each target, or one for each pilot."""

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from shidian.assessment import Verdict
from shidian.assessment.evaluation import Evaluation, PilotYear
from shidian.assessment.policy import Block
from shidian.assessment.targets.progress import Progress
from shidian.core import Bilingual, Observation
from shidian.programme import Programme
from shidian.register import Entry
from shidian.reporting.sentences import needed_sentence, not_assessable
from shidian.reporting.table import Answer, Cell, Column, Table, answer
from shidian.reporting.words import words

PLACES = Decimal("0.0001")


def progress_table(evaluation: Evaluation, rows: Sequence[Progress], programme: Programme) -> Table:
    """Where each of these targets stands in the year of the evaluation."""
    brief = (
        "pilot_no pilot indicator_name target_year baseline op target unit observed "
        "observed_year pace status caveats"
    )
    title = Bilingual(f"{evaluation.year} 年目标评估", f"Targets assessed in {evaluation.year}")
    meaning = Bilingual(
        "每项目标在评估年的进度；已到期的按到期年。",
        "Where each target stands in the year assessed; those past, in their own year.",
    )
    return _table("progress", title, meaning, _progress(programme), rows, brief)


def pilots_table(evaluation: Evaluation, rows: Sequence[PilotYear], programme: Programme) -> Table:
    """Of each of these pilots indices, blocks, grade, rung, and what is proposed."""
    brief = "pilot_no pilot peer_class_name progress_index level_index total grade rung proposed"
    title = Bilingual(f"{evaluation.year} 年试点评估", f"Pilots assessed in {evaluation.year}")
    meaning = Bilingual(
        "各试点的指数、得分、等级和阶梯位置。", "Indices, scores, grade and rung of the pilots."
    )
    made = _table("evaluation", title, meaning, _pilots(programme, evaluation), rows, brief)
    blocks = [_block(number, block) for number, block in enumerate(evaluation.policy.rating.blocks)]
    cells = [
        [*row, *(column.value(pilot) for column in blocks)]
        for row, pilot in zip(made.rows, rows, strict=True)
    ]
    return Table(made.name, title, meaning, [*made.columns, *blocks], cells)


def _table(
    name: str,
    title: Bilingual,
    meaning: Bilingual,
    values: Mapping[str, Callable[..., Cell]],
    rows: Sequence[Progress] | Sequence[PilotYear],
    brief: str,
) -> Table:
    columns = [
        Column(column, *words(column, name), value, column in brief.split())
        for column, value in values.items()
    ]
    return Table(name, title, meaning, columns, [[c.value(row) for c in columns] for row in rows])


def _progress(programme: Programme) -> Mapping[str, Callable[[Progress], Cell]]:
    classes = programme.facts.peer_classes
    return {
        "pilot_no": lambda p: p.result.pilot.no,
        "pilot": lambda p: p.result.pilot.short.zh,
        "pilot_en": lambda p: p.result.pilot.short.en,
        "peer_class_name": lambda p: classes[p.result.pilot.peer_class].zh,
        "indicator": lambda p: p.result.indicator.code,
        "indicator_name": lambda p: p.result.indicator.name.zh,
        "key": lambda p: p.result.target.record.key,
        "target_year": lambda p: p.result.target.record.year,
        "assessed_year": lambda p: p.result.year,
        "baseline": lambda p: _in_unit(p, p.result.baseline),
        "op": lambda p: p.result.target.record.op.value,
        "target": lambda p: p.result.target.record.value.value,
        "target_high": lambda p: p.result.target.record.high and p.result.target.record.high.value,
        "unit": lambda p: p.result.target.record.value.unit.symbol,
        "qualifier": lambda p: p.result.target.record.qualifier,
        "subject": lambda p: p.result.target.record.subject,
        "observed": _observed,
        "observed_year": lambda p: p.result.observed and p.result.observed.record.period.year,
        "gap": lambda p: None if p.result.gap is None else p.result.gap.value,
        "tolerance": lambda p: p.result.tolerance,
        "level_completion": lambda p: _ratio(p.result.level_completion),
        "attainment": lambda p: _ratio(p.result.attainment),
        "met": _met,
        "expected": lambda p: _number(p.numbers.expected),
        "expected_binding": lambda p: answer(p.binding if p.numbers.expected is not None else None),
        "transform": lambda p: p.working.transform.value,
        "pace": lambda p: _number(p.numbers.pace),
        "off_pace": lambda p: _number(p.numbers.off_pace),
        "catch_up": lambda p: _number(p.numbers.catch_up),
        "needed": lambda p: _number(p.prospect.needed),
        "planned": lambda p: _number(p.prospect.planned),
        "actual": lambda p: _number(p.prospect.actual),
        "infeasible": lambda p: answer(p.prospect.infeasible),
        "probability": lambda p: _number(p.prospect.probability),
        "status": lambda p: p.status.code,
        "status_name": lambda p: f"{p.status.symbol} {p.status.text.zh}",
        "points": lambda p: _number(p.numbers.points),
        "caveats": lambda p: " ".join(p.result.caveats),
        "sentence": lambda p: _said(p, "zh"),
        "sentence_en": lambda p: _said(p, "en"),
        "target_entry": lambda p: p.result.target.id,
        "baseline_entry": lambda p: p.result.baseline and p.result.baseline.id,
        "observed_entry": lambda p: p.result.observed and p.result.observed.id,
    }


def _pilots(
    programme: Programme, evaluation: Evaluation
) -> Mapping[str, Callable[[PilotYear], Cell]]:
    classes, rating = programme.facts.peer_classes, evaluation.policy.rating
    names = {grade.code: grade.name.zh for grade in rating.grades}
    return {
        "pilot_no": lambda p: p.pilot.no,
        "pilot": lambda p: p.pilot.short.zh,
        "pilot_en": lambda p: p.pilot.short.en,
        "peer_class_name": lambda p: classes[p.pilot.peer_class].zh,
        "targets_counted": lambda p: p.index.counted,
        "targets_of": lambda p: p.index.of,
        "progress_index": lambda p: _number(p.index.points),
        "level_index": lambda p: _number(p.level),
        "rise": lambda p: _number(p.rise),
        "total": lambda p: _number(p.total.points),
        "coverage": lambda p: _number(p.total.coverage),
        "grade": lambda p: names.get(p.grading.grade or ""),
        "sureness": lambda p: p.grading.sureness.zh if p.grading.grade else None,
        "rung": lambda p: p.state.rung.text.zh,
        "proposed": lambda p: " ".join(one.to.text.zh for one in p.proposals),
        "withheld": lambda p: p.total.withheld and p.total.withheld.zh,
        "withheld_en": lambda p: p.total.withheld and p.total.withheld.en,
    }


def _block(number: int, block: Block) -> Column:
    """The points of a block; its title is the policy's own name for it."""
    meaning = Bilingual(f"满分 {block.points:g} 分", f"of {block.points:g} points")

    def value(pilot: PilotYear) -> Cell:
        return _number(pilot.total.scores[number].points)

    return Column(f"points_{block.code}", block.name, meaning, value)


def _in_unit(one: Progress, entry: Entry[Observation] | None) -> Decimal | None:
    """A value in the unit of the target beside it."""
    if entry is None:
        return None
    return entry.record.value.to(one.result.target.record.value.unit).value


def _observed(one: Progress) -> Decimal | None:
    """What was observed, or what a sum or yearly flow came to."""
    if one.result.flow is not None:
        return _number(one.result.flow.made)
    return _in_unit(one, one.result.observed)


def _met(one: Progress) -> Answer | None:
    """Whether it is met; empty where nothing decides yet."""
    return {Verdict.MET: Answer.YES, Verdict.NOT_MET: Answer.NO}.get(one.result.verdict)


def _ratio(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(PLACES)


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(round(value, 9))).quantize(PLACES, ROUND_HALF_UP)


def _said(one: Progress, lang: str) -> str | None:
    said = needed_sentence(one) or not_assessable(one)
    return None if said is None else said.zh if lang == "zh" else said.en
