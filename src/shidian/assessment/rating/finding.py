"""A finding on a red line: by whom it was made, and in which document."""

from dataclasses import dataclass
from datetime import date

from shidian.core import DataError, Fault

FALSIFIED = "falsified"  # the red line of a policy that by itself leads to a proposal of exit


@dataclass(frozen=True)
class RedLineFinding:
    """What the competent body found; without body, document and day it is hearsay and refused.

    Parameters
    ----------
    veto : str
        Code of a red line of the policy.
    body : str
        The competent body.
    document_no : str
    dated : date

    Raises
    ------
    DataError
        With everything that is lacking.

    Examples
    --------
    >>> RedLineFinding("debt", "审计厅", "审〔2016〕3号", date(2016, 5, 4)).veto
    'debt'
    """

    veto: str
    body: str
    document_no: str
    dated: date

    def __post_init__(self) -> None:
        names = {"veto": self.veto, "body": self.body, "document_no": self.document_no}
        lacking = [name for name, said in names.items() if not said.strip()]
        lacking += [] if isinstance(self.dated, date) else ["dated"]
        if lacking:
            raise DataError([Fault("rating_finding_lacks", found=name) for name in lacking])
