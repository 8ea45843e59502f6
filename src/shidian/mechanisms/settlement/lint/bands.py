"""Bands that nobody is in, and numbers between bands that are in none."""

from collections.abc import Iterator
from itertools import pairwise

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lint.remark import Remarks, warning
from shidian.mechanisms.settlement.lint.truth import band_of, both, sets_of, whole
from shidian.mechanisms.settlement.lint.view import View
from shidian.mechanisms.settlement.scheme import AgeBands, Band, Bands, Input
from shidian.mechanisms.settlement.scheme.paths import Path, items_of


def unreachable_bands(view: View) -> Remarks:
    """Bands outside the range of their input, or outside what the item's conditions leave."""
    for path, item in _banded(view):
        asked = view.scheme.inputs[item.input]
        for number, band in enumerate(item.bands):
            if not view.days or any(_someone(day, item, band, asked) for day in view.days):
                continue
            low, high = band.from_ or "…", band.to or "…"
            here = f"{path}.bands[{number}]"
            yield warning("lint_band_unreachable", here, low=low, high=high, input=item.input)


def _someone(day: Day, item: Bands | AgeBands, band: Band, asked: Input) -> bool:
    """Whether there can be people in a band."""
    left = sets_of(day, item.when).get(item.input, whole(asked))
    return bool(both(band_of(day, band, asked), left))


def gaps(view: View) -> Remarks:
    """Numbers between two bands that lie in neither."""
    for path, item in _banded(view):
        asked = view.scheme.inputs[item.input]
        for number, (lower, upper) in enumerate(pairwise(item.bands), start=1):
            for day in view.days:
                below, above = band_of(day, lower, asked), band_of(day, upper, asked)
                if below.stop < above.start:
                    here = f"{path}.bands[{number}]"
                    low, high = below.stop, above.start - 1
                    yield warning("lint_band_gap", here, low=low, high=high)
                    break


def _banded(view: View) -> Iterator[tuple[Path, Bands | AgeBands]]:
    for path, item in items_of(view.scheme):
        if isinstance(item, Bands | AgeBands):
            yield path, item
