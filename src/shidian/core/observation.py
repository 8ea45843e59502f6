"""What was measured in an area and a period, and on which series it stands."""

from dataclasses import dataclass
from enum import StrEnum

from shidian.core.bilingual import Bilingual
from shidian.core.period import Period
from shidian.core.quantity import Quantity
from shidian.core.source import Source


class State(StrEnum):
    """Who stands behind a value: the plan, a publication, or a sum made from one."""

    PLAN = "plan"
    PUBLISHED = "published"
    DERIVED = "derived"
    FILED = "filed"

    @property
    def text(self) -> Bilingual:
        """The state in words."""
        return _STATES[self]


_STATES = {
    State.PLAN: Bilingual("方案所列", "plan"),
    State.PUBLISHED: Bilingual("公布", "published"),
    State.DERIVED: Bilingual("推算", "derived"),
    State.FILED: Bilingual("试点填报，已采纳", "filed and accepted"),
}


class Vintage(StrEnum):
    """Which count of the population a value stands on.

    Differences may be formed only inside one vintage: the census of 2020 revised the
    yearly estimates before it, in both directions. `NONE` is for what no census counts.
    """

    CENSUS_2010 = "census2010"
    CENSUS_2020 = "census2020"
    REGISTRY = "registry"
    NONE = "none"
    UNKNOWN = "unknown"

    @property
    def text(self) -> Bilingual:
        """The series in words; empty for what no census counts."""
        return _VINTAGES[self]


_VINTAGES = {
    Vintage.CENSUS_2010: Bilingual("2010 年普查数列", "2010 census series"),
    Vintage.CENSUS_2020: Bilingual("2020 年普查数列", "2020 census series"),
    Vintage.REGISTRY: Bilingual("户籍登记", "registration"),
    Vintage.NONE: Bilingual("", ""),
    Vintage.UNKNOWN: Bilingual("口径不明", "basis unknown"),
}
CENSUS_YEAR = {Vintage.CENSUS_2010: 2010, Vintage.CENSUS_2020: 2020}


class SeriesBreak(StrEnum):
    """What separates a value from the programme's baseline."""

    CENSUS = "census"
    BOUNDARY = "boundary"
    RECLASSIFICATION = "reclassification"

    @property
    def text(self) -> Bilingual:
        """The break in words."""
        return _BREAKS[self]


_BREAKS = {
    SeriesBreak.CENSUS: Bilingual("普查断点", "census break"),
    SeriesBreak.BOUNDARY: Bilingual("范围变化", "boundary"),
    SeriesBreak.RECLASSIFICATION: Bilingual("口径变化", "reclassified"),
}


@dataclass(frozen=True)
class Observation:
    """One value of one indicator.

    Parameters
    ----------
    area : str
        Code of the area.
    indicator : str
        Code of the indicator.
    period : Period
    value : Quantity
    state : State
    vintage : Vintage
    source : Source
    breaks : frozenset of SeriesBreak
        What separates this value from the programme's baseline.

    Two sources may print two values for one area, indicator and period: both are kept.

    Examples
    --------
    >>> from shidian.core import Quantity, Unit
    >>> Observation("330200", "urbanization_rate_resident", Period(2020),
    ...             Quantity.read("78.00", Unit.PERCENT), State.PUBLISHED,
    ...             Vintage.CENSUS_2020, Source("census-2020")).key
    '330200/urbanization_rate_resident/2020/census2020/census-2020'
    """

    area: str
    indicator: str
    period: Period
    value: Quantity
    state: State
    vintage: Vintage
    source: Source
    breaks: frozenset[SeriesBreak] = frozenset()

    @property
    def key(self) -> str:
        """Identity of the observation; a corrected value keeps it."""
        parts = (self.area, self.indicator, str(self.period), self.vintage, self.source.document)
        return "/".join(parts)
