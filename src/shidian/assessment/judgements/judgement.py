"""One judgement by a named body on one pilot and year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from shidian.assessment.targets.kinds import RUBRIC
from shidian.core import Bilingual, DataError, Fault, Place


class JudgementKind(StrEnum):
    """What is judged; `states` are the words it may come with, the first line of `needs` beside."""

    SCORE = "score"
    FINDING = "finding"
    FILING = "filing"
    DOCUMENT = "document"
    TASK = "task"
    RECTIFICATION = "rectification"
    FORCE_MAJEURE = "force_majeure"
    EXIT = "exit"

    @property
    def text(self) -> Bilingual:
        """The kind in words."""
        return _KINDS[self][0]

    @property
    def states(self) -> tuple[str, ...]:
        """The states it may have; empty where it has none."""
        return _KINDS[self][1]

    @property
    def needs(self) -> tuple[str, ...]:
        """The columns it must fill in."""
        return _KINDS[self][2]


_KINDS = {
    JudgementKind.SCORE: (
        Bilingual("评分", "score"),
        ("self", "third_party"),
        ("code", "value", "body"),
    ),
    JudgementKind.FINDING: (
        Bilingual("红线认定", "finding on a red line"),
        (),
        ("code", "body", "document_no", "dated"),
    ),
    JudgementKind.FILING: (
        Bilingual("年度报告报送", "filing of the yearly report"),
        (),
        ("dated",),
    ),
    JudgementKind.DOCUMENT: (
        Bilingual("文件印发", "document issued"),
        ("issued", "draft"),
        ("code", "body"),
    ),
    JudgementKind.TASK: (
        Bilingual("任务评定", "rating of a task"),
        ("first", "second"),
        ("code", "value", "body"),
    ),
    JudgementKind.RECTIFICATION: (
        Bilingual("整改", "rectification"),
        ("running", "accepted", "not_accepted"),
        ("body",),
    ),
    JudgementKind.FORCE_MAJEURE: (
        Bilingual("不可抗力", "force majeure"),
        ("begun", "over"),
        ("body", "note"),
    ),
    JudgementKind.EXIT: (Bilingual("申请退出", "application to leave"), (), ("body", "note")),
}


@dataclass(frozen=True)
class Judgement:
    """What a body judged.

    Parameters
    ----------
    pilot : str
        Number of the pilot.
    year : int
        Of the assessment.
    kind : JudgementKind
    code : str
        Of the block scored, the red line, or the promised document or task.
    state : str
        One of the states of its kind.
    value : Decimal or None
        Points.
    body, document_no : str
        Who judged, and in which document.
    dated : date or None
    note : str

    Raises
    ------
    DataError
        If its kind needs a column that is empty, or does not have its state.
    """

    pilot: str
    year: int
    kind: JudgementKind
    code: str = ""
    state: str = ""
    value: Decimal | None = None
    body: str = ""
    document_no: str = ""
    dated: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        faults = [
            Fault("judgement_needs", Place(column=name), kind=self.kind, found=name)
            for name in self.kind.needs
            if getattr(self, name) in ("", None)
        ]
        states = self.kind.states
        if (self.state not in states) if states else self.state:
            known = " ".join(states) or "—"
            place = Place(column="state")
            faults.append(
                Fault("judgement_state", place, kind=self.kind, found=self.state, known=known)
            )
        if self.kind is JudgementKind.TASK and self.value not in (*RUBRIC, None):
            known = " ".join(map(str, RUBRIC))
            faults.append(Fault("judgement_rubric", Place(column="value"), known=known))
        if self.state == "issued" and not (self.document_no and self.dated):
            faults.append(Fault("judgement_unnumbered", Place(column="document_no")))
        if faults:
            raise DataError(faults)

    @property
    def key(self) -> tuple[str, int, str, str, str]:
        """What it is about: a later judgement with the same key takes the place of this one."""
        by = self.state if self.kind in (JudgementKind.SCORE, JudgementKind.TASK) else ""
        return self.pilot, self.year, self.kind.value, self.code, by


def in_force(judgements: Iterable[Judgement]) -> Sequence[Judgement]:
    """Of several judgements with one key only the last, in the order in which they were made."""
    found: dict[tuple[str, int, str, str, str], Judgement] = {}
    for one in judgements:
        found.pop(one.key, None)  # the later one also comes later in the order
        found[one.key] = one
    return list(found.values())
