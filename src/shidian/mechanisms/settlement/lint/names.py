"""Parameters and inputs that nothing uses, and dates that do not fit."""

from itertools import combinations

from shidian.core import Confidence
from shidian.mechanisms.settlement.lint.remark import Remarks, note, warning
from shidian.mechanisms.settlement.lint.view import View
from shidian.mechanisms.settlement.scheme import BestOf, FirstOf, Scheme, SumOf
from shidian.mechanisms.settlement.scheme.paths import (
    conditions_of,
    items_of,
    numbers_of,
    points_of,
)
from shidian.programme import Parameter


def unused_parameters(view: View) -> Remarks:
    """Parameters that no number of the scheme names."""
    used = {amount for _, amount in (*points_of(view.scheme), *numbers_of(view.scheme))}
    for code in view.scheme.parameters:
        if code not in used:
            yield warning("lint_parameter_unused", f"parameters.{code}", found=code)


def unused_inputs(view: View) -> Remarks:
    """Inputs that are asked and decide nothing."""
    used = _asked(view.scheme)
    for name in view.scheme.inputs:
        if name not in used:
            yield warning("lint_input_unused", f"inputs.{name}", found=name)


def _asked(scheme: Scheme) -> set[str]:
    used = {
        item.input for _, item in items_of(scheme) if not isinstance(item, BestOf | FirstOf | SumOf)
    }
    used |= {condition.input for _, condition in conditions_of(scheme)}
    if scheme.selection:
        used |= {order.input for order in scheme.selection.order}
        used |= {scheme.selection.quota.by} if scheme.selection.quota else set()
    return used


def late_values(view: View) -> Remarks:
    """Values of parameters that begin after the scheme has ended."""
    until = view.scheme.until
    for code, parameter in view.scheme.parameters.items():
        for number, dated in enumerate(parameter.values):
            if until and dated.first_day > until:
                here = f"parameters.{code}.values[{number}]"
                yield warning("lint_value_late", here, found=dated.since, until=until)


def dates_out_of_order(view: View) -> Remarks:
    """A scheme that ends before it begins, and items outside the time of the scheme."""
    first, last = view.scheme.from_, view.scheme.until
    if last and last < first:
        yield warning("lint_ends_early", "until", found=last, since=first)
        return
    for path, item in items_of(view.scheme):
        if (item.until and item.until < first) or (item.from_ and last and item.from_ > last):
            span = f"{item.from_ or '…'} – {item.until or '…'}"
            yield warning("lint_item_outside", path, found=item.id, span=span)


def sources_of_two_dates(view: View) -> Remarks:
    """Two parameters whose values rest on one source, but begin on different days."""
    for (_, one), (code, other) in combinations(view.scheme.parameters.items(), 2):
        dates = _dates(one)
        for source, since in _dates(other).items():
            if source in dates and dates[source] != since:
                found = {"found": code, "other": one.code, "source": source}
                yield note("lint_source_dates", f"parameters.{code}", **found)


def _dates(parameter: Parameter) -> dict[str, str]:
    """First date by source; assumptions are no source."""
    found: dict[str, str] = {}
    for dated in parameter.values:
        if dated.confidence is not Confidence.UNVERIFIED:
            found.setdefault(dated.source, dated.since)
    return found
