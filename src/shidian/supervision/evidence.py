"""What is named as proof: a file by name and hash, or a link; no file is kept here."""

import re
from dataclasses import dataclass

from shidian.core import Fault
from shidian.supervision.typed import Given, words

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Evidence:
    """A file's name or a link, and the file's SHA-256 where it is known."""

    name: str = ""
    sha256: str = ""

    def __bool__(self) -> bool:
        return bool(self.name)


def read_evidence(given: Given, faults: list[Fault]) -> Evidence:
    """The evidence that a form names, which may be none.

    Examples
    --------
    >>> faults = []
    >>> read_evidence({"evidence": "批复.pdf", "sha256": "AB" * 32}, faults).sha256[:4], faults
    ('abab', [])
    >>> read_evidence({"sha256": "12"}, faults) and ""
    Evidence(name='', sha256='12')
    >>> [fault.code for fault in faults]
    ['evidence_hash', 'evidence_nameless']
    """
    made = Evidence(words(given, "evidence", faults), words(given, "sha256", faults).lower())
    if made.sha256 and not _SHA256.fullmatch(made.sha256):
        faults.append(Fault("evidence_hash", found=made.sha256[:80]))
    if made.sha256 and not made.name:
        faults.append(Fault("evidence_nameless"))
    return made
