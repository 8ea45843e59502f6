"""A scheme as data: its parts, and how a file is read into them.

One YAML file is one scheme, in the shape of the annex table that it is: what is asked of a person,
the items that give points, vetoes, prerequisites, routes without points, entitlements, threshold
and quota. What the format cannot say is recorded as such and never approximated.
"""

from shidian.mechanisms.settlement.scheme.amount import Amount
from shidian.mechanisms.settlement.scheme.clauses import (
    Acceptance,
    Best,
    Clause,
    Cost,
    Each,
    Entitlement,
    Order,
    Quota,
    Route,
    Selection,
    Untranslatable,
    Window,
    person_cents,
)
from shidian.mechanisms.settlement.scheme.condition import Condition
from shidian.mechanisms.settlement.scheme.inputs import (
    ERROR,
    FLAG_WORDS,
    NEVER,
    Input,
    InputKind,
)
from shidian.mechanisms.settlement.scheme.items import (
    AgeBands,
    Band,
    Bands,
    BestOf,
    FirstOf,
    Flag,
    Item,
    PerStep,
    SumOf,
    Table,
)
from shidian.mechanisms.settlement.scheme.reading import read_scheme
from shidian.mechanisms.settlement.scheme.scheme import Scheme

__all__ = [
    "ERROR",
    "FLAG_WORDS",
    "NEVER",
    "Acceptance",
    "AgeBands",
    "Amount",
    "Band",
    "Bands",
    "Best",
    "BestOf",
    "Clause",
    "Condition",
    "Cost",
    "Each",
    "Entitlement",
    "FirstOf",
    "Flag",
    "Input",
    "InputKind",
    "Item",
    "Order",
    "PerStep",
    "Quota",
    "Route",
    "Scheme",
    "Selection",
    "SumOf",
    "Table",
    "Untranslatable",
    "Window",
    "person_cents",
    "read_scheme",
]
