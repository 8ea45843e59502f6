"""The tasks of a plan, and the national task that each of them belongs to."""

from collections.abc import Iterator, Mapping, Sequence

from shidian.plans.statements.statement import Statement, Type, statement
from shidian.plans.text.plan_text import PlanText

Keywords = Mapping[str, Sequence[str]]
"""Code of a national task to the words that headings name it with; ``*`` takes the rest."""


def tasks(plan_text: PlanText, keywords: Keywords) -> Iterator[Statement]:
    """The headings under a plan's tasks, each with the code of its national task."""
    body = plan_text.plan.body
    for node in plan_text.plan.nodes:
        if node.level == 2 and node.title and plan_text.plan.section(node.start) == "task":
            at = (node.start + len(node.marker) - body, node.body - body)
            yield statement(plan_text, Type.TASK, national(node.title, keywords), node.title, at)


def national(heading: str, keywords: Keywords) -> str:
    """The national task of a heading: the one whose word it names first.

    Examples
    --------
    >>> words = {"citizenization": ["市民化"], "finance": ["融资"]}
    >>> national("建立多元化可持续的投融资机制", words), national("建设智慧城市", words)
    ('finance', '')
    """
    found = [
        (heading.index(word), -len(word), code)
        for code, terms in keywords.items()
        for word in terms
        if word in heading
    ]
    rest = [code for code, terms in keywords.items() if "*" in terms]
    return min(found)[2] if found else "".join(rest[:1])
