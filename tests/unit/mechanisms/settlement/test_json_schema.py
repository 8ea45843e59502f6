"""The JSON Schema judges the shipped schemes and broken ones as the reading does."""

import json
from copy import deepcopy
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from shidian.core import DataError
from shidian.mechanisms.settlement.json_schema import scheme_schema
from shidian.mechanisms.settlement.package import read_scheme_file
from tests.conftest import URBANIZATION

FILES = [
    path
    for path in sorted((URBANIZATION / "schemes").glob("*.yaml"))
    if not path.name.startswith("population-")
]
DEMONSTRATION = URBANIZATION / "schemes" / "demonstration.yaml"
VALIDATOR = Draft202012Validator(scheme_schema())


def texts() -> Any:
    return yaml.load(DEMONSTRATION.read_text(encoding="utf-8"), yaml.BaseLoader)


def test_it_is_a_schema():
    Draft202012Validator.check_schema(scheme_schema())


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_shipped_scheme_is_valid_with_scalars_as_texts_and_with_types(path):
    text = path.read_text(encoding="utf-8")
    typed = json.loads(json.dumps(yaml.safe_load(text), default=str))  # dates as editors see them
    assert list(VALIDATOR.iter_errors(yaml.load(text, yaml.BaseLoader))) == []
    assert list(VALIDATOR.iter_errors(typed)) == []


BROKEN = {
    "no code": ([], "code", None),
    "a key that is none": ([], "colour", "red"),
    "a day that is none": ([], "from", "2015-1-1"),
    "a kind of item that is none": (["items", 0], "kind", "ages"),
    "an item without a kind": (["items", 0], "kind", None),
    "a key of another kind of item": (["items", 0], "step", "12"),
    "points that are no number": (["items", 2], "points", "3 points"),
    "an item in a group without its input": (["items", 1, "items", 0], "input", None),
    "a condition with an unknown test": (["vetoes", 0, "when", 0], "since", "5"),
    "years that are not whole": (["vetoes", 0, "when", 0], "within_years", "5.5"),
    "a title in one language": (["title"], "en", None),
    "a tie-break that is none": (["selection", "order", 0], "best", "tallest"),
    "a kind of input that is none": (["inputs", "permit"], "kind", "text"),
    "a parameter without values": (["parameters", "threshold"], "values", None),
    "a confidence that is none": (["source"], "confidence", "sure"),
}


@pytest.mark.parametrize(("path", "key", "value"), BROKEN.values(), ids=BROKEN)
def test_a_broken_scheme_is_neither_valid_nor_read(path, key, value):
    broken = deepcopy(texts())
    part = broken
    for step in path:
        part = part[step]
    if value is None:
        del part[key]
    else:
        part[key] = value
    assert list(VALIDATOR.iter_errors(broken))
    with pytest.raises(DataError):
        read_scheme_file(yaml.safe_dump(broken, allow_unicode=True).encode(), "broken.yaml")


def test_every_key_is_described_in_both_languages():
    schema = scheme_schema()
    objects = [schema, *schema["$defs"].values()]
    said = [one["description"] for of in objects for one in of["properties"].values()]
    assert len(said) > 100
    assert all(" · " in text and text.split(" · ")[0] and text.split(" · ")[1] for text in said)
