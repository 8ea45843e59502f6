"""Who gains and who loses when terms change and the places stay."""

from collections.abc import Iterator
from types import MappingProxyType

from shidian.core import DataError, Fault
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.transfers.results import (
    AwardResult,
    ChangeResult,
    ChangeRow,
    EqualizationResult,
    PassThroughResult,
)

Divided = AwardResult | EqualizationResult | PassThroughResult


def change_answered(before: Divided, after: Divided) -> ChangeResult:
    """The differences by area between two results over the same places.

    The order of areas is that of `before`. The differences sum to what is given after less what
    was given before; where the pool is the same, that is what is left before less after.

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
        hashes=MappingProxyType({**before.hashes, **after.hashes}),
        notice=after.notice,
        rows=rows,
        given_before=sum(old.values()),
        given_after=sum(new.values()),
        left_before=before.left,
        left_after=after.left,
        gained=sum(max(row.difference, 0) for row in rows),
        lost=sum(min(row.difference, 0) for row in rows),
        changed=tuple(_changed(before, after)),
    )


def _changed(
    before: Divided, after: Divided
) -> Iterator[tuple[UsedParameter | None, UsedParameter | None]]:
    old = {one.name: one for one in before.parameters}
    new = {one.name: one for one in after.parameters}
    for name in dict.fromkeys((*old, *new)):
        a, b = old.get(name), new.get(name)
        if a is None or b is None or a.value != b.value:
            yield a, b
