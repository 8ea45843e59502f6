"""Signed decisions in a chain of hashes: the only thing that moves a pilot."""

from dataclasses import dataclass, fields, replace
from datetime import date

from shidian.assessment.rating.canonical import sha256_of
from shidian.assessment.rating.ladder import Kind, Reason, Rung

START = "0" * 64  # stands before the first decision


@dataclass(frozen=True)
class Decision:
    """A decision on a pilot, as a named person of a competent body signed it.

    Parameters
    ----------
    number : int
        Its place in the chain, from 1.
    pilot : str
    current, to : Rung
    kind : Kind
        An appeal that is granted goes back to where the contested decision came from; one that
        is rejected stays. A sign-off confirms a year's grade and stays.
    reasons : tuple of Reason
        Those of the proposal.
    decided_by, body, document_no : str
    dated : date
    reason : str
        In the words of who decided.
    evidence : str
        SHA-256 of the evidence bundle.
    filed : date or None
        When the appeal came in; appeals only.
    previous, sha256 : str
        Hash of the decision before, and of this one.
    """

    number: int
    pilot: str
    current: Rung
    to: Rung
    kind: Kind
    reasons: tuple[Reason, ...]
    decided_by: str
    body: str
    document_no: str
    dated: date
    reason: str
    evidence: str
    filed: date | None = None
    previous: str = START
    sha256: str = ""

    @property
    def content_sha256(self) -> str:
        """What `sha256` must be: the hash of all other fields, as canonical JSON."""
        names = [field.name for field in fields(self) if field.name != "sha256"]
        return sha256_of({name: getattr(self, name) for name in names})


def chained(decision: Decision, last: Decision | None) -> Decision:
    """The decision with its number and hashes, as the next one after `last`.

    Examples
    --------
    >>> first = Decision(0, "宁波市", Rung.NORMAL, Rung.WATCH, Kind.TRANSITION,
    ...     (Reason.LATE_FILING,), "王某", "省发展改革委", "发改〔2016〕1号", date(2016, 3, 1),
    ...     "迟报", "a" * 64)
    >>> one = chained(first, None)
    >>> two = chained(first, one)
    >>> two.number, two.previous == one.sha256, two.sha256 == two.content_sha256
    (2, True, True)
    """
    number, previous = (last.number + 1, last.sha256) if last else (1, START)
    placed = replace(decision, number=number, previous=previous)
    return replace(placed, sha256=placed.content_sha256)
