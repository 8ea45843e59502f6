"""Terms with some of their numbers changed, to see what follows."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.transfers.basis import sha256
from shidian.mechanisms.transfers.package import StatedTerms
from shidian.programme.cells import number
from shidian.programme.fields import built

T = TypeVar("T")
_STEP = re.compile(r"[^.\[\]]+")


def changed(stated: StatedTerms[T], changes: Mapping[str, str]) -> StatedTerms[T]:
    """Terms with some numbers replaced; for these nobody answers but who changed them.

    Parameters
    ----------
    stated : StatedTerms
    changes : mapping of str to str
        By path: ``{"weights.inter": "0.9", "taper[1]": "0.7"}``.

    Raises
    ------
    DataError
        For a path that there is not, what is no number, and terms that do not fit together.
    """
    if not changes:
        return stated
    known = list(number_paths(stated.terms))
    texts = _texts(stated.terms)
    for path, value in changes.items():
        if path not in known:
            place = Place(column=path[:80])
            raise DataError(Fault("terms_unknown", place, asked=path[:80], known=" ".join(known)))
        _set(texts, _STEP.findall(path), _plain(path, value))
    terms = built(type(stated.terms), texts)
    identity = sha256(f"{stated.sha256} {sorted(changes.items())}".encode())
    paths = stated.changed | changes.keys()
    return replace(stated, terms=terms, sha256=identity, changed=paths)


def number_paths(found: Any, path: str = "") -> Iterator[str]:
    """The paths of all numbers in terms: ``weights.inter``, ``taper[0]``.

    Examples
    --------
    >>> list(number_paths({"hold": Decimal(1), "taper": (Decimal(1), Decimal("0.5"))}))
    ['hold', 'taper[0]', 'taper[1]']
    """
    if isinstance(found, Decimal):
        yield path
    elif isinstance(found, tuple):
        for at, one in enumerate(found):
            yield from number_paths(one, f"{path}[{at}]")
    elif isinstance(found, Mapping) or is_dataclass(found):
        for key, one in _items(found):
            yield from number_paths(one, f"{path}.{key}" if path else key)


def _plain(path: str, value: str) -> str:
    """A number as a table would have it; DataError, with its path, for anything else."""
    try:
        number(value)
    except DataError as error:
        place = Place(column=path)
        raise DataError([Fault(one.code, place, **one.found) for one in error.faults]) from error
    return value


def _items(found: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(found, Mapping):
        yield from found.items()
    else:
        for field in fields(found):
            yield field.name.rstrip("_"), getattr(found, field.name)


def _texts(found: Any) -> Any:
    """What a file would say of an object, every scalar as text; what is None is left out."""
    if isinstance(found, tuple):
        return [_texts(one) for one in found]
    if isinstance(found, Mapping) or is_dataclass(found):
        return {key: _texts(one) for key, one in _items(found) if one is not None}
    return str(found.value) if isinstance(found, Enum) else str(found)


def _set(texts: Any, steps: list[str], value: str) -> None:
    for step in steps[:-1]:
        texts = texts[int(step)] if isinstance(texts, list) else texts[step]
    last = steps[-1]
    texts[int(last) if isinstance(texts, list) else last] = value
