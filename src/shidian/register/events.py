"""The event log: who did what to what, when and why, each event carrying the hash of the last."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

START = "0" * 64
"""What the first event has in place of a previous hash."""


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    Parameters
    ----------
    number : int
        Counting up from 1 without gaps.
    at : str
        Moment in ISO form, UTC.
    act : str
        Dotted code, such as ``filing.accept``.
    actor : str
        The person's name, copied; or the command that did it.
    person : int or None
        The person's number.
    area : str
        Code of the area that it concerns; empty for none.
    subject : str
        What it was done to, as a path: ``filing/12/indicators/pension_coverage/value``.
    request : str
        Identity of the request in which it happened.
    before, after : str
        Canonical JSON of what was and what is; empty for nothing.
    reason : str
    previous, sha256 : str
        Hash of the event before, and of this one.
    """

    number: int
    at: str
    act: str
    actor: str
    person: int | None
    area: str
    subject: str
    request: str
    before: str
    after: str
    reason: str
    previous: str
    sha256: str


HASHED = tuple(name for name in Event.__dataclass_fields__ if name != "sha256")


def canonical_json(content: Any) -> str:
    """The one way in which a content is written, so that equal contents have equal hashes.

    Examples
    --------
    >>> canonical_json({"b": 1, "a": "数"})
    '{"a":"数","b":1}'
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(event: Mapping[str, Any]) -> str:
    """The hash of an event: over all of its fields, the previous hash among them.

    Examples
    --------
    >>> one = dict.fromkeys(HASHED, "")
    >>> hash_of(one) == hash_of(one | {"reason": "x"})
    False
    """
    said = json.dumps([event[name] for name in HASHED], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
