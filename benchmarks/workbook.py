"""A filled-in workbook of 200,000 cells: read, validated and staged, beside openpyxl reading alone.

Every run is a process of its own, so that its peak of memory is its own. The form has 20,000 free
rows of ten columns: figures, texts, choices and dates; all cells are filled, and have versions.
openpyxl only opens the file and gives the values of all cells, read-only; it checks nothing.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from _report import Measure, options, report

from shidian.core import Bilingual
from shidian.programme import FilingForm, Pilot
from shidian.programme.filing_form import Column, ColumnKind, EvidenceRules, Rows, Section
from shidian.register.filing import FilingSheet, SheetRow, SheetSection, cell_key
from shidian.reporting.filing_workbook import read_workbook, template

COLUMNS = 10
ROWS, QUICK_ROWS = 20_000, 4_000
_KINDS = [
    *[ColumnKind.FIGURE] * 5,
    *[ColumnKind.TEXT] * 2,
    *[ColumnKind.CHOICE] * 2,
    ColumnKind.DATE,
]
_CHOICES = {code: Bilingual(f"选项{code}", f"choice {code}") for code in ("one", "two", "three")}


def sheet_of(rows: int) -> FilingSheet:
    """A form of free rows."""
    columns = tuple(
        Column(
            f"c{number}",
            Bilingual(f"第{number}列", f"column {number}"),
            kind,
            "万元" if kind is ColumnKind.FIGURE else "",
            _CHOICES if kind is ColumnKind.CHOICE else {},
        )
        for number, kind in enumerate(_KINDS)
    )
    section = Section("rows", Bilingual("项目", "Projects"), Rows.FREE, columns, most=rows)
    name = Bilingual("甲市", "Jia")
    form = FilingForm("bench", "1", name, EvidenceRules(("pdf",), 1, 1), (section,))
    pilot = Pilot("01", name, name, "jia", "city", "city", "330000", "330200", (0, 1), "")
    lines = tuple(SheetRow(str(number), Bilingual("", "")) for number in range(1, rows + 1))
    return FilingSheet(form, pilot, 2018, (SheetSection(section, lines),), {})


def values_of(sheet: FilingSheet) -> dict[str, str]:
    """A value in every cell, most of them different."""
    found = {}
    part = sheet.sections[0]
    for row in part.rows:
        number = int(row.key)
        for place, column in enumerate(part.section.columns):
            found[cell_key("rows", row.key, column.code)] = {
                ColumnKind.FIGURE: f"{number * 7919 % 100_000}.{(number + place) % 100:02d}",
                ColumnKind.TEXT: f"第 {number} 个项目的进展 {place}",
                ColumnKind.CHOICE: list(_CHOICES)[number % 3],
                ColumnKind.DATE: f"{2015 + number % 5}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            }[column.kind]
    return found


def run_ours(file: Path, rows: int) -> dict[str, float]:
    """Seconds and peak of memory of one reading; the values must be those written."""
    sheet = sheet_of(rows)
    content = file.read_bytes()
    before = _peak()
    start, processor = time.perf_counter(), time.process_time()
    staged = read_workbook(content, sheet)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    peak = _peak()
    assert staged.faults == (), staged.faults[:3]
    assert staged.cells == values_of(sheet)
    assert len(staged.versions) == rows * COLUMNS
    return {"seconds": seconds, "processor": processor, "peak": peak, "before": before}


def run_openpyxl(file: Path, rows: int) -> dict[str, float]:
    """The same with openpyxl, read-only: every worksheet, every cell, no checks."""
    import openpyxl  # noqa: PLC0415  its import is no part of our run

    before = _peak()
    start, processor = time.perf_counter(), time.process_time()
    book = openpyxl.load_workbook(file, read_only=True)
    cells = sum(len(row) for page in book.worksheets for row in page.iter_rows(values_only=True))
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    assert cells >= rows * COLUMNS
    return {"seconds": seconds, "processor": processor, "peak": _peak(), "before": before}


def run_template(file: Path, rows: int) -> dict[str, float]:
    """Write the file, every cell filled and saved three times."""
    sheet = sheet_of(rows)
    values = values_of(sheet)
    start = time.perf_counter()
    file.write_bytes(template(sheet, values, dict.fromkeys(values, 3), "zh"))
    return {"seconds": time.perf_counter() - start}


# The parent does none of it: a child begins with the peak of memory that its parent had.
RUNS = {"ours": run_ours, "openpyxl": run_openpyxl, "template": run_template}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(which: str, file: Path, rows: int) -> dict[str, float]:
    """One run in a process of its own."""
    command = [sys.executable, __file__, "--run", which, str(file), str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--run"]:
        which, file, rows = sys.argv[2:]
        print(json.dumps(RUNS[which](Path(file), int(rows))))
        return
    chosen = options(__doc__ or "")
    rows, times = (QUICK_ROWS, 1) if chosen.quick else (ROWS, 5)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "filled.xlsx"
        written = apart("template", file, rows)["seconds"]
        size = file.stat().st_size / 2**20
        ours, theirs = [], []
        for _ in range(times):
            ours.append(apart("ours", file, rows))
            theirs.append(apart("openpyxl", file, rows))
    report("workbook", measures(rows, ours, theirs, written, size), chosen.json)


def measures(
    rows: int,
    ours: list[dict[str, float]],
    theirs: list[dict[str, float]],
    written: float,
    size: float,
) -> list[Measure]:
    """Medians of time, highest of memory."""
    seconds = statistics.median(one["seconds"] for one in ours)
    other = statistics.median(one["seconds"] for one in theirs)
    ours_busy = statistics.median(one["processor"] for one in ours)
    theirs_busy = statistics.median(one["processor"] for one in theirs)
    cells = f"{rows * COLUMNS:,} cells"
    full = rows == ROWS
    return [
        Measure(f"read, validate, stage {cells}", seconds, "s", "<= 3 s" if full else ""),
        Measure("  of it, on the processor", ours_busy, "s"),
        Measure("  peak memory", max(one["peak"] for one in ours), "MB", "<= 500 MB"),
        Measure("  of it, before reading", max(one["before"] for one in ours), "MB"),
        Measure("  openpyxl read-only, nothing checked", other, "s"),
        Measure("  of it, on the processor", theirs_busy, "s"),
        Measure("  openpyxl peak memory", max(one["peak"] for one in theirs), "MB"),
        Measure("  ratio, on the processor", theirs_busy / ours_busy, "x"),
        Measure(f"write the template with {cells}", written, "s"),
        Measure("  size of the file", size, "MB"),
    ]


if __name__ == "__main__":
    main()
