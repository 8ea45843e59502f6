"""On which series a filed value stands, seen from the programme's baselines."""

from shidian.core import SeriesBreak, Vintage


def breaks_of(vintage: Vintage) -> frozenset[SeriesBreak]:
    """What separates a value on this basis from the baselines, which the census before gave.

    Examples
    --------
    >>> sorted(breaks_of(Vintage.CENSUS_2020)), sorted(breaks_of(Vintage.REGISTRY))
    ([<SeriesBreak.CENSUS: 'census'>], [])
    """
    return frozenset({SeriesBreak.CENSUS} if vintage is Vintage.CENSUS_2020 else ())
