"""Make the built-in commitments.csv again: the reader's proposals with the corrections.

python tools/commitments.py DOCUMENT
"""

import sys
from pathlib import Path

from shidian.plans import confirmed, open_plan
from shidian.programme import BUILTIN, load_programme
from shidian.programme.writing import commitments_csv

PACKAGE = BUILTIN / "urbanization_2014"


def main() -> None:
    """Write the table; say how many rows it has."""
    programme = load_programme(PACKAGE)
    corrections = (PACKAGE / "corrections.csv").read_text(encoding="utf-8")
    made = confirmed(open_plan(Path(sys.argv[1])).content, programme, corrections)
    (PACKAGE / "commitments.csv").write_text(commitments_csv(made), encoding="utf-8")
    print(f"{len(made)} commitments")


if __name__ == "__main__":
    main()
