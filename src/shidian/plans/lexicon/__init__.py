"""Words that the reader knows, as data: units, times, qualifiers, verbs, names of parts."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(name: str) -> Any:
    """The content of ``lexicon/NAME.yaml``; read once.

    Examples
    --------
    >>> "平方公里" in words("units")["area"]
    True
    """
    content = files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(content)


def alternatives(terms: list[str]) -> str:
    """A pattern for any of the terms, the longest first.

    Examples
    --------
    >>> alternatives(["以", "以上"])
    '以上|以'
    """
    return "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
