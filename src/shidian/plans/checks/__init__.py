"""The check of a plan before it is adopted: what does not add up, cannot be, or is left out.

A check is an object with its meaning, its reason and what to do; it looks at the figures of one
plan, read from a file or registered, and tells what it finds with the figures and the
arithmetic. It serves 二（二）and 五（一） of the programme document: outlines are appraised
before they are approved.
"""

from shidian.plans.checks.check import GROUPS, Check, Finding, Limit, Peers, Result, Severity
from shidian.plans.checks.checks import CHECKS, chosen, run
from shidian.plans.checks.claim import Claim, Draft, Promise, draft_of, drafts_of
from shidian.plans.checks.pace import Pace, pace_of
from shidian.plans.checks.populations import populations_of

__all__ = [
    "CHECKS",
    "GROUPS",
    "Check",
    "Claim",
    "Draft",
    "Finding",
    "Limit",
    "Pace",
    "Peers",
    "Promise",
    "Result",
    "Severity",
    "chosen",
    "draft_of",
    "drafts_of",
    "pace_of",
    "populations_of",
    "run",
]
