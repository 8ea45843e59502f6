"""Administrative areas, keyed by code (GB/T 2260), the code being also the path."""

import re
from dataclasses import dataclass

from shidian.core.errors import DataError, Fault, Place

NATION = "000000"
_CODE = re.compile(r"[0-9]{6}(-[0-9]{2})?")


def code_range(code: str) -> tuple[str, str]:
    """Range ``[first, end)`` of the codes under an area, the area itself included.

    A range is answered by an index where a prefix match scans the table. Areas without a
    code in the standard carry their parent's six digits and a two-digit suffix, and so
    fall into their parents' ranges.

    Parameters
    ----------
    code : str
        Six digits of GB/T 2260, or a package's own code such as ``440300-01``.

    Examples
    --------
    >>> code_range("320000"), code_range("330200"), code_range("330327")
    (('320000', '330000'), ('330200', '330300'), ('330327', '330328'))
    >>> code_range("440300-01")
    ('440300-01', '440300-02')
    """
    if "-" in code:
        head, suffix = code.split("-")
        return code, f"{head}-:" if suffix == "99" else f"{head}-{int(suffix) + 1:02d}"
    if code == NATION:
        return code, ":"  # the character after "9": every code lies before it
    step = 10**4 if code.endswith("0000") else 100 if code.endswith("00") else 1
    end = int(code) + step
    return code, ":" if end == 10**6 else f"{end:06d}"


@dataclass(frozen=True)
class Area:
    """A place with an administrative code, as it stood in a stretch of time.

    Parameters
    ----------
    code : str
        GB/T 2260 code, or a documented code of the package.
    name, name_en : str
    level : str
        ``nation``, ``province``, ``prefecture``, ``county``, ``districts`` or ``town``.
    parent : str or None
        Code of the area above.
    valid_from, valid_to : str
        ISO dates or years; empty where the code has not changed.
    note : str
        What differs between the code of the programme's time and today's.
    """

    code: str
    name: str
    name_en: str
    level: str
    parent: str | None = None
    valid_from: str = ""
    valid_to: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise DataError(Fault("not_area_code", Place(column="code"), found=self.code[:80]))
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise DataError(Fault("validity_backwards", Place(column="valid_to")))

    def holds(self, code: str) -> bool:
        """Whether `code` lies under this area or is the area itself."""
        first, end = code_range(self.code)
        return first <= code < end
