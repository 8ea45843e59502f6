"""Which inputs an output depends on: Sobol's first-order and total indices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shidian.core import Fault, UsageError

FloatArray = NDArray[np.float64]

RESAMPLES = 200
FEWEST_RUNS = 16


@dataclass(frozen=True)
class Indices:
    """How much of an output's variance each input explains.

    Parameters
    ----------
    names : tuple of str
        The inputs, or groups of inputs.
    first : array, shape (n_inputs,)
        S1: the share explained by the input alone. NaN where the output never varies.
    total : array, shape (n_inputs,)
        ST: the share explained by the input alone and in interaction with others.
    first_margin, total_margin : array, shape (n_inputs,)
        Half-width of the 95 % interval, by resampling the runs.
    runs : int
        Rows of each of the two base matrices; the output was computed runs·(n_inputs + 2) times.
    """

    names: tuple[str, ...]
    first: FloatArray
    total: FloatArray
    first_margin: FloatArray
    total_margin: FloatArray
    runs: int


def sobol(
    function: Callable[[FloatArray], FloatArray], names: Sequence[str], runs: int, seed: int
) -> Indices:
    """Indices of a function of the unit cube.

    Parameters
    ----------
    function : callable
        Takes points of shape (n, n_inputs) with values in [0, 1) and gives an array of shape (n,).
    names : sequence of str
        One for each input.
    runs : int
        Rows of each of the two base matrices.
    seed : int

    Raises
    ------
    UsageError
        If there are no inputs, or too few runs.

    Examples
    --------
    >>> found = sobol(lambda points: points[:, 0] + 2 * points[:, 1], ["a", "b"], 1024, seed=1)
    >>> [round(float(share), 1) for share in found.first]  # exactly 1/5 and 4/5
    [0.2, 0.8]
    """
    check_runs(len(names), runs)
    first, second = np.hsplit(halton(runs, 2 * len(names), seed), 2)
    mixed = [function(_swapped(first, second, column)) for column in range(len(names))]
    return indices(names, function(first), function(second), np.array(mixed), seed)


def check_runs(inputs: int, runs: int) -> None:
    """Refuse an analysis without inputs, or with too few runs to tell anything.

    Raises
    ------
    UsageError
        If there are no inputs, or fewer than 16 runs.
    """
    if inputs < 1:
        raise UsageError(Fault("no_factors"))
    if runs < FEWEST_RUNS:
        raise UsageError(Fault("too_few_draws", found=runs, least=FEWEST_RUNS))


def _swapped(first: FloatArray, second: FloatArray, column: int) -> FloatArray:
    """The first matrix, with one column of the second."""
    mixed = first.copy()
    mixed[:, column] = second[:, column]
    return mixed


def indices(
    names: Sequence[str],
    first: FloatArray,
    second: FloatArray,
    mixed: FloatArray,
    seed: int,
) -> Indices:
    """Indices from outputs already computed, with intervals from resampled runs.

    Parameters
    ----------
    names : sequence of str
    first, second : array, shape (runs,)
        Outputs at the two independent base samples.
    mixed : array, shape (n_inputs, runs)
        Outputs at the first sample, with one input at a time taken from the second.
    seed : int
        Of the resampling.
    """
    runs = first.size
    rows = np.random.default_rng(seed).integers(0, runs, (RESAMPLES, runs))
    again = [jansen(first[row], second[row], mixed[:, row]) for row in rows]
    alone, total = 1.96 * np.std(again, axis=0)
    return Indices(tuple(names), *jansen(first, second, mixed), alone, total, runs)


def jansen(
    first: FloatArray, second: FloatArray, mixed: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """S1 and ST by the estimators of Jansen (1999), as in Saltelli et al. (2010), table 2.

    S1 = 1 − mean((f(B) − f(A_B))²)/2V and ST = mean((f(A) − f(A_B))²)/2V, V being the variance
    over both samples; NaN where it is zero: a constant output has no shares.

    Examples
    --------
    >>> a, b = np.array([0.0, 1.0]), np.array([1.0, 0.0])
    >>> jansen(a, b, mixed=np.array([b, a]))  # the first input decides all, the other nothing
    (array([ 1., -1.]), array([2., 0.]))
    """
    variance = np.var(np.concatenate([first, second]))
    if variance == 0:
        unknown = np.full(len(mixed), np.nan)
        return unknown, unknown.copy()
    alone = 1 - np.mean((second - mixed) ** 2, axis=1) / (2 * variance)
    return alone, np.mean((first - mixed) ** 2, axis=1) / (2 * variance)


def halton(count: int, dimensions: int, seed: int) -> FloatArray:
    """Quasi-random points of the unit cube, shape (count, dimensions).

    Halton's sequence (one prime base a dimension) moved by a random shift modulo 1. Even cover
    brings the indices several times closer to their values than random points do.

    Examples
    --------
    >>> points = halton(8, 1, seed=0)[:, 0]
    >>> sorted(int(8 * point) for point in points)  # one point in each eighth
    [0, 1, 2, 3, 4, 5, 6, 7]
    """
    shifts = np.random.default_rng(seed).random(dimensions)
    columns = [_radical_inverse(count, base) for base in _primes(dimensions)]
    return (np.stack(columns, axis=1) + shifts) % 1.0


def _radical_inverse(count: int, base: int) -> FloatArray:
    """The numbers 0, 1, 2 … with their digits in `base` mirrored at the point."""
    rest, scale = np.arange(count), 1.0
    mirrored = np.zeros(count)
    while rest.any():
        scale /= base
        mirrored += scale * (rest % base)
        rest //= base
    return mirrored


def _primes(count: int) -> list[int]:
    """The first prime numbers."""
    found: list[int] = []
    candidate = 2
    while len(found) < count:
        if all(candidate % prime for prime in found):
            found.append(candidate)
        candidate += 1
    return found
