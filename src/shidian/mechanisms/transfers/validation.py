"""Every fault of a package's files on land and transfers, for whoever checks the package."""

from collections.abc import Callable, Iterator
from functools import partial

from shidian.core import Fault, Place
from shidian.mechanisms.transfers.city_size import SettlementTier
from shidian.mechanisms.transfers.package import (
    AWARD,
    EQUALIZATION,
    FUNDS,
    LAND,
    SIZES,
    TIERS,
    LandFile,
    award_funds_of,
    award_terms_of,
    equalization_terms_of,
    land_file_of,
    later_rules_of,
    settlement_tiers_of,
    size_classes_of,
)
from shidian.mechanisms.transfers.stories import FOLDER, stories_of
from shidian.mechanisms.transfers.words import ASKED, POINTS
from shidian.programme import Programme, placed
from shidian.programme.files import unread_files
from shidian.programme.sources import Named, tried, unknown_names

READ = (LAND, SIZES, TIERS, AWARD, EQUALIZATION, FUNDS, FOLDER)
"""The files and folders of ``transfers/`` that are read."""


def faults_of(programme: Programme) -> list[Fault]:
    """Every fault of the files of ``transfers/``, each at row or line and column."""
    files, faults = programme.mechanisms, list[Fault]()
    if LAND in files:
        land = tried(lambda: land_file_of(programme), faults)
        faults += _of_land(programme, land) if land is not None else ()
    if SIZES in files:
        sizes = tried(lambda: tuple(size_classes_of(programme)), faults) or ()
        faults += unknown_names(programme, SIZES, sizes, "classes")
    if TIERS in files:
        tiers = tried(lambda: tuple(settlement_tiers_of(programme)), faults)
        faults += _of_tiers(programme, tiers) if tiers is not None else ()
    terms: list[tuple[str, Callable[[Programme], object]]] = [
        (AWARD, award_terms_of),
        (EQUALIZATION, equalization_terms_of),
    ]
    for file, read in terms:
        if file in files:
            stated = tried(partial(read, programme), faults)
            faults += unknown_names(programme, file, stated)
    if FUNDS in files:
        tried(lambda: award_funds_of(programme), faults)
    tried(lambda: stories_of(programme), faults)
    return [*faults, *unread_files(files, "transfers/", READ)]


def _of_tiers(programme: Programme, tiers: tuple[SettlementTier, ...]) -> Iterator[Fault]:
    """Documents that there are not, and words for what is asked that stand for nothing."""
    later = tuple(later_rules_of(programme))
    yield from unknown_names(programme, TIERS, {"tiers": tiers, "later": later})
    said = [
        (f"tiers[{at}].may_ask[{number}]", word, ASKED)
        for at, tier in enumerate(tiers)
        for number, word in enumerate(tier.may_ask)
    ]
    said += [(f"tiers[{at}].points", tier.points, POINTS) for at, tier in enumerate(tiers)]
    said += [
        (f"later[{at}].points", one.points, POINTS) for at, one in enumerate(later) if one.points
    ]
    wrong = [
        Fault("not_choice", Place(column=path), found=word[:80], known=" ".join(known))
        for path, word, known in said
        if word not in known
    ]
    yield from placed(wrong, TIERS, programme.mechanisms[TIERS]) if wrong else ()


def _of_land(programme: Programme, land: LandFile) -> list[Fault]:
    """Areas and documents that there are not."""
    areas: list[Named] = [
        (f"rules[{at}].province", rule.province, programme.areas, "areas.csv")
        for at, rule in enumerate(land.rules)
    ]
    return list(unknown_names(programme, LAND, land, names=areas))
