"""What the kinds of commitments are called."""

from shidian.core import Bilingual, Statement, StatementType
from shidian.core.statement import KINDS
from shidian.programme.package import Programme


def kind_text(programme: Programme, statement: Statement) -> Bilingual:
    """The kind of a statement in words; of a task, the national task that it belongs to.

    Examples
    --------
    >>> from shidian.core import Source
    >>> from shidian.programme import BUILTIN, load_programme
    >>> said = Statement("k", "03", StatementType.DELIVERABLE, "planned", "", Source("plan"))
    >>> kind_text(load_programme(BUILTIN / "urbanization_2014"), said).en
    'planned'
    """
    if statement.type is StatementType.TASK:
        known = programme.task_names
    else:
        known = KINDS.get(statement.type, {})
    return known.get(statement.kind, Bilingual(statement.kind, ""))
