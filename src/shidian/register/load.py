"""Bringing a ledger up to date with a package: only what differs is entered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from shidian.register.ledger import Ledger

R = TypeVar("R")


@dataclass(frozen=True)
class LoadReport:
    """How many records were new, corrected, withdrawn and left as they stood."""

    new: int
    corrected: int
    withdrawn: int
    unchanged: int


def bring_up_to_date(
    ledger: Ledger[R], records: Sequence[R], recorded_by: str, recorded_at: datetime, reason: str
) -> LoadReport:
    """Enter a package's records: new ones, corrections, and withdrawals of what it dropped.

    Only entries made in the same name are corrected or withdrawn; what people filed stays.
    """
    encode = ledger.codec.encode
    held = {encode(entry.record)["key"]: entry for entry in ledger.entries()}
    wanted = {encode(record)["key"]: record for record in records}
    own = {key: entry for key, entry in held.items() if entry.recorded_by == recorded_by}
    absent = [key for key in wanted if key not in held]
    withdrawn_by = {key: tail.recorded_by for key, tail in ledger.tails(absent).items()}
    new = [wanted[key] for key in absent if withdrawn_by.get(key, recorded_by) == recorded_by]
    # Compared as printed: 60.0 corrects 60.
    changed = [
        key for key in wanted if key in own and encode(own[key].record) != encode(wanted[key])
    ]
    dropped = [key for key in own if key not in wanted]
    ledger.append(new, recorded_by, recorded_at)
    for key in changed:
        ledger.supersede(own[key].id, wanted[key], reason, recorded_by, recorded_at)
    for key in dropped:
        ledger.withdraw(own[key].id, reason, recorded_by, recorded_at)
    unchanged = len(wanted) - len(new) - len(changed)
    return LoadReport(len(new), len(changed), len(dropped), unchanged)
