"""How sure the ranks within the peer classes are: of the level index, or of one indicator."""

from dataclasses import dataclass

import numpy as np

from shidian.assessment.composite.values import Numbers
from shidian.assessment.evaluation.evaluation import Evaluation
from shidian.assessment.evaluation.level_year import LevelYear
from shidian.assessment.evaluation.one_year import Records
from shidian.assessment.policy import Branch, Goalpost, Level, Policy
from shidian.assessment.robustness import (
    MeasurementError,
    Model,
    Shaken,
    level_model,
    robustness,
    usual_factors,
)
from shidian.assessment.targets.deviation import deviation
from shidian.core import Direction, Fault, Indicator, UsageError


@dataclass(frozen=True, eq=False)
class Ranking:
    """Ranks within the class in many draws.

    Parameters
    ----------
    indicator : Indicator or None
        What is ranked; None for the level index.
    model : Model
    shaken : Shaken
    """

    indicator: Indicator | None
    model: Model
    shaken: Shaken


def index_ranking(evaluation: Evaluation, records: Records) -> Ranking | None:
    """The ranks of the level index, under errors of measurement, other weights and goalposts.

    None where the index is withheld, see `LevelYear.withheld`.
    """
    if evaluation.level.level is None:
        return None
    policy, level = evaluation.policy, evaluation.level.level
    model = level_model(
        evaluation.level.values, level, _directions(records), _classes(records, policy)
    )
    errors = MeasurementError(_deviations(evaluation.level, model, records, policy))
    factors = (*usual_factors(model, policy.robustness), errors)
    return Ranking(None, model, robustness(model, factors, None, policy.robustness))


def indicator_ranking(evaluation: Evaluation, records: Records, code: str) -> Ranking:
    """The ranks of one indicator of the policy's tree, under its error of measurement alone.

    Raises
    ------
    UsageError
        If the policy's tree does not have it, or fewer than two pilots have a value.
    """
    policy, values = evaluation.policy, evaluation.level.values
    if code not in values.indicators:
        known = " ".join(values.indicators)
        raise UsageError(Fault("ranking_unknown", asked=code, known=known))
    column = values.column(code)
    if np.count_nonzero(~np.isnan(column)) < 2:
        raise UsageError(Fault("ranking_empty", asked=code, year=evaluation.year))
    level = _only(code, column, policy.level)
    model = level_model(values, level, _directions(records), _classes(records, policy))
    errors = MeasurementError(_deviations(evaluation.level, model, records, policy))
    shaken = robustness(model, [errors], None, policy.robustness)
    return Ranking(records.snapshot.programme.indicators[code], model, shaken)


def _only(code: str, column: Numbers, level: Level) -> Level:
    """A level of one indicator; ends wide enough that nobody's value is cut off, so ranks stay."""
    span = float(np.nanmax(column) - np.nanmin(column)) or 1.0
    post = Goalpost(float(np.nanmin(column)) - span, float(np.nanmax(column)) + span)
    tree = Branch("only", 1, children=(Branch(code, 1),))
    bounds = level.outliers, level.redundant, level.conflicting, level.unranked
    return Level(tree, {code: post}, 0, level.present, level.withheld, *bounds)


def _directions(records: Records) -> dict[str, Direction]:
    indicators = records.snapshot.programme.indicators
    return {code: indicator.direction for code, indicator in indicators.items()}


def _classes(records: Records, policy: Policy) -> dict[str, str | None]:
    pilots = records.snapshot.programme.pilots
    return {
        number: None if pilot.peer_class in policy.level.unranked else pilot.peer_class
        for number, pilot in pilots.items()
    }


def _deviations(level: LevelYear, model: Model, records: Records, policy: Policy) -> Numbers:
    """Standard deviations of the values behind an index; doubled for imputed ones.

    Where a class mean stands for a value, the spread of the indicator is its deviation.
    """
    indicators, numbers = records.snapshot.programme.indicators, model.values.numbers
    made = np.tile(np.nanstd(numbers, axis=0), (len(numbers), 1))
    for row, unit in enumerate(model.values.units):
        for column, code in enumerate(model.values.indicators):
            entry, of = level.chosen.get((unit, code)), indicators[code].unit
            if entry is not None:
                raw = float(entry.record.value.to(of).value)
                divisor = raw / numbers[row, column] if numbers[row, column] else 1.0
                made[row, column] = deviation(entry.record, of, policy.errors) / abs(divisor or 1.0)
    return np.asarray(np.where(model.values.imputed, policy.errors.imputed_factor, 1.0) * made)
