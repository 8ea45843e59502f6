"""What people judged about a pilot: third-party scores, findings, filings, rectification.

An evaluation takes these from a table with the body, document and date of each. It serves
五（二） of the programme document: the software computes what figures decide, and nothing else.
"""

from shidian.assessment.judgements.judgement import Judgement, JudgementKind, in_force
from shidian.assessment.judgements.reading import COLUMNS, read_judgements

__all__ = ["COLUMNS", "Judgement", "JudgementKind", "in_force", "read_judgements"]
