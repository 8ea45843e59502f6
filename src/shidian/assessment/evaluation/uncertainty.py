"""How sure a grade is: totals drawn again and again, with errors of measurement and of weights."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zlib import crc32

import numpy as np

from shidian.assessment.composite.values import Numbers
from shidian.assessment.evaluation.block_scores import FULL, LEVEL, PROGRESS
from shidian.assessment.evaluation.level_year import LevelYear
from shidian.assessment.evaluation.progress_index import scored_targets
from shidian.assessment.policy import Policy
from shidian.assessment.rating import Total
from shidian.assessment.robustness.analysis import usual_factors
from shidian.assessment.robustness.branches import can_be_shaken
from shidian.assessment.robustness.draws import drawn
from shidian.assessment.robustness.factors import names_of
from shidian.assessment.robustness.intervals import grade_probabilities
from shidian.assessment.robustness.model import Model, level_model
from shidian.assessment.robustness.simulation import simulate
from shidian.assessment.targets.batch import Batch, columns
from shidian.assessment.targets.points import achieved_over_expected, points
from shidian.assessment.targets.progress import Progress
from shidian.assessment.targets.rows import row_of
from shidian.core import Direction

PART = 500  # draws worked on at once; it changes memory, never a result

Rises = Mapping[str, Numbers]
"""Draws of the rise of the level index, by pilot."""


def grade_chances(
    totals: Mapping[str, Total], progress: Mapping[str, Numbers], rises: Rises, policy: Policy
) -> Mapping[str, Mapping[str, float]]:
    """Probability of each grade, for the pilots that have a total.

    Progress and the rise of the level are drawn; what people scored is taken as it stands.

    Parameters
    ----------
    totals : mapping of Total
        By pilot.
    progress : mapping of array
        Draws of the progress index by pilot, see `index_draws`.
    rises : mapping of array
        See `rise_draws`.
    """
    sizes = {block.code: block.points for block in policy.rating.blocks}
    drawn_totals = {
        pilot: _total(total, progress.get(pilot), rises.get(pilot), sizes, policy)
        for pilot, total in totals.items()
        if total.points is not None
    }
    if not drawn_totals:
        return {}
    shares = grade_probabilities(np.stack(list(drawn_totals.values()), axis=1), policy.rating)
    codes = [grade.code for grade in policy.rating.grades]
    return {
        pilot: dict(zip(codes, map(float, row), strict=True))
        for pilot, row in zip(drawn_totals, shares, strict=True)
    }


def _total(
    total: Total,
    progress: Numbers | None,
    rise: Numbers | None,
    sizes: Mapping[str, float],
    policy: Policy,
) -> Numbers:
    made = np.zeros(policy.robustness.draws)
    for score in total.scores:
        if score.points is None:
            continue
        if score.block == PROGRESS and progress is not None:
            made = made + progress / FULL * sizes[PROGRESS]
        elif score.block == LEVEL and rise is not None:
            made = made + np.clip(rise / policy.rise.full, 0, 1) * sizes[LEVEL]
        else:
            made = made + score.points
    return made / total.present * FULL


def index_draws(
    progress: Mapping[str, Sequence[Progress]], policy: Policy, year: int
) -> Mapping[str, Numbers]:
    """The progress index with errors of measurement on value and start of every target."""
    scored = {pilot: scored_targets(all_, policy, year) for pilot, all_ in progress.items()}
    rows = [(pilot, one, weight) for pilot, own in scored.items() for one, weight in own]
    if not rows:
        return {}
    batch = columns([row_of(one.result, one.working, policy) for _, one, _ in rows])
    pilots = list(dict.fromkeys(pilot for pilot, _, _ in rows))
    shares = np.zeros((len(rows), len(pilots)))
    for at, (pilot, _, weight) in enumerate(rows):
        shares[at, pilots.index(pilot)] = weight
    shares /= shares.sum(axis=0)
    noise = _noise(policy, [one.result.target.record.key for _, one, _ in rows])
    parts = [
        np.nan_to_num(_points(batch, noise[:, at : at + PART], policy)) @ shares
        for at in range(0, policy.robustness.draws, PART)
    ]
    made = np.concatenate(parts)
    return {pilot: made[:, at] for at, pilot in enumerate(pilots)}


def _noise(policy: Policy, keys: Sequence[str]) -> Numbers:
    """Two standard normal numbers for each draw and target.

    Each target has its own stream, so that what others have or lack changes nothing for it.
    """
    seed, shape = policy.robustness.seed, (2, policy.robustness.draws)
    streams = [np.random.default_rng([seed, crc32(key.encode())]) for key in keys]
    return np.stack([stream.standard_normal(shape) for stream in streams], axis=-1)


def _points(batch: Batch, noise: Numbers, policy: Policy) -> Numbers:
    value = batch.value + noise[0] * batch.deviation
    start = batch.start + noise[1] * batch.start_deviation
    from_base = batch.leg_from_year == batch.base_year
    base = np.where(from_base, start, batch.base)
    shaken = replace(batch, value=value, start=start, base=base)
    return points(achieved_over_expected(shaken, policy.pace), policy.score)


def rise_draws(
    now: LevelYear, before: LevelYear, directions: Mapping[str, Direction], policy: Policy
) -> Rises:
    """The rise of the level index under the same draws of weights and goalposts in both years.

    None where there is no index, or it is brought together in a way that cannot be shaken: its
    points are then taken as they stand.
    """
    if now.level is None or before.level is None or not can_be_shaken(now.level.tree):
        return {}
    models = [_model(one, directions, policy) for one in (now, before)]
    if models[0].values.indicators != models[1].values.indicators:
        return {}
    factors, seed = usual_factors(models[0], policy.robustness), policy.robustness.seed
    first = dict.fromkeys(names_of(factors), 0)
    parameters = drawn(models[0], factors, seed, first, policy.robustness.draws)
    later, earlier = (simulate(model, factors, parameters, seed) for model in models)
    return dict(zip(now.values.units, (later - earlier).T, strict=True))


def _model(one: LevelYear, directions: Mapping[str, Direction], policy: Policy) -> Model:
    unranked = dict.fromkeys(one.values.units)  # no ranks are needed for a rise
    return level_model(one.values, one.level or policy.level, directions, unranked)
