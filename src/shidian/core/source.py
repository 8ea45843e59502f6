"""Where a figure comes from: a document, a place in it, and how far it is trusted."""

from dataclasses import dataclass, field
from enum import StrEnum

from shidian.core.bilingual import Bilingual


class Confidence(StrEnum):
    """How well a source is established; results that rest on `UNVERIFIED` must say so."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNVERIFIED = "unverified"

    @property
    def text(self) -> Bilingual:
        """The confidence in words."""
        return _CONFIDENCES[self]


_CONFIDENCES = {
    Confidence.HIGH: Bilingual("高", "high"),
    Confidence.MEDIUM: Bilingual("中", "medium"),
    Confidence.LOW: Bilingual("低", "low"),
    Confidence.UNVERIFIED: Bilingual("未核实", "unverified"),
}


@dataclass(frozen=True)
class Document:
    """A publication that figures are taken from.

    `sha256` identifies the exact file whose characters the spans count; it is empty for
    documents that are cited without being held.
    """

    id: str
    title: Bilingual
    kind: str
    published: str = ""
    sha256: str = ""
    note: str = ""


@dataclass(frozen=True)
class Source:
    """The place of one figure in a document.

    Parameters
    ----------
    document : str
        Id of a `Document`.
    section : str
        Heading or table, as a reader would look for it.
    span : tuple of int or None
        Characters ``[start, end)`` of the document's file, counted from 0.
    confidence : Confidence
    note : Bilingual
        How the figure was derived, and known faults of the source.

    Examples
    --------
    >>> Source("plan-2014", span=(10, 12)).span
    (10, 12)
    """

    document: str
    section: str = ""
    span: tuple[int, int] | None = None
    confidence: Confidence = Confidence.HIGH
    note: Bilingual = field(default=Bilingual("", ""))

    def __post_init__(self) -> None:
        if not self.document:
            raise ValueError("a figure needs a source document")
        if self.span and not 0 <= self.span[0] < self.span[1]:
            raise ValueError(f"not a character span: {self.span}")
