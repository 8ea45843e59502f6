"""How well figures that were read agree with those that people annotated."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shidian.plans.figures.figure import Figure
from shidian.plans.record import FIELDS

JUDGED = ("kind", "indicator", "value", "value_high", "unit", "year")
"""The fields that must all agree for a figure to count as right."""

_ALIKE = 0.5  # share of common pairs of characters from which two names are taken as one
_BRACKET = re.compile(r"（[^）]*）|\([^)]*\)")
_LIGHT = re.compile(r"[的、，“”和与及\s]|全[省市县区镇]|新增|实现|累计|建设|新建")
_PLAIN = str.maketrans("％：∶", "%::")
_ABSENT = (None, "", False)


@dataclass(frozen=True)
class Score:
    """The comparison of figures with annotations.

    Parameters
    ----------
    right : int
        Figures whose judged fields all agree with their annotation's.
    read : int
        Figures that were read.
    annotated : int
        Annotations.
    missing : sequence of mapping
        Annotations where nothing was read.
    extra : sequence of Figure
        Figures where nothing is annotated.
    wrong : mapping
        By field: how many pairs disagree in it.
    valid_spans : int
        Figures whose span holds exactly their text.
    """

    right: int
    read: int
    annotated: int
    missing: Sequence[Mapping[str, Any]]
    extra: Sequence[Figure]
    wrong: Mapping[str, int]
    valid_spans: int

    @property
    def precision(self) -> Decimal | None:
        """Share of the figures read that are right; None if none was read."""
        return Decimal(self.right) / self.read if self.read else None

    @property
    def recall(self) -> Decimal | None:
        """Share of the annotations that are right; None if there is none."""
        return Decimal(self.right) / self.annotated if self.annotated else None


def score(
    figures: Sequence[Figure], annotations: Iterable[Mapping[str, Any]], content: str
) -> Score:
    """Compare the figures of a document with annotations of it.

    An annotation and a figure belong together if their spans overlap. Names of indicators
    agree if one holds the other, or if half of their pairs of characters are common: two
    people who copy a noun phrase from a sentence rarely cut it at the same character.

    Parameters
    ----------
    figures : sequence of Figure
    annotations : iterable of mapping
        Each with at least the fields of `shidian.plans.record.NEEDED`.
    content : str
        The document's text.

    Examples
    --------
    >>> from shidian.plans.reading import read
    >>> text = "一、目标\\n到2020年，城镇化率达到60%。"
    >>> gold = {"kind": "target", "indicator": "常住人口城镇化率", "value": 61, "unit": "%",
    ...         "year": 2020, "span": (17, 20)}
    >>> made = score(read(text).figures, [gold], text)
    >>> made.right, dict(made.wrong)
    (0, {'value': 1})
    """
    ordered = sorted(figures, key=lambda figure: figure.span)
    free = dict(enumerate(ordered))
    pairs, missing = [], []
    for annotation in annotations:
        place = _overlapping(ordered, free, annotation["span"])
        if place is None:
            missing.append(annotation)
        else:
            pairs.append((free.pop(place), annotation))
    differing = [_differing(figure, annotation) for figure, annotation in pairs]
    return Score(
        sum(not set(JUDGED) & fields for fields in differing),
        len(figures),
        len(pairs) + len(missing),
        missing,
        list(free.values()),
        Counter(field for fields in differing for field in sorted(fields)),
        sum(content[slice(*figure.span)] == figure.text for figure in figures),
    )


def _overlapping(
    ordered: Sequence[Figure], free: Mapping[int, Figure], span: tuple[int, int]
) -> int | None:
    """The free figure that shares characters with a span; spans of figures do not overlap."""
    place = bisect_left(ordered, span[0], key=lambda figure: figure.span[1] - 1)
    while place < len(ordered) and ordered[place].span[0] < span[1]:
        if place in free:
            return place
        place += 1
    return None


def _differing(figure: Figure, annotation: Mapping[str, Any]) -> set[str]:
    """The fields that an annotation has and a figure has differently."""
    told = [name for name in FIELDS if name in annotation and name not in _NOT_COMPARED]
    return {name for name in told if not _same(name, getattr(figure, name), annotation[name])}


_NOT_COMPARED = ("pilot", "heading", "indicator_code", "span", "text")


def _same(field: str, own: Any, told: Any) -> bool:
    if field == "indicator":
        return _same_name(own, str(told))
    if own in _ABSENT or told in _ABSENT:
        return own in _ABSENT and told in _ABSENT
    if isinstance(own, Decimal):
        return own == Decimal(str(told))
    return str(own).translate(_PLAIN) == str(told).translate(_PLAIN)


def _same_name(own: str, told: str) -> bool:
    own, told = (_LIGHT.sub("", _BRACKET.sub("", name)) for name in (own, told))
    if not own or not told:
        return own == told
    one, other = ({name[n : n + 2] for n in range(len(name) - 1)} for name in (own, told))
    common = 2 * len(one & other) >= _ALIKE * (len(one) + len(other))
    return own in told or told in own or common
