"""The nouns of a programme that are facts, not figures: pilots, tasks, classes, map tiles."""

from dataclasses import dataclass

from shidian.core import Bilingual, Source


@dataclass(frozen=True)
class Pilot:
    """A place that takes part in the programme.

    Parameters
    ----------
    no : str
        Number in the programme, two digits for 64 pilots.
    name, short : Bilingual
        Full name as the document lists it, and the name used in tables.
    pinyin : str
        The short name in pinyin, without tones and blanks.
    level : str
        Group of the document's list the pilot stands in.
    peer_class : str
        Class inside which pilots are compared.
    province, area : str
        Codes of its province and of the pilot itself.
    outline : tuple of int
        Characters ``[start, end)`` of its plan outline in the programme's document.
    note : str
    """

    no: str
    name: Bilingual
    short: Bilingual
    pinyin: str
    level: str
    peer_class: str
    province: str
    area: str
    outline: tuple[int, int]
    note: str


@dataclass(frozen=True)
class Task:
    """One of the programme's tasks, numbered as in the document.

    `keywords` are words with which the headings of plans name it; ``*`` takes what no other
    task has claimed.
    """

    no: int
    code: str
    name: Bilingual
    source: Source
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tile:
    """The square of a province in the tile-grid map of the country."""

    area: str
    short: Bilingual
    column: int
    row: int
