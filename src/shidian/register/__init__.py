"""The register: what was promised and what was observed, growing only.

A ledger takes records and never changes them: a correction is a new entry that supersedes
the old one, with who, when and why, so that the state as known on any date can be shown
again. It realizes 五（二）监测评估 of the programme document. `FileLedger` keeps a register
in one file for library users; the store keeps it in a database.
"""

from shidian.register.codec import Codec
from shidian.register.commitments import COMMITMENTS
from shidian.register.entry import Entry
from shidian.register.file_ledger import FileLedger
from shidian.register.ledger import Ledger
from shidian.register.load import LoadReport, bring_up_to_date
from shidian.register.observations import ACCEPTED, OBSERVATIONS
from shidian.register.snapshot import Snapshot

__all__ = [
    "ACCEPTED",
    "COMMITMENTS",
    "OBSERVATIONS",
    "Codec",
    "Entry",
    "FileLedger",
    "Ledger",
    "LoadReport",
    "Snapshot",
    "bring_up_to_date",
]
