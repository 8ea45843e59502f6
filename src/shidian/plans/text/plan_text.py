"""A plan with the document that it stands in: what the readers of figures and statements take."""

from dataclasses import dataclass

from shidian.plans.text.flow import Text
from shidian.plans.text.outline import Plan


@dataclass(frozen=True)
class PlanText:
    """A plan, the flow of characters that it is a part of, and the file's own text."""

    plan: Plan
    text: Text
    content: str

    @property
    def chars(self) -> str:
        """The plan's own characters."""
        return self.text.chars[self.plan.body : self.plan.end]
