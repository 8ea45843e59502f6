"""The pages describe every key of a policy and every column and kind of judgement, as they are."""

import re
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
import yaml

from shidian.assessment.judgements import COLUMNS, JudgementKind
from shidian.assessment.policy import Branch, Policy
from shidian.core import Bilingual
from tests.conftest import URBANIZATION
from tests.docs.pages import page, section

FORMAT = page("docs/package-format.md")
FILE = URBANIZATION / "policy" / "assessment-2014.yaml"


def keys(cls: Any, path: str = "") -> Iterator[str]:
    """Paths of all keys of a policy, in the order of the dataclasses."""
    hints = typing.get_type_hints(cls)
    for field in fields(cls):
        yield from _below(hints[field.name], f"{path}{field.name.rstrip('_')}")


def _below(kind: Any, path: str) -> Iterator[str]:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        yield from _below(inner[0], path)
    elif origin is tuple and is_dataclass(inner[0]) and inner[0] is not Branch:
        yield from keys(inner[0], f"{path}[].")
    elif origin is not None and origin is not tuple and is_dataclass(inner[1]):
        yield from keys(inner[1], f"{path}.CODE.")
    elif is_dataclass(kind) and kind is not Bilingual:
        yield from keys(kind, f"{path}.")
    else:
        yield path


def tables(head: str) -> list[list[list[str]]]:
    """The rows of the tables of the page whose first title this is."""
    return [rows for first, *rows in FORMAT.tables if first[0] == head]


def described() -> dict[str, list[str]]:
    [rows] = [rows for rows in tables("key") if len(rows[0]) == 4]
    return {row[0].strip("`"): row for row in rows}


def test_every_key_of_a_policy_is_described_in_its_order():
    assert list(described()) == list(keys(Policy))


def test_every_key_has_a_meaning_and_the_built_in_value():
    policy = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)
    for key, (_, meaning, _, value) in described().items():
        assert meaning, key
        found: Any = policy
        for part in key.split(".") if value != "–" else ():
            found = found[part]
        assert value in ("–", f"`{found}`"), key


def test_every_column_of_judgements_is_described():
    text = section(FORMAT.text, "The table of judgements")
    [rows] = re.findall(r"\| column \|.*?\n\n", text, re.DOTALL)
    assert re.findall(r"^\| `(\w+)` \|", rows, re.MULTILINE) == [one.name for one in COLUMNS]


@pytest.mark.parametrize("kind", JudgementKind)
def test_every_kind_of_judgement_is_described(kind):
    [rows] = tables("kind")
    [(_, what, states, needs)] = [row for row in rows if row[0] == f"`{kind}`"]
    assert what.startswith(kind.text.zh)
    assert tuple(re.findall(r"`(\w+)`", states)) == kind.states
    assert tuple(re.findall(r"`(\w+)`", needs)) == kind.needs
