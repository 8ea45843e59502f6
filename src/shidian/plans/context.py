"""What a programme tells the reader: names of indicators and pilots, tasks, years."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shidian.programme import Programme

_AREA_WORDS = re.compile(r"^(?:全[省市县区镇州旗]|我[省市县区镇]|年末|本[省市县区镇])+")
_MEASURE_WORDS = re.compile(r"(?:规模|总量|总数|水平)$")


@dataclass(frozen=True)
class Context:
    """The vocabulary of a programme; a reader without one knows the language alone.

    Parameters
    ----------
    indicators : mapping
        Names and aliases of indicators to their codes.
    pilots : mapping
        Full names of pilots to their numbers.
    tasks : mapping
        Codes of national tasks to the words that headings name them with.
    base_year : int or None
        The year that plans start from, where they do not say.
    trial_end : int or None
        The end of the trial: 试点期末.
    """

    indicators: Mapping[str, str] = field(default_factory=dict)
    pilots: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    base_year: int | None = None
    trial_end: int | None = None

    def code(self, name: str) -> str | None:
        """The code of the indicator that a plan's phrase names; None where it is no one's.

        Examples
        --------
        >>> Context(indicators={"常住人口": "people"}).code("全市常住人口规模")
        'people'
        """
        plain = _AREA_WORDS.sub("", name)
        for one in (name, plain, _MEASURE_WORDS.sub("", plain)):
            if one in self.indicators:
                return self.indicators[one]
        return None

    def pilot(self, place: str) -> str | None:
        """The number of the pilot at a place, named in full or without its province.

        Examples
        --------
        >>> Context(pilots={"河北省石家庄市": "06"}).pilot("石家庄市")
        '06'
        """
        found = [
            number
            for name, number in self.pilots.items()
            if place and (name.endswith(place) or place.endswith(name))
        ]
        return found[0] if len(found) == 1 else None


def context_of(programme: Programme) -> Context:
    """The vocabulary of a programme."""
    indicators: dict[str, str] = {}
    for indicator in programme.indicators.values():
        for name in (indicator.name.zh, *indicator.aliases):
            indicators.setdefault(name, indicator.code)
    return Context(
        indicators,
        {pilot.name.zh: pilot.no for pilot in programme.pilots.values()},
        {task.code: task.keywords for task in programme.tasks},
        programme.facts.baseline_year,
        programme.facts.checkpoints[0],
    )
