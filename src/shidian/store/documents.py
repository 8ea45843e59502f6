"""The texts of official documents that a user has loaded, kept beside the database.

A package holds figures and spans, never sentences; a page can show the sentence only from
a file whose hash is the one that the package cites.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from shidian.core import DataError, Document, Fault, Source, UsageError
from shidian.core.quotation import sentence_around
from shidian.programme import Programme
from shidian.programme.files import LARGEST_FILE
from shidian.store.home import home, keep
from shidian.store.uploads import text_of


def keep_document(programme: Programme, path: Path) -> Document:
    """Keep a copy of a document that the programme cites.

    Raises
    ------
    UsageError
        If the file cannot be read.
    DataError
        If it is not, byte for byte, a document that the package cites.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise DataError(Fault("file_too_large", size=size, limit=LARGEST_FILE))
        content = path.read_bytes()
    except OSError as error:
        found = error.strerror or str(error)
        raise UsageError(Fault("file_unreadable", path=path, found=found)) from error
    sha256 = hashlib.sha256(content).hexdigest()
    for document in programme.documents.values():
        if document.sha256 == sha256:
            keep("documents", f"{sha256}.txt", content)
            return document
    expected = programme.documents[programme.facts.document].sha256
    raise DataError(Fault("wrong_document", found=sha256[:12], expected=expected[:12]))


def quotation(programme: Programme, source: Source) -> tuple[str, str, str] | None:
    """The sentence of a source around its span; None unless the document has been loaded."""
    if not source.span:
        return None
    uploaded = text_of(source.document)
    if uploaded is not None:
        return sentence_around(uploaded, source.span)
    sha256 = programme.documents[source.document].sha256
    if not sha256 or not _file(sha256).exists():
        return None
    return sentence_around(_text(sha256), source.span)


def _file(sha256: str) -> Path:
    return home() / "documents" / f"{sha256}.txt"


@lru_cache(maxsize=4)
def _text(sha256: str) -> str:
    """The text whose characters the spans count; checked, since somebody may have edited it."""
    content = _file(sha256).read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise DataError(Fault("wrong_document", found=found[:12], expected=sha256[:12]))
    return content.decode("utf-8")
