"""Thresholds that nobody or everybody reaches, quotas of nobody, windows that end before."""

from shidian.mechanisms.settlement.lint.reach import total_reach
from shidian.mechanisms.settlement.lint.remark import Remarks, warning
from shidian.mechanisms.settlement.lint.view import View


def thresholds_out_of_reach(view: View) -> Remarks:
    """A threshold above the most, or not above the least, that a total can be."""
    if view.scheme.selection is None:
        return
    threshold, path = view.scheme.selection.threshold, "selection.threshold"
    for day in view.days:
        low, high = total_reach(day)
        needed, found = day.units(threshold), day.number(threshold)
        if needed > high:
            most = day.points(high)
            yield warning("lint_threshold_high", path, threshold=found, most=most, day=day.on)
        elif needed <= low:
            yield warning("lint_threshold_low", path, threshold=found, least=day.points(low))


def empty_quotas(view: View) -> Remarks:
    """A quota of 0."""
    quota = view.scheme.selection.quota if view.scheme.selection else None
    if quota is None:
        return
    amounts = {"selection.quota.total": quota.total} if quota.total is not None else {}
    amounts |= {f"selection.quota.of.{code}": one for code, one in (quota.of or {}).items()}
    for path, amount in amounts.items():
        if amount is not None and any(day.number(amount) == 0 for day in view.days):
            yield warning("lint_quota_zero", path)


def inverted_windows(view: View) -> Remarks:
    """A window that closes before it opens."""
    window = view.scheme.selection.window if view.scheme.selection else None
    if window and window.closes < window.opens:
        found = {"opens": window.opens, "closes": window.closes}
        yield warning("lint_window", "selection.window.closes", **found)
