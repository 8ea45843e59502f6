"""programme.toml: the facts a programme opens with."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from shidian.core import Bilingual, Fault, Place
from shidian.programme.files import PackageFiles
from shidian.programme.schema import FORMAT
from shidian.programme.tables import decoded

FILE = "programme.toml"
RATES = ("resident", "registered")
"""The populations that a rate may divide."""


@dataclass(frozen=True)
class Facts:
    """What a programme is called, when it is measured, and how its pilots are grouped.

    `rates` names the indicators that divide the residents (`resident`) and the registered people
    (`registered`) by town and country; it may be empty. `levels`, `peer_classes` and `roles` map
    codes to names, in the order of the file.
    """

    code: str
    name: Bilingual
    document: str
    baseline_year: int
    checkpoints: tuple[int, ...]
    headline: tuple[str, ...]
    rates: Mapping[str, str]
    levels: Mapping[str, Bilingual]
    peer_classes: Mapping[str, Bilingual]
    roles: Mapping[str, Bilingual]


def read_facts(files: PackageFiles, faults: list[Fault]) -> Facts | None:
    """The facts of a package, or None with its faults noted."""
    content = decoded(files, FILE, faults)
    if content is None:
        return None
    try:
        table = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        faults.append(Fault("not_toml", Place(FILE), found=error))
        return None
    if table.get("format") != FORMAT:
        found = table.get("format", "?")
        faults.append(Fault("wrong_format", Place(FILE), found=found, expected=FORMAT))
        return None
    return _facts(table, faults)


def _facts(table: Mapping[str, Any], faults: list[Fault]) -> Facts | None:
    before = len(faults)
    kinds = {
        "code": str,
        "document": str,
        "name": dict,
        "baseline_year": int,
        "checkpoints": list,
        "headline": list,
        "levels": list,
        "peer_classes": list,
        "roles": list,
    }
    for key, kind in kinds.items():
        if not isinstance(table.get(key), kind) or (kind is list and not table[key]):
            faults.append(Fault("key_missing", Place(FILE, column=key), found=key))
    if len(faults) > before:
        return None
    for key, kind in (("zh", str), ("en", str)):
        if not isinstance(table["name"].get(key), kind):
            faults.append(Fault("key_missing", Place(FILE, column="name"), found=key))
    for found in table["checkpoints"]:
        if type(found) is not int:
            faults.append(Fault("not_year", Place(FILE, column="checkpoints"), found=found))
    for found in table["headline"]:
        if not isinstance(found, str):
            place = Place(FILE, column="headline")
            faults.append(Fault("unknown_reference", place, found=found, table="indicators.csv"))
    if len(faults) > before:
        return None
    rates = _rates(table.get("rates", {}), faults)
    groups = {key: _group(table, key, faults) for key in ("levels", "peer_classes", "roles")}
    years = [table["baseline_year"], *table["checkpoints"]]
    for earlier, later in pairwise(years):
        if later <= earlier:
            place = Place(FILE, column="checkpoints")
            faults.append(Fault("dates_out_of_order", place, found=later, before=earlier))
    return Facts(
        table["code"],
        Bilingual(table["name"].get("zh", ""), table["name"].get("en", "")),
        table["document"],
        table["baseline_year"],
        tuple(table["checkpoints"]),
        tuple(table["headline"]),
        rates,
        **groups,
    )


def _rates(found: Any, faults: list[Fault]) -> dict[str, str]:
    """The indicators under ``[rates]``, by the population that each divides."""
    place, expected = Place(FILE, column="rates"), ", ".join(RATES)
    if not isinstance(found, dict):
        faults.append(Fault("key_missing", place, found=expected))
        return {}
    faults += [
        Fault("key_unknown", place, found=key, expected=expected)
        for key in found
        if key not in RATES
    ]
    return {key: str(found[key]) for key in RATES if key in found}


def _group(table: Mapping[str, Any], key: str, faults: list[Fault]) -> dict[str, Bilingual]:
    names: dict[str, Bilingual] = {}
    for entry in table[key]:
        if not (isinstance(entry, dict) and {"code", "zh", "en"} <= entry.keys()):
            faults.append(Fault("key_missing", Place(FILE, column=key), found="code, zh, en"))
        else:
            names[entry["code"]] = Bilingual(entry["zh"], entry["en"])
    return names
