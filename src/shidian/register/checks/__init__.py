"""Quality checks of what is filed: hard ones that block it, soft ones that ask for a reason.

A check is a pure function from values in columns to the rows that it does not let pass, the same
for one filing while somebody types and for the whole nation. Limits come from the package. It
realizes 五（二）监测评估 of the programme document.
"""

from shidian.register.checks.check import Check, Strength, Violation
from shidian.register.checks.checks import CHECKS, VIOLATIONS, run, violations, violations_of_one
from shidian.register.checks.context import Context, context_of
from shidian.register.checks.faults import fault_of
from shidian.register.checks.limits import Limit, Limits, rules_of
from shidian.register.checks.values import TEXTS, values_of, values_table

__all__ = [
    "CHECKS",
    "TEXTS",
    "VIOLATIONS",
    "Check",
    "Context",
    "Limit",
    "Limits",
    "Strength",
    "Violation",
    "context_of",
    "fault_of",
    "rules_of",
    "run",
    "values_of",
    "values_table",
    "violations",
    "violations_of_one",
]
