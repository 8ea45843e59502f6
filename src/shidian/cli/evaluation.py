"""What the verbs of evaluation share: the year, the policy, the judgements, the records."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.options import moment_asked, year_asked
from shidian.core import Fault, UsageError

if TYPE_CHECKING:
    from shidian.assessment.evaluation import Records
    from shidian.assessment.policy import PolicyFile

PolicyName = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="FILE|CODE",
        help="评估办法：文件，或方案包内的代码。 Policy: a file, or a code of the package.",
    ),
]
JudgementFile = Annotated[
    Path | None,
    typer.Option(
        "--judgements",
        metavar="FILE",
        help="评分、认定等的表（CSV），只用于这一次。 Scores and findings, for this run only.",
    ),
]


@dataclass(frozen=True)
class Asked:
    """What an evaluation is asked for, read and ready."""

    year: int
    policy: PolicyFile
    records: Records


def evaluation_asked(
    year: str | None, as_of: str | None, policy: str | None, judgements: Path | None
) -> Asked:
    """The records and the policy for a year.

    Raises
    ------
    UsageError
        If no year was given, or a file or name does not exist.
    DataError
        If the policy or the judgements have faults.
    """
    if year is None:
        raise UsageError(Fault("year_missing"))
    wanted, moment = year_asked(year), moment_asked(as_of)
    assert wanted is not None
    from shidian.cli.register import opened, ready
    from shidian.store.setup import readable_errors

    ready()
    with readable_errors():
        from shidian.assessment.judgements import in_force, read_judgements
        from shidian.assessment.policy import policy_file
        from shidian.programme import file_content
        from shidian.store.evaluations import named_policy, records
        from shidian.store.judgements import LARGEST

        snapshot, _ = opened(moment)
        named = policy is None or not _is_file(policy)
        chosen = (
            named_policy(snapshot.programme, policy)
            if named
            else policy_file(Path(policy or ""), snapshot.programme)
        )
        found = records(chosen, moment)
        if judgements is not None:
            content = file_content(judgements, LARGEST)
            own = read_judgements(judgements.name, content, snapshot, chosen.policy)
            found = replace(found, judgements=in_force([*found.judgements, *own]))
    return Asked(wanted, chosen, found)


def _is_file(asked: str) -> bool:
    """A name with a suffix or a folder is a file's, so that a missing file is told as such."""
    return Path(asked).exists() or Path(asked).suffix in (".yaml", ".yml") or "/" in asked
