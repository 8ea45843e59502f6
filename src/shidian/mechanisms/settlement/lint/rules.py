"""All rules, and the remarks that they make on a scheme."""

from collections.abc import Callable
from typing import TypeAlias

from shidian.core import Fault
from shidian.mechanisms.settlement.lint.bands import gaps, unreachable_bands
from shidian.mechanisms.settlement.lint.clauses import (
    contradictions,
    decided_conditions,
    repetitions,
    unaccepted,
)
from shidian.mechanisms.settlement.lint.items import (
    alternatives_behind,
    idle_codes,
    idle_limits,
    items_of_nothing,
    never_best,
    points_above_cap,
)
from shidian.mechanisms.settlement.lint.names import (
    dates_out_of_order,
    late_values,
    sources_of_two_dates,
    unused_inputs,
    unused_parameters,
)
from shidian.mechanisms.settlement.lint.remark import Remark, Remarks
from shidian.mechanisms.settlement.lint.selection import (
    empty_quotas,
    inverted_windows,
    thresholds_out_of_reach,
)
from shidian.mechanisms.settlement.lint.view import View, view_of
from shidian.mechanisms.settlement.package import SchemeFile
from shidian.programme import places

Rule: TypeAlias = Callable[[View], Remarks]
RULES: tuple[Rule, ...] = (
    unreachable_bands,
    gaps,
    alternatives_behind,
    idle_codes,
    items_of_nothing,
    never_best,
    idle_limits,
    points_above_cap,
    decided_conditions,
    contradictions,
    repetitions,
    unaccepted,
    thresholds_out_of_reach,
    empty_quotas,
    inverted_windows,
    unused_parameters,
    unused_inputs,
    late_values,
    dates_out_of_order,
    sources_of_two_dates,
)


def remarks(of: SchemeFile) -> list[Remark]:
    """What all rules say of a scheme, in the order of its file.

    Examples
    --------
    >>> from shidian.mechanisms.settlement.package import read_scheme_file
    >>> text = '''
    ... code: small
    ... version: "1"
    ... title: {zh: 小方案, en: A small scheme}
    ... from: 2015-01-01
    ... source: {document: assumption, confidence: unverified}
    ... inputs: {home: {label: {zh: 自有住房, en: Own home}, kind: flag, missing: no}}
    ... items: [{id: home, label: {zh: 住房, en: Home}, kind: flag, input: home, points: 10}]
    ... selection: {threshold: 20}
    ... '''
    >>> for remark in remarks(read_scheme_file(text.encode(), "small.yaml")):
    ...     print(remark.place.text("en"), remark.code)
    small.yaml, row 9, character 13, selection.threshold lint_threshold_high
    """
    view, place = view_of(of.scheme), places(of.content, of.file)
    found = [remark for rule in RULES for remark in rule(view)]
    placed = [
        Remark(one.severity, Fault(one.code, place(one.place.column), **one.fault.found))
        for one in found
    ]
    return sorted(placed, key=lambda one: (one.place.row or 0, one.place.character or 0))
