"""What a programme calls the things whose codes stand in tables: areas, pilots, documents."""

from collections.abc import Mapping
from types import MappingProxyType

from shidian.core import Bilingual
from shidian.programme import Programme

Names = Mapping[str, Bilingual]
"""Names by code; a code without a name stands for itself."""
NO_NAMES: Names = MappingProxyType({})


def names_of(programme: Programme) -> Names:
    """The names of areas and pilots, and the titles of documents."""
    areas = {code: Bilingual(area.name, area.name_en) for code, area in programme.areas.items()}
    pilots = {number: pilot.name for number, pilot in programme.pilots.items()}
    return {**areas, **pilots, **{code: one.title for code, one in programme.documents.items()}}
