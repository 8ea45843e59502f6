"""Names of areas for pages that show codes: of the programme in force, or of the nation alone."""

from collections.abc import Mapping

from shidian.core import Bilingual, DataError
from shidian.core.area import NATION
from shidian.store.snapshot import assessed


def area_names() -> Mapping[str, Bilingual]:
    """Names by code; before a programme is loaded the nation's alone."""
    try:
        areas = assessed()[0].programme.areas
    except DataError:
        return {NATION: Bilingual("全国", "China")}
    return {code: Bilingual(area.name, area.name_en) for code, area in areas.items()}
