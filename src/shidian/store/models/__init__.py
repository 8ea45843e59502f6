"""The tables: packages, growing ledgers, people and posts, filings, supervision, event log."""

from shidian.store.models.events import Event
from shidian.store.models.filing import (
    CellComment,
    EvidenceFile,
    Filing,
    FilingCell,
    Reopening,
    StagedWorkbook,
    Waiver,
)
from shidian.store.models.people import FormerPassword, Person, Post
from shidian.store.models.register import (
    AcceptedObservation,
    Commitment,
    Decision,
    Figure,
    JudgementTable,
    Observation,
    Package,
    SignedDecision,
    Upload,
)
from shidian.store.models.supervision import (
    Assignment,
    Meeting,
    Notice,
    NoticeAddressee,
    NoticeStep,
    ProgressReport,
    Resolution,
    ResolutionRemark,
)

__all__ = [
    "AcceptedObservation",
    "Assignment",
    "CellComment",
    "Commitment",
    "Decision",
    "Event",
    "EvidenceFile",
    "Figure",
    "Filing",
    "FilingCell",
    "FormerPassword",
    "JudgementTable",
    "Meeting",
    "Notice",
    "NoticeAddressee",
    "NoticeStep",
    "Observation",
    "Package",
    "Person",
    "Post",
    "ProgressReport",
    "Reopening",
    "Resolution",
    "ResolutionRemark",
    "SignedDecision",
    "StagedWorkbook",
    "Upload",
    "Waiver",
]
