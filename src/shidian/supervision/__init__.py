"""What is to be done by whom and by when, and what follows if it is not: pure rules on plain data.

Tasks of a plan are broken down to departments with weights, reported on, and printed as
responsibility agreements; notices move along a closed table up to public criticism; resolutions
of the joint conference are followed to their end; all of it has days on which it is due. It
realizes 五 of the programme document: the joint conference, agreements that are signed level by
level, supervision and notices.
"""

from shidian.supervision.agreement import Agreement, AgreementTarget, AgreementTask, check_agreement
from shidian.supervision.assignment import (
    Assignment,
    Report,
    check_report,
    read_assignment,
    read_report,
)
from shidian.supervision.calendar_file import calendar_file
from shidian.supervision.due import Due, DueKind, pressing
from shidian.supervision.evidence import Evidence, read_evidence
from shidian.supervision.meeting import (
    Meeting,
    Resolution,
    read_meeting,
    read_remark,
    read_resolution,
)
from shidian.supervision.notice import Notice, read_notice
from shidian.supervision.notice_life import (
    TRANSITIONS,
    Kind,
    Level,
    Move,
    Moved,
    NoticeState,
    Standing,
    Step,
    move,
    moves,
)
from shidian.supervision.status import SOON, Status, assignment_status, resolution_status
from shidian.supervision.weights import WHOLE, TaskWeight, weighted_progress, weights_by_task

__all__ = [
    "SOON",
    "TRANSITIONS",
    "WHOLE",
    "Agreement",
    "AgreementTarget",
    "AgreementTask",
    "Assignment",
    "Due",
    "DueKind",
    "Evidence",
    "Kind",
    "Level",
    "Meeting",
    "Move",
    "Moved",
    "Notice",
    "NoticeState",
    "Report",
    "Resolution",
    "Standing",
    "Status",
    "Step",
    "TaskWeight",
    "assignment_status",
    "calendar_file",
    "check_agreement",
    "check_report",
    "move",
    "moves",
    "pressing",
    "read_assignment",
    "read_evidence",
    "read_meeting",
    "read_notice",
    "read_remark",
    "read_report",
    "read_resolution",
    "resolution_status",
    "weighted_progress",
    "weights_by_task",
]
