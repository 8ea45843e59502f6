"""From a plan's text to typed commitments with their source; and the check of a plan.

Reads text, Word and PDF files; finds the plans in them, their headings, every figure with its
indicator, year, relation and characters, the documents, tasks, funds, bodies and evaluations
that they name; and accounts for every numeral. It realizes 二（二）and 五（一） of the
programme document: each pilot works by its outline. Machines propose here; people confirm.
"""

from shidian.plans.confirmation import confirmed
from shidian.plans.context import Context, context_of
from shidian.plans.coverage import CLASSES, Coverage, Unread
from shidian.plans.difference import Difference, difference
from shidian.plans.figures.figure import Figure, Kind
from shidian.plans.files.plan_file import PlanFile, open_plan, plan_of
from shidian.plans.reading import Reading, read
from shidian.plans.statements.statement import Statement, Type
from shidian.plans.text.outline import SECTIONS, Node, Plan

__all__ = [
    "CLASSES",
    "SECTIONS",
    "Context",
    "Coverage",
    "Difference",
    "Figure",
    "Kind",
    "Node",
    "Plan",
    "PlanFile",
    "Reading",
    "Statement",
    "Type",
    "Unread",
    "confirmed",
    "context_of",
    "difference",
    "open_plan",
    "plan_of",
    "read",
]
