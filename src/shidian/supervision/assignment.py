"""A part of a task that one department has to do, and the reports on it."""

from dataclasses import dataclass
from datetime import date

from shidian.core import DataError, Fault
from shidian.supervision.evidence import Evidence, read_evidence
from shidian.supervision.status import COMPLETE
from shidian.supervision.typed import Given, day, needed, needed_day, whole, words
from shidian.supervision.weights import WHOLE


@dataclass(frozen=True)
class Assignment:
    """What a department is to do.

    Parameters
    ----------
    commitment : str
        Key of the task or document of the plan that it is a part of; empty for a free task.
    task_name : str
        Name of a free task; empty for one of the plan.
    national_task : str
        Code of the national task that it counts for; empty for none.
    target : str
        Key of the plan's target that it serves; empty for none.
    title, department, owner : str
    due : date
        The last day that is in time.
    weight : int
        Share of the task, 1 to 100; within a task they are to add up to 100.
    start : date or None
    evidence_wanted : str
        What has to be shown for it; empty where nothing is asked for.
    """

    commitment: str
    task_name: str
    national_task: str
    target: str
    title: str
    department: str
    owner: str
    due: date
    weight: int
    start: date | None = None
    evidence_wanted: str = ""


@dataclass(frozen=True)
class Report:
    """What somebody reports of an assignment: how far it is, and what was done."""

    percent: int
    done: str
    evidence: Evidence


def read_assignment(given: Given) -> Assignment:
    """An assignment from a form.

    Raises
    ------
    DataError
        With every fault of it. Whether the plan has such a task is asked elsewhere.

    Examples
    --------
    >>> typed = {"commitment": "03-1", "title": "出台办法", "department": "公安局",
    ...          "owner": "李伟", "due": "2016-06-30", "weight": "60"}
    >>> read_assignment(typed).weight
    60
    """
    faults: list[Fault] = []
    commitment = given.get("commitment", "").strip()[:200]
    name = words(given, "task_name", faults) if commitment else needed(given, "task_name", faults)
    made = Assignment(
        commitment,
        "" if commitment else name,
        given.get("national_task", "").strip()[:60],
        given.get("target", "").strip()[:200],
        needed(given, "title", faults),
        needed(given, "department", faults),
        needed(given, "owner", faults),
        needed_day(given, "due", faults),
        whole(given, "weight", (1, WHOLE), faults),
        day(given, "start", faults),
        words(given, "evidence_wanted", faults),
    )
    if made.start is not None and made.start > made.due:
        faults.append(Fault("due_before_start", due=made.due, start=made.start))
    if faults:
        raise DataError(faults)
    return made


def read_report(given: Given) -> Report:
    """A report of progress from a form; DataError with every fault of it."""
    faults: list[Fault] = []
    percent = whole(given, "percent", (0, COMPLETE), faults)
    done = needed(given, "done", faults)
    report = Report(percent, done, read_evidence(given, faults))
    if faults:
        raise DataError(faults)
    return report


def check_report(report: Report, evidence_wanted: str) -> None:
    """DataError if something is reported as done without the evidence that was asked for.

    Examples
    --------
    >>> check_report(Report(90, "印发征求意见稿", Evidence()), "正式文件")
    """
    if report.percent == COMPLETE and evidence_wanted and not report.evidence:
        raise DataError(Fault("report_evidence", wanted=evidence_wanted))
