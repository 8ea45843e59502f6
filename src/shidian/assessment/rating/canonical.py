"""One text for one value: JSON whose bytes, and so whose hash, do not depend on how it was made."""

import hashlib
import json
import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from shidian.core import DataError, Fault

DEEPEST = 60  # levels of nesting; none of our values comes near it


def canonical(value: object) -> bytes:
    """The canonical JSON of a value, in UTF-8.

    Keys are sorted by code point and nothing is set between signs. A float is written with the
    fewest digits that read back as the same number, a `Decimal` as a string with all its printed
    digits, a day as year-month-day. What has no such form is refused: NaN and infinity, keys
    that are no text, objects.

    Raises
    ------
    DataError
        If a part of the value has no canonical form.

    Examples
    --------
    >>> canonical({"b": [1, -0.0, Decimal("45.10")], "a": "宁波"}).decode()
    '{"a":"宁波","b":[1,0.0,"45.10"]}'
    """
    plain = _plain(value, "$", 0)
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def sha256_of(value: object) -> str:
    """SHA-256 of the canonical JSON of a value, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def is_sha256(text: object) -> bool:
    """Whether a text has the form of such a hash."""
    return isinstance(text, str) and len(text) == 64 and set(text) <= set("0123456789abcdef")


def _plain(value: object, path: str, depth: int) -> object:  # noqa: PLR0911 - one line a type
    if depth > DEEPEST:
        raise DataError(Fault("canonical_deep", path=path[:60], limit=DEEPEST))
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str) and _encodes(value):
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        return float(value) + 0.0  # -0.0 and 0.0 are one number and must be one text
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(part, f"{path}[{i}]", depth + 1) for i, part in enumerate(value)]
    if isinstance(value, Mapping) and all(isinstance(k, str) and _encodes(k) for k in value):
        return {str(k): _plain(part, f"{path}.{k}", depth + 1) for k, part in value.items()}
    raise DataError(Fault("canonical_form", path=path, found=ascii(value)[:60]))


def _encodes(text: str) -> bool:
    """Whether a text has a UTF-8 form; half a surrogate pair has none."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)
