"""The annual evaluation report: one on all pilots, and a sheet for each, as Word and as PDF.

Every document is first written as plain values (headings, texts, tables, charts), from which
both files are made, so that they say the same. Every figure carries a reference under which the
store keeps its working. It realizes the yearly evaluation of 五（二） of the programme document.

Main functions: `documents`, `national_report`, `pilot_sheet`; `word.word` and
`typesetter.Typesetter` make the files.
"""

from collections.abc import Iterator

from shidian.reporting.annual.basis import Basis
from shidian.reporting.annual.document import Document, Form
from shidian.reporting.annual.national import national_report
from shidian.reporting.annual.reference import Reference
from shidian.reporting.annual.sheet import pilot_sheet

__all__ = ["Basis", "Document", "Form", "Reference", "documents", "national_report", "pilot_sheet"]


def documents(basis: Basis) -> Iterator[Document]:
    """The national report, then the sheet of every pilot in the order of the programme."""
    yield national_report(basis)
    for one in basis.evaluation.pilots.values():
        yield pilot_sheet(basis, one)
