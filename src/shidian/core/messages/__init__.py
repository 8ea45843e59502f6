"""The messages of all faults: what was found, and what to do, in Chinese and English.

One table for each part of the work, so that a translator finds what belongs together; a fault names
its message by code, and no two messages have one code (a test says so).
"""

from shidian.core.messages import (
    analytics,
    checks,
    citizenization,
    cluster,
    command_line,
    filings,
    fiscal_pages,
    indices,
    insurance,
    keeping,
    lint,
    packages,
    people,
    persons,
    plans,
    policies,
    ratings,
    register,
    settlement,
    settlement_pages,
    simulation,
    supervision,
    synthetic,
    thresholds,
    transfers,
    workbooks,
)
from shidian.core.messages.message import Message

TABLES = (
    packages,
    plans,
    policies,
    indices,
    ratings,
    register,
    filings,
    checks,
    command_line,
    analytics,
    supervision,
    people,
    workbooks,
    keeping,
    settlement,
    settlement_pages,
    lint,
    persons,
    synthetic,
    cluster,
    thresholds,
    simulation,
    citizenization,
    insurance,
    transfers,
    fiscal_pages,
)
MESSAGES: dict[str, Message] = {
    code: found for table in TABLES for code, found in table.MESSAGES.items()
}

__all__ = ["MESSAGES", "TABLES", "Message"]
