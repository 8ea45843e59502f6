"""What the areas of persons are called: those of the programme, and the regions of work."""

from collections.abc import Mapping

from shidian.core import Bilingual
from shidian.programme import Programme

REGIONS = {
    "east": Bilingual("东部地区", "The east"),
    "central": Bilingual("中部地区", "The centre"),
    "west": Bilingual("西部地区", "The west"),
}


def area_names(programme: Programme) -> Mapping[str, Bilingual]:
    """Names by code."""
    areas = programme.areas.items()
    return REGIONS | {code: Bilingual(area.name, area.name_en) for code, area in areas}
