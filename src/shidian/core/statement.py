"""What a plan states of a pilot, as printed: figures of every kind, documents, tasks, bodies."""

from dataclasses import dataclass
from enum import StrEnum

from shidian.core.bilingual import Bilingual
from shidian.core.errors import DataError, Fault, Place
from shidian.core.printed import Printed
from shidian.core.source import Source
from shidian.core.target import Op
from shidian.core.unit import Unit


class StatementType(StrEnum):
    """What a statement is: a number, or something that is to exist or to be done."""

    FIGURE = "figure"
    TASK = "task"
    DELIVERABLE = "deliverable"
    FUND = "fund"
    BODY = "body"
    EVALUATION = "evaluation"

    @property
    def text(self) -> Bilingual:
        """The type in words."""
        return _TYPES[self]


_TYPES = {
    StatementType.FIGURE: Bilingual("数字", "figure"),
    StatementType.TASK: Bilingual("任务", "task"),
    StatementType.DELIVERABLE: Bilingual("文件", "document"),
    StatementType.FUND: Bilingual("资金", "fund"),
    StatementType.BODY: Bilingual("组织", "body"),
    StatementType.EVALUATION: Bilingual("评估", "evaluation"),
}
KINDS: dict[StatementType, dict[str, Bilingual]] = {
    StatementType.FIGURE: {
        "baseline": Bilingual("基期", "baseline"),
        "target": Bilingual("目标", "target"),
        "cost": Bilingual("成本", "cost"),
        "funding": Bilingual("投入", "funding"),
    },
    StatementType.DELIVERABLE: {
        "planned": Bilingual("拟制定", "planned"),
        "existing": Bilingual("已有", "existing"),
    },
    StatementType.BODY: {
        "head": Bilingual("组长", "head of the leading group"),
        "office": Bilingual("办公室所在", "seat of its office"),
        "lead": Bilingual("牵头", "leading department"),
    },
    StatementType.EVALUATION: {
        "annual": Bilingual("年度评估", "yearly"),
        "midterm": Bilingual("中期评估", "mid-term"),
        "final": Bilingual("末期评估", "final"),
        "third_party": Bilingual("第三方评估", "by a third party"),
        "appraisal": Bilingual("纳入考核", "counts in appraisal"),
    },
}
"""The kinds of those types that have a fixed list; a task's kind is a national task's code."""


@dataclass(frozen=True)
class Statement:
    """One statement of a plan.

    Parameters
    ----------
    key : str
        Identity in its programme; a corrected statement keeps it.
    pilot : str
        Number of the pilot.
    type : StatementType
    kind : str
        See `KINDS`; of a task, the code of the national task it belongs to.
    name : str
        The plan's own words: the indicator, the title, the heading, the body.
    source : Source
    year : int or None
    detail : str
        The verb with a document, what a department leads.
    printed : Printed or None
        For figures only.

    Raises
    ------
    DataError
        If the kind is none of its type's, or a figure has no number.
    """

    key: str
    pilot: str
    type: StatementType
    kind: str
    name: str
    source: Source
    year: int | None = None
    detail: str = ""
    printed: Printed | None = None

    def __post_init__(self) -> None:
        known = KINDS.get(self.type)
        if known and self.kind not in known:
            choices = " ".join(known)
            place = Place(column="kind")
            raise DataError(Fault("not_choice", place, found=self.kind, known=choices))
        if (self.type is StatementType.FIGURE) != (self.printed is not None):
            raise DataError(Fault("statement_figure", Place(column="value")))


def is_judgeable(indicator: str, op: str, unit: str, year: int | None) -> bool:
    """Whether a promised figure can be a `Target`: of a known indicator, for a year, a level.

    Examples
    --------
    >>> is_judgeable("rate", ">=", "%", 2020), is_judgeable("", "=", "万套", 2020)
    (True, False)
    """
    return bool(indicator) and year is not None and op in _LEVELS and unit in _UNITS


_LEVELS = frozenset(op.value for op in Op)
_UNITS = frozenset(unit.symbol for unit in Unit)
