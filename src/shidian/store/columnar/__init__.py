"""Analytics over the whole country: a ledger of observations in columns, and five questions.

`follow` brings the snapshot of a ledger up to date, `scan` gives its values as one lazy table,
and each question is a function of such a table: `level`, `ranking`, `deciles`, `completeness`,
`panel`. The ledger stays the authority: a snapshot can be deleted at any time and is made anew.
"""

from shidian.store.columnar.columns import area_code, number, text, under
from shidian.store.columnar.completeness import completeness
from shidian.store.columnar.distribution import deciles
from shidian.store.columnar.following import follow
from shidian.store.columnar.level import level
from shidian.store.columnar.manifest import Manifest
from shidian.store.columnar.panel import panel
from shidian.store.columnar.ranking import ranking
from shidian.store.columnar.reading import scan
from shidian.store.columnar.selection import of_areas

__all__ = [
    "Manifest",
    "area_code",
    "completeness",
    "deciles",
    "follow",
    "level",
    "number",
    "of_areas",
    "panel",
    "ranking",
    "scan",
    "text",
    "under",
]
