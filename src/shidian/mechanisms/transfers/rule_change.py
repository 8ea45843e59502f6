"""Who gains and who loses when terms change and the places stay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shidian.core import DataError, Fault
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.transfers.basis import Result
from shidian.mechanisms.transfers.equalization_result import EqualizationResult
from shidian.mechanisms.transfers.results import AwardResult, PassThroughResult

Divided = AwardResult | EqualizationResult | PassThroughResult


@dataclass(frozen=True)
class ChangeRow:
    """What a change of rules does to a place, in 分."""

    area: str
    before: int
    after: int

    @property
    def difference(self) -> int:
        """After less before."""
        return self.after - self.before


@dataclass(frozen=True, kw_only=True)
class ChangeResult(Result):
    """Who gains and who loses, in 分: the differences sum to that of what is given.

    `gained` and `lost` are the sums of the differences above and below zero; `changed` are the
    parameters before and after, None where one side lacks it.
    """

    rows: tuple[ChangeRow, ...]
    gained: int
    lost: int
    changed: tuple[tuple[UsedParameter | None, UsedParameter | None], ...]


def change_answered(before: Divided, after: Divided) -> ChangeResult:
    """The differences by area between two results over the same places.

    The order of areas is that of `before`. The differences sum to what is given after less what
    was given before.

    Raises
    ------
    DataError
        If a place stands in one of them only.
    """
    old, new = (
        {row.area: row.cents for row in before.rows},
        {row.area: row.cents for row in after.rows},
    )
    alone = sorted(old.keys() ^ new.keys())
    if alone:
        raise DataError(Fault("change_areas", areas=" ".join(alone[:20])))
    rows = tuple(ChangeRow(area, old[area], new[area]) for area in old)
    warnings = {fault.line("en"): fault for fault in (*before.warnings, *after.warnings)}
    return ChangeResult(
        parameters=after.parameters,
        warnings=tuple(warnings.values()),
        hashes=MappingProxyType(_hashes(before.hashes, after.hashes)),
        notice=after.notice,
        rows=rows,
        gained=sum(max(row.difference, 0) for row in rows),
        lost=sum(min(row.difference, 0) for row in rows),
        changed=tuple(_changed(before, after)),
    )


def _hashes(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The inputs of both sides; one that differs has two names."""
    found = {}
    for side, own, other in (("before", before, after), ("after", after, before)):
        for name, one in own.items():
            found[name if other.get(name) == one else f"{side} {name}"] = one
    return found


def _changed(
    before: Divided, after: Divided
) -> Iterator[tuple[UsedParameter | None, UsedParameter | None]]:
    old = {one.name: one for one in before.parameters}
    new = {one.name: one for one in after.parameters}
    for name in dict.fromkeys((*old, *new)):
        a, b = old.get(name), new.get(name)
        if a is None or b is None or a.value != b.value:
            yield a, b
