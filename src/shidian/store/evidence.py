"""Evidence bundles: made from what the database holds, and kept beside it under their hashes."""

import hashlib

from shidian.assessment.evaluation import Evaluation, Records
from shidian.assessment.evaluation.bundle import evaluation_bundle
from shidian.assessment.policy import PolicyFile
from shidian.assessment.rating import Bundle
from shidian.core import DataError, Fault, UsageError
from shidian.store.home import home, keep
from shidian.store.programmes import package_files_of

_SHORT = 12  # characters of a hash that a message shows


def bundle_of(evaluation: Evaluation, records: Records, policy: PolicyFile) -> Bundle:
    """The evidence of an evaluation, with the files of the package that it was made from."""
    package = package_files_of(records.snapshot.programme.sha256)
    return evaluation_bundle(evaluation, records, policy, package)


def keep_evidence(content: bytes) -> str:
    """Keep a bundle; its SHA-256. The same bundle is kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    if not is_kept(sha256):
        keep("evidence", f"{sha256}.json", content)
    return sha256


def is_kept(sha256: str) -> bool:
    """Whether the bundle with this hash is kept here."""
    return (home() / "evidence" / f"{sha256}.json").exists()


def evidence(sha256: str) -> bytes:
    """A kept bundle.

    Raises
    ------
    UsageError
        If none with this hash is kept here.
    DataError
        If somebody changed the file.
    """
    plain = len(sha256) == 64 and set(sha256) <= set("0123456789abcdef")
    if not plain or not is_kept(sha256):
        raise UsageError(Fault("no_such_evidence", asked=sha256[:_SHORT]))
    content = (home() / "evidence" / f"{sha256}.json").read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise DataError(Fault("evidence_changed", found=found[:_SHORT], expected=sha256[:_SHORT]))
    return content
