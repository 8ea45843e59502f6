"""Two policies side by side: which constants differ, and which statuses and grades flip."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from shidian.assessment.evaluation import Evaluation, PilotYear
from shidian.assessment.policy import Policy
from shidian.assessment.targets.progress import Progress
from shidian.core import Bilingual

NAMING = ("code", "version", "name", "source", "confidence", "signed")


@dataclass(frozen=True)
class Constant:
    """A constant that differs; None where one of the two does not have it."""

    path: str
    one: str | None
    other: str | None


@dataclass(frozen=True)
class Flipped:
    """A target whose status differs."""

    one: Progress
    other: Progress


@dataclass(frozen=True)
class Moved:
    """A pilot whose grade, total or progress index differs."""

    one: PilotYear
    other: PilotYear
    grade: Bilingual | None
    other_grade: Bilingual | None

    @property
    def flips(self) -> bool:
        """Whether the grade itself differs."""
        return self.one.grading.grade != self.other.grading.grade


def constants(one: Policy, other: Policy) -> Sequence[Constant]:
    """The constants in which two policies differ, in the order of the file; not their names."""
    first, second = dict(_leaves(one, "")), dict(_leaves(other, ""))
    return [
        Constant(path, first.get(path), second.get(path))
        for path in dict.fromkeys((*first, *second))
        if first.get(path) != second.get(path) and path.split(".")[0] not in NAMING
    ]


def flipped(one: Evaluation, other: Evaluation) -> Sequence[Flipped]:
    """The targets whose status differs on the same data."""
    pairs = zip(one.progress, other.progress, strict=True)
    return [Flipped(*pair) for pair in pairs if pair[0].status is not pair[1].status]


def moved(one: Evaluation, other: Evaluation) -> Sequence[Moved]:
    """The pilots whose grade flips, and those whose indices move; flips come first."""
    names = _grades(one), _grades(other)
    pairs = [(one.pilots[number], other.pilots[number]) for number in one.pilots]
    found = [
        Moved(
            *pair,
            names[0].get(pair[0].grading.grade or ""),
            names[1].get(pair[1].grading.grade or ""),
        )
        for pair in pairs
        if _shown(pair[0]) != _shown(pair[1])
    ]
    return sorted(found, key=lambda each: not each.flips)


def _grades(evaluation: Evaluation) -> Mapping[str, Bilingual]:
    return {grade.code: grade.name for grade in evaluation.policy.rating.grades}


def _shown(one: PilotYear) -> tuple[str | None, tuple[float | None, ...]]:
    """The grade and what the page prints of a pilot, to the places that it prints."""
    numbers = one.total.points, one.index.points, one.level
    return one.grading.grade, tuple(None if n is None else round(n, 1) for n in numbers)


def _leaves(found: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every constant under its path in the file; parts of a list go by their code."""
    if isinstance(found, Bilingual):
        yield path, f"{found.zh} / {found.en}"
    elif is_dataclass(found):
        for field in fields(found):
            yield from _leaves(getattr(found, field.name), _below(path, field.name.rstrip("_")))
    elif isinstance(found, Mapping):
        for key, value in found.items():
            yield from _leaves(value, _below(path, str(key)))
    elif isinstance(found, tuple):
        for place, value in enumerate(found):
            yield from _leaves(value, f"{path}[{getattr(value, 'code', place)}]")
    elif found is not None:
        said = found.value if isinstance(found, Enum) else found
        yield path, f"{said:g}" if isinstance(said, float) else str(said)


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
