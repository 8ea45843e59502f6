"""Remarks on a scheme that can be read: what it says that its authors can hardly have meant.

A scheme with faults is refused by the reading; a scheme with remarks works. Each rule is a small
function; `RULES` lists them all. What a rule says can never happen cannot happen; what it does not
say may still be impossible, since it looks at bounds and not at every person.
"""

from shidian.mechanisms.settlement.lint.remark import Remark, Severity
from shidian.mechanisms.settlement.lint.rules import RULES, remarks

__all__ = ["RULES", "Remark", "Severity", "remarks"]
