"""Evidence bundles: all that a result rests on, in one file that anyone can compute again."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shidian.assessment.rating.canonical import canonical, sha256_of
from shidian.core import DataError, Fault

FORMAT = "shidian-evidence-1"
LARGEST = 64 * 2**20  # bytes
DIGITS = 12  # of results: the last bits of a float depend on the processor
MISSING = object()


@dataclass(frozen=True)
class Bundle:
    """What was computed, from what, by which version.

    Parameters
    ----------
    inputs, result : JSON value
        Text, numbers, lists and mappings as JSON knows them.
    policy : str
        The policy file, whole.
    seed : int
    code_version : str
    """

    inputs: object
    policy: str
    seed: int
    code_version: str
    result: object

    @property
    def content(self) -> bytes:
        """The file: canonical JSON with the hash of every part."""
        return canonical(
            {
                "format": FORMAT,
                "inputs": self.inputs,
                "inputs_sha256": sha256_of(self.inputs),
                "policy": self.policy,
                "policy_sha256": _text_sha256(self.policy),
                "seed": self.seed,
                "code_version": self.code_version,
                "result": self.result,
                "result_sha256": sha256_of(self.result),
            }
        )

    @property
    def sha256(self) -> str:
        """The name that a decision cites it by."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Difference:
    """A part of a result that came out otherwise; None where one of the two has no such part."""

    path: str
    expected: str | None
    found: str | None


@dataclass(frozen=True)
class Replay:
    """Whether a computation gave the bundle's result again, and where it did not."""

    same: bool
    differences: tuple[Difference, ...]


def bundle_of(
    inputs: object, policy: bytes, seed: int, code_version: str, result: object
) -> Bundle:
    """The bundle of a computation; what is no JSON value is written as `canonical` does.

    Raises
    ------
    DataError
        If a part has no canonical form, or the policy is not UTF-8.
    """
    try:
        text = policy.decode()
    except UnicodeDecodeError as error:
        found = f"{policy[error.start]:02x}"
        raise DataError(Fault("wrong_encoding", byte=error.start + 1, found=found)) from error
    own = json.loads(canonical(inputs))  # a copy: what the caller changes later is not evidence
    return Bundle(own, text, seed, code_version, _steady(result))


def read_bundle(content: bytes) -> Bundle:
    """The bundle in a file's bytes.

    Raises
    ------
    DataError
        If it is too large, no JSON, lacks a part, has one of the wrong kind or one too many, or
        if a part does not have the hash that is written beside it.
    """
    if len(content) > LARGEST:
        raise DataError(Fault("bundle_too_large", size=len(content), limit=LARGEST))
    try:
        table = json.loads(content.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise DataError(Fault("bundle_not_json", found=str(error)[:200])) from error
    if not isinstance(table, dict):
        raise DataError(Fault("bundle_not_json", found=type(table).__name__))
    faults = list(_part_faults(table))
    faults = faults or list(_hash_faults(table))
    if faults:
        raise DataError(faults)
    return Bundle(**{name: table[name] for name in Bundle.__dataclass_fields__})


def replay(bundle: Bundle, compute: Callable[[Bundle], object]) -> Replay:
    """The computation done again by the caller's function, compared part by part.

    Examples
    --------
    >>> bundle = bundle_of({"a": [1, 2]}, b"", 7, "0.2", {"sum": 3, "mean": 1.5})
    >>> replay(bundle, lambda b: {"sum": 3, "mean": 1.5}).same
    True
    >>> replay(bundle, lambda b: {"sum": 3, "mean": 2.5}).differences
    (Difference(path='$.mean', expected='1.5', found='2.5'),)
    """
    found = tuple(_differences(bundle.result, _steady(compute(bundle)), "$"))
    return Replay(not found, found)


def _steady(result: object) -> object:
    """A result as JSON value, its floats to so many digits."""
    return json.loads(
        canonical(result), parse_float=lambda text: float(f"{float(text):.{DIGITS}g}")
    )


def _differences(expected: object, found: object, path: str) -> Iterator[Difference]:
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys()):
            one, other = expected.get(key, MISSING), found.get(key, MISSING)
            yield from _differences(one, other, f"{path}.{key}")
    elif isinstance(expected, list) and isinstance(found, list):
        for i in range(max(len(expected), len(found))):
            one, other = (part[i] if i < len(part) else MISSING for part in (expected, found))
            yield from _differences(one, other, f"{path}[{i}]")
    elif _said(expected) != _said(found):
        yield Difference(path, _said(expected), _said(found))


def _said(value: object) -> str | None:
    return None if value is MISSING else canonical(value).decode()


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """A JSON object; a key that comes twice would let two readers see two values."""
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"duplicate key {ascii(twice)[:60]}")
    return table


_HASHED = ("inputs", "policy", "result")
_KINDS: dict[str, type] = {
    "format": str,
    "inputs": object,
    "inputs_sha256": str,
    "policy": str,
    "policy_sha256": str,
    "seed": int,
    "code_version": str,
    "result": object,
    "result_sha256": str,
}


def _part_faults(table: dict[str, object]) -> Iterator[Fault]:
    for name in sorted(table.keys() - _KINDS.keys()):
        yield Fault("bundle_unknown", found=ascii(name)[:60], known=" ".join(_KINDS))
    for name, kind in _KINDS.items():
        value = table.get(name)
        if name not in table:
            yield Fault("bundle_missing", found=name)
        elif not _fits(name, value, kind):
            yield Fault("bundle_value", name=name, found=ascii(value)[:60])


def _fits(name: str, value: object, kind: type) -> bool:
    if name == "format":
        return value == FORMAT
    return isinstance(value, kind) and not (name == "seed" and isinstance(value, bool))


def _hash_faults(table: dict[str, object]) -> Iterator[Fault]:
    for name in _HASHED:
        value, written = table[name], table[f"{name}_sha256"]
        found = _text_sha256(value) if name == "policy" else sha256_of(value)
        if found != written:
            yield Fault("bundle_changed", name=name, found=found, expected=ascii(written)[:80])


def _text_sha256(text: object) -> str:
    """The hash of a text's bytes, equal to that of the file it came from."""
    return hashlib.sha256(str(text).encode("utf-8", "surrogatepass")).hexdigest()
