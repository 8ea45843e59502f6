"""The page on the package format names every key of the files of cost and transfers, in order."""

import re
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import pytest

from shidian.core import Bilingual, Source
from shidian.mechanisms.citizenization import people, stories
from shidian.mechanisms.citizenization.model import CostModel, Origin
from shidian.mechanisms.citizenization.plan_cases import PlanCases
from shidian.mechanisms.citizenization.sharing import Payer, SharingRules
from shidian.mechanisms.citizenization.stated_rates import InsuranceRates
from shidian.mechanisms.citizenization.validation import READ as COST
from shidian.mechanisms.transfers import package
from shidian.mechanisms.transfers import stories as of_transfers
from shidian.mechanisms.transfers.validation import READ as TRANSFERS
from tests.docs.pages import page, section

FORMAT = page("docs/package-format.md").text
COST_STORIES, TRANSFER_STORIES = "cost/stories/*.yaml", "transfers/stories/*.yaml"
CLASSES = {
    "cost/models/*.yaml": [CostModel],
    "cost/sharing/*.yaml": [SharingRules],
    "cost/insurance.yaml": [InsuranceRates],
    "cost/plan-cases.yaml": [PlanCases],
    "transfers/land.yaml": [package.LandFile],
    "transfers/city-size.yaml": [package._Classes],
    "transfers/settlement-tiers.yaml": [package._Tiers],
    "transfers/award.yaml": [package._Award],
    "transfers/equalization.yaml": [package._Equalization],
    COST_STORIES: typing.get_args(stories.Story),
    TRANSFER_STORIES: typing.get_args(of_transfers.Story),
}
TABLES = {"cost/people.csv": people._STATED, "transfers/award-funds.csv": package._COLUMNS}


def keys(cls: Any, path: str = "") -> Iterator[tuple[str, bool]]:
    """Paths of the keys of a file in the order of the dataclasses, and whether each is needed."""
    hints = typing.get_type_hints(cls)
    for one in fields(cls):
        needed = one.default is MISSING and one.default_factory is MISSING
        yield from _below(hints[one.name], f"{path}{one.name.rstrip('_')}", needed)


def _below(kind: Any, path: str, needed: bool) -> Iterator[tuple[str, bool]]:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        yield from _below(inner[0], path, needed)
    elif origin is tuple and is_dataclass(inner[0]):
        yield from keys(inner[0], f"{path}[].")
    elif origin is not None and origin is not tuple and is_dataclass(inner[1]):
        yield from keys(inner[1], f"{path}.NAME.")
    elif is_dataclass(kind) and kind not in (Bilingual, Source):
        yield from keys(kind, f"{path}.")
    else:
        yield path, needed


def rows(title: str) -> list[list[str]]:
    """The rows of the tables of a section, of which the first cell is a key or column."""
    found = re.findall(r"^\| `([^`]+)` \|(.*)\|$", section(FORMAT, title), re.MULTILINE)
    return [[name, *(cell.strip() for cell in rest.split(" | "))] for name, rest in found]


@pytest.mark.parametrize(("title", "classes"), CLASSES.items(), ids=CLASSES)
def test_every_key_is_described_in_its_order(title, classes):
    wanted = [key for one in classes for key in keys(one)]
    found = [(name, last == "a fault") for name, *_, last in rows(title)]
    assert found == wanted
    assert all(len(row) == 5 and all(row) for row in rows(title))


@pytest.mark.parametrize(("title", "columns"), TABLES.items(), ids=TABLES)
def test_every_column_is_described_in_its_order(title, columns):
    assert [name for name, *_ in rows(title)] == [column.name for column in columns]


@pytest.mark.parametrize(
    ("title", "told"),
    {COST_STORIES: stories.Story, TRANSFER_STORIES: of_transfers.Story}.items(),
    ids=["cost", "transfers"],
)
def test_every_kind_of_story_is_named(title, told):
    kinds = re.findall(r"^`kind: (\w+)`", section(FORMAT, title), re.MULTILINE)
    assert kinds == [one.kind for one in typing.get_args(told)]


def test_every_file_that_is_read_has_its_section():
    titles = re.findall(r"^## ((?:cost|transfers)/\S+)$", FORMAT, re.MULTILINE)
    read = [f"{one}*.yaml" if one.endswith("/") else one for one in (*COST, *TRANSFERS)]
    assert sorted(titles) == sorted(read)


def test_parts_of_a_source_payers_and_origins_are_named():
    text = section(FORMAT, "cost/ and transfers/")
    assert [name for name, *_ in rows("cost/ and transfers/")] == [
        one.name for one in fields(Source)
    ]
    assert [one for one in (*Payer, *Origin) if f"`{one}`" not in text] == []
