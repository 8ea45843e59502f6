"""A check of a plan, and what it finds: which figures, what arithmetic, how grave, what to do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from shidian.core import Bilingual, Confidence, DataError, Fault
from shidian.plans.checks.claim import Claim, Draft
from shidian.programme import Programme


class Severity(StrEnum):
    """How grave a finding is; what is in order is told too, with its working."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    FINE = "fine"

    @property
    def text(self) -> Bilingual:
        """The severity in words."""
        return _SEVERITIES[self]


_SEVERITIES = {
    Severity.ERROR: Bilingual("错误", "error"),
    Severity.WARNING: Bilingual("疑问", "warning"),
    Severity.NOTE: Bilingual("提示", "note"),
    Severity.FINE: Bilingual("相符", "in order"),
}


@dataclass(frozen=True)
class Limit:
    """A parameter of the package as a check uses it: its code, its value, and whether a
    document sets it.
    """

    code: str
    value: Decimal
    unverified: bool


@dataclass(frozen=True)
class Result:
    """What one run of a check says of a plan.

    Parameters
    ----------
    severity : Severity
    said : Bilingual
        What was found, with the figures.
    working : str
        The arithmetic, in figures.
    claims : sequence of Claim
        The figures that it rests on.
    limits : sequence of Limit
        The parameters that it rests on.
    """

    severity: Severity
    said: Bilingual
    working: str = ""
    claims: Sequence[Claim] = ()
    limits: Sequence[Limit] = ()

    @property
    def unverified(self) -> bool:
        """Whether it rests on a parameter that no document sets."""
        return any(limit.unverified for limit in self.limits)


@dataclass(frozen=True)
class Peers:
    """What plans are compared with: the programme, the other plans, one to measure against.

    Parameters
    ----------
    programme : Programme
    drafts : sequence of Draft
        The plans of all pilots.
    against : Draft or None
        Another plan that this one has to fit, such as the province's own.
    """

    programme: Programme
    drafts: Sequence[Draft]
    against: Draft | None = None
    paces: dict[tuple[str, int], list[Decimal]] = field(default_factory=dict, compare=False)

    def limit(self, code: str) -> Limit:
        """A parameter as it was in force when the programme began.

        Raises
        ------
        DataError
            If the package does not have it, or not for that time.
        """
        published = self.programme.documents[self.programme.facts.document].published
        try:
            dated = self.programme.parameters[code].on(published)
        except LookupError:
            raise DataError(Fault("parameter_missing", found=code, date=published)) from None
        return Limit(code, dated.value, dated.confidence is Confidence.UNVERIFIED)


Run = Callable[[Draft, Peers], Iterator[Result]]


@dataclass(frozen=True)
class Check:
    """A check: what it looks at, why that matters, and what its findings ask for.

    Parameters
    ----------
    id : str
    group : str
        One of `GROUPS`.
    name, meaning, why, advice : Bilingual
    severity : Severity
        Of its gravest findings.
    parameters : tuple of str
        Codes of the package's parameters that set its limits.
    run : callable
    """

    id: str
    group: str
    name: Bilingual
    meaning: Bilingual
    why: Bilingual
    advice: Bilingual
    severity: Severity
    run: Run
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What a check says of a plan."""

    check: Check
    place: str
    pilot: str | None
    result: Result


GROUPS: Mapping[str, Bilingual] = {
    "arithmetic": Bilingual("算术", "arithmetic"),
    "logic": Bilingual("逻辑", "logic"),
    "people": Bilingual("人口", "people"),
    "pace": Bilingual("速度", "pace"),
    "completeness": Bilingual("完整", "completeness"),
    "other_documents": Bilingual("与其他文件", "other documents"),
}
"""What checks look at."""
