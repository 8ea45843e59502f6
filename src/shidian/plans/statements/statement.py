"""What a plan promises without a number: documents, tasks, bodies, funds, evaluations."""

from dataclasses import dataclass
from enum import StrEnum

from shidian.plans.text.outline import Section
from shidian.plans.text.plan_text import PlanText


class Type(StrEnum):
    """What a statement is about."""

    DELIVERABLE = "deliverable"
    TASK = "task"
    BODY = "body"
    FUND = "fund"
    EVALUATION = "evaluation"


@dataclass(frozen=True)
class Statement:
    """A promise without a number, or a fact about how the plan is carried out.

    Parameters
    ----------
    pilot : str
    section, heading : str
    type : Type
    kind : str
        Of a deliverable: ``planned`` or ``existing``; of a task: the code of the national
        task, or empty; of a body: ``head``, ``office`` or ``lead``; of an evaluation: ``annual``,
        ``midterm``, ``final``, ``third_party`` or ``appraisal``; empty for a fund.
    name : str
        The document's title, the task's heading, who heads or leads, the fund's name.
    detail : str
        The verb with a document, what a department leads.
    year : int or None
    span : tuple of int
        Characters ``[start, end)`` in the file.
    text : str
    """

    pilot: str
    section: Section
    heading: str
    type: Type
    kind: str
    name: str
    detail: str
    year: int | None
    span: tuple[int, int]
    text: str


def statement(  # noqa: PLR0913, PLR0917  a statement has as many fields
    plan_text: PlanText,
    type: Type,
    kind: str,
    name: str,
    at: tuple[int, int],
    detail: str = "",
    year: int | None = None,
) -> Statement:
    """A statement whose words stand at ``[start, end)`` of a plan's characters."""
    plan, content = plan_text.plan, plan_text.content
    start, end = at[0] + plan.body, at[1] + plan.body
    span = plan_text.text.span(start, end)
    section, heading = plan.section(start), plan.heading(start)
    words = content[span[0] : span[1]]
    return Statement(plan.place, section, heading, type, kind, name, detail, year, span, words)
