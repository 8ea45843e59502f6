"""The national annual evaluation report."""

from collections.abc import Callable, Iterator

from shidian.reporting.annual.annex import annex
from shidian.reporting.annual.basis import Basis
from shidian.reporting.annual.coverage import coverage
from shidian.reporting.annual.document import Block, Document, Form
from shidian.reporting.annual.gaps import gaps
from shidian.reporting.annual.grades import grades
from shidian.reporting.annual.indices import level, quadrants
from shidian.reporting.annual.ladder import ladder
from shidian.reporting.annual.outcomes import due_and_met, on_the_way
from shidian.reporting.annual.ranks import robust

SECTIONS: tuple[Callable[[Basis], Iterator[Block]], ...] = (
    coverage,
    due_and_met,
    on_the_way,
    quadrants,
    level,
    robust,
    grades,
    ladder,
    gaps,
    annex,
)


def national_report(basis: Basis) -> Document:
    """The report on all pilots: coverage first, then results, proposals, gaps, and annexes."""
    programme = basis.name(basis.programme.facts.name)
    return Document(
        f"annual-{basis.year}",
        Form.REPORT,
        basis.lang,
        basis.say(
            f"{programme} {basis.year} 年度评估报告",
            f"{programme}: Annual Evaluation Report {basis.year}",
        ),
        basis.say(
            f"数据截至 {basis.known}　评估办法 {basis.policy.policy.code}",
            f"Data of {basis.known} · Policy {basis.policy.policy.code}",
        ),
        basis.mark,
        tuple(block for section in SECTIONS for block in section(basis)),
    )
