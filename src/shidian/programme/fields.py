"""From a mapping of texts to a dataclass, by the types of its fields; every fault is listed."""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from shidian.core import Bilingual, DataError, Fault, Place

T = TypeVar("T")
_MAPPING = Bilingual("“键: 值”", "keys with values")
_WORDS = Bilingual("zh 和 en 两个键", "the keys zh and en")
_LIST = Bilingual("列表", "a list")
_TRUTHS = {"yes": True, "no": False, "true": True, "false": False}


def built(cls: type[T], found: Any, path: str = "") -> T:
    """An object of a dataclass from what a file says.

    Parameters
    ----------
    cls : type
        A dataclass whose fields are texts, numbers, dates, enumerations, dataclasses, or tuples
        and mappings of such. Where a field takes one of several dataclasses, each has a `kind`
        of its own, and the file says which.
    found : object
        What YAML holds there, every scalar as text.
    path : str
        Where it stands in the file: ``pace.on_track``.

    Raises
    ------
    DataError
        With every key that is missing, unknown or of the wrong kind.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Limits:
    ...     low: float
    ...     names: tuple[str, ...]
    >>> built(Limits, {"low": "0.6", "names": ["a", "b"]})
    Limits(low=0.6, names=('a', 'b'))
    """
    if not isinstance(found, Mapping):
        raise DataError(_wrong(path, found, _MAPPING))
    known = {field.name.rstrip("_"): field for field in fields(cls)}  # type: ignore[arg-type]
    faults = [_unknown(path, key, known) for key in found if key not in known]
    hints, values = typing.get_type_hints(cls), {}
    for key, field in known.items():
        try:
            if key in found:
                values[field.name] = _value(hints[field.name], found[key], _below(path, key))
            elif not _optional(field):
                raise DataError(Fault("field_missing", _place(path), found=key))
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    try:
        return cls(**values)
    except DataError as error:  # a check of the whole
        placed = [
            Fault(one.code, _place(_below(path, one.place.column)), **one.found)
            for one in error.faults
        ]
        raise DataError(placed) from error
    except ValueError as error:  # the same of a class of the core, such as a span
        raise DataError(_wrong(path, str(error), cls.__name__)) from error


def _value(kind: Any, found: Any, path: str) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        chosen = [one for one in inner if one is not type(None)]
        return _value(chosen[0], found, path) if len(chosen) == 1 else _variant(chosen, found, path)
    if origin is tuple:
        listed = _listed(found, path, inner)
        kinds = inner[:1] * len(listed) if inner[-1] is Ellipsis else inner
        return tuple(
            _value(one, text, f"{path}[{number}]")
            for number, (one, text) in enumerate(zip(kinds, listed, strict=True))
        )
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(found, Mapping):
            raise DataError(_wrong(path, found, _MAPPING))
        return {key: _value(inner[1], one, _below(path, key)) for key, one in found.items()}
    if is_dataclass(kind) and kind is not Bilingual:
        return built(typing.cast(type[Any], kind), found, path)
    return _scalar(kind, found, path)


def _variant(kinds: list[Any], found: Any, path: str) -> Any:
    if not isinstance(found, Mapping):
        raise DataError(_wrong(path, found, _MAPPING))
    by_kind = {one.kind: one for one in kinds}
    said = found.get("kind")
    if said is None:
        raise DataError(Fault("field_missing", _place(path), found="kind"))
    if not isinstance(said, str) or said not in by_kind:
        raise DataError(_wrong(_below(path, "kind"), said, " ".join(by_kind)))
    rest = {key: one for key, one in found.items() if key != "kind"}
    return built(by_kind[said], rest, path)


def _listed(found: Any, path: str, inner: tuple[Any, ...]) -> list[Any]:
    if not isinstance(found, list):
        raise DataError(_wrong(path, found, _LIST))
    if inner[-1] is not Ellipsis and len(found) != len(inner):
        many = Bilingual(f"{len(inner)} 项的列表", f"a list of {len(inner)}")
        raise DataError(_wrong(path, found, many))
    return found


def _scalar(kind: Any, found: Any, path: str) -> Any:
    if kind is Bilingual:
        if not isinstance(found, Mapping) or set(found) != {"zh", "en"}:
            raise DataError(_wrong(path, found, _WORDS))
        return Bilingual(str(found["zh"]), str(found["en"]))
    if not isinstance(found, str):
        raise DataError(_wrong(path, found, _name(kind)))
    try:
        return _read(kind, found)
    except (ValueError, KeyError, InvalidOperation) as error:
        raise DataError(_wrong(path, found, _name(kind))) from error


def _read(kind: Any, text: str) -> Any:
    if kind is bool:
        return _TRUTHS[text.lower()]
    if kind in (float, Decimal):
        number = kind(text)
        if not isfinite(number):
            raise ValueError(text)
        return number
    if kind is date:
        return date.fromisoformat(text)
    return kind(text)


def _name(kind: Any) -> str | Bilingual:
    """What a value of a kind looks like; a kind of its own says so by `expects`."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return " ".join(kind)
    found: str | Bilingual | None = getattr(kind, "expects", _EXPECTED.get(kind))
    return found or str(getattr(kind, "__name__", kind))


_EXPECTED: dict[Any, str | Bilingual] = {
    str: Bilingual("文字", "text"),
    float: Bilingual("数", "a number"),
    Decimal: Bilingual("数", "a number"),
    int: Bilingual("整数", "a whole number"),
    bool: Bilingual("yes 或 no", "yes or no"),
    date: Bilingual("日期，如 2014-12-31", "a day such as 2014-12-31"),
}


def _optional(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _below(path: str, key: str) -> str:
    return ".".join(one for one in (path, key) if one)


def _place(path: str) -> Place:
    return Place(column=path)


def _wrong(path: str, found: Any, expected: str | Bilingual) -> Fault:
    if found == "":
        return Fault("field_empty", _place(path), expected=expected)
    said = found[:80] if isinstance(found, str) else _LIST if isinstance(found, list) else _MAPPING
    return Fault("field_value", _place(path), found=said, expected=expected)


def _unknown(path: str, key: Any, known: Mapping[str, Any]) -> Fault:
    return Fault("field_unknown", _place(path), found=str(key)[:80], expected=" ".join(known))
