"""The JSON Schema of a scheme's file, made from the classes it is read into, for editors.

Editors read YAML with types; our own reading takes every scalar as text. The schema therefore
allows both: 45 and "45", no and "no".
"""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from shidian.core import Bilingual, Confidence
from shidian.mechanisms.settlement.keys import KEYS, KINDS, PARAMETER_KEYS, VALUE_KEYS
from shidian.mechanisms.settlement.scheme import Amount, Scheme

Json = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": ["string", "number", "boolean"]}
_NUMBER = r"^[+-]?\d{1,12}(\.\d{1,6})?$"
_SCALARS: dict[Any, Json] = {
    str: _TEXT,
    int: {"type": ["integer", "string"], "pattern": r"^-?\d+$"},
    bool: {"enum": [True, False, "yes", "no", "true", "false"]},
    Decimal: {"type": ["number", "string"], "pattern": _NUMBER},
    date: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    Amount: {"type": ["number", "string"], "pattern": rf"{_NUMBER}|^[a-z][a-z0-9_]*$"},
    Bilingual: {
        "type": "object",
        "properties": {"zh": _TEXT, "en": _TEXT},
        "required": ["zh", "en"],
        "additionalProperties": False,
    },
}


def scheme_schema() -> Json:
    """The JSON Schema (2020-12) of a scheme's file.

    Returns
    -------
    dict
        What stands under ``$defs`` has the name of its class; items and groups of items are told
        apart by `kind`. References between the parts of a file are beyond a schema:
        `read_scheme` checks them.

    Examples
    --------
    >>> scheme_schema()["$defs"]["Order"]["properties"]["best"]["enum"]
    ['most', 'least', 'earliest', 'latest']
    """
    definitions: Json = {}
    whole = _object(Scheme, definitions)
    whole["properties"]["parameters"] = _parameters()
    title = "方案 · a settlement scheme"
    return {"$schema": DRAFT, "title": title, **whole, "$defs": definitions}


def _object(cls: Any, definitions: Json) -> Json:
    """The schema of a mapping that is read into a dataclass."""
    hints, words = typing.get_type_hints(cls), KEYS[cls]
    properties: Json = {}
    needed: list[str] = []
    for one in fields(cls):
        key = one.name.rstrip("_")
        if key == "parameters":  # they are read by the programme, not by their class
            continue
        properties[key] = {**_schema(hints[one.name], definitions), **_described(words[key])}
        if one.default is MISSING and one.default_factory is MISSING:
            needed.append(key)
    if hasattr(cls, "kind"):
        properties["kind"] = {"const": cls.kind, **_described(KINDS[cls.kind])}
        needed.append("kind")
    return _closed(properties, needed)


def _schema(kind: Any, definitions: Json) -> Json:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        chosen = [one for one in inner if one is not type(None)]
        return _schema(chosen[0], definitions) if len(chosen) == 1 else _one_of(chosen, definitions)
    if origin is tuple:
        listed: Json = {"type": "array", "items": _schema(inner[0], definitions)}
        exact = {} if inner[-1] is Ellipsis else {"minItems": len(inner), "maxItems": len(inner)}
        return {**listed, **exact}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(inner[1], definitions)}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [one.value for one in kind]}
    if is_dataclass(kind) and kind is not Bilingual:
        return _reference(kind, definitions)
    return dict(_SCALARS[kind])


def _one_of(kinds: list[Any], definitions: Json) -> Json:
    """Classes told apart by `kind`; a kind that is none of them fails by its enumeration."""
    chosen: Json = {"type": "object", "required": ["kind"]}
    chosen["properties"] = {"kind": {"enum": [one.kind for one in kinds]}}
    cases = [
        {
            "if": {"properties": {"kind": {"const": one.kind}}, "required": ["kind"]},
            "then": _reference(one, definitions),
        }
        for one in kinds
    ]
    return {**chosen, "allOf": cases}


def _reference(cls: Any, definitions: Json) -> Json:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # taken, so that what holds itself ends
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _parameters() -> Json:
    value = {"from": _SCALARS[str], "value": _SCALARS[Decimal], "source": _TEXT}
    value["confidence"] = {"enum": [one.value for one in Confidence]}
    properties: Json = {key: dict(_TEXT) for key in ("title_zh", "title_en", "unit")}
    properties["values"] = {"type": "array", "minItems": 1, "items": _worded(value, VALUE_KEYS)}
    parameter = _worded(properties, PARAMETER_KEYS)
    said = _described(KEYS[Scheme]["parameters"])
    return {"type": "object", "additionalProperties": parameter, **said}


def _worded(properties: Json, words: Mapping[str, Bilingual]) -> Json:
    told = {key: {**one, **_described(words[key])} for key, one in properties.items()}
    return {"type": "object", "properties": told, "required": list(told)}


def _closed(properties: Json, needed: list[str]) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": False,
    }


def _described(said: Bilingual) -> Json:
    return {"description": f"{said.zh} · {said.en}"}
