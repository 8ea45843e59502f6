"""A programme as large as the nation: the built-in package with 3,200 invented counties in it."""

import csv
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from shidian.programme import BUILTIN

COUNTIES = 3_200
CITIES = 20  # to a province, in the codes
YEARS = (2013, 2015, 2017)
RATE, PEOPLE = "urbanization_rate_resident", "population_resident"
SOURCE = BUILTIN / "urbanization_2014"


def write_nation(folder: Path, counties: int = COUNTIES) -> Path:
    """Write the package into a folder; the same every time."""
    shutil.copytree(SOURCE, folder)
    areas = _rows(folder / "areas.csv")
    provinces = sorted({row["area"] for row in _rows(folder / "tiles.csv")})
    kept = [row for row in areas if row["code"] in {*provinces, "000000"}]
    codes = list(_codes(provinces, counties))
    _write(folder / "areas.csv", [*kept, *map(_area, codes)])
    _write(folder / "pilots.csv", [_pilot(n, code) for n, code in enumerate(codes, 1)])
    _write(folder / "commitments.csv", [c for n, _ in enumerate(codes, 1) for c in _targets(n)])
    nation = [row for row in _rows(folder / "observations.csv") if row["area"] == "000000"]
    values = [o for n, code in enumerate(codes, 1) for o in _observations(n, code)]
    _write(folder / "observations.csv", [*nation, *values])
    (folder / "corrections.csv").unlink(missing_ok=True)
    return folder


def _codes(provinces: Sequence[str], counties: int) -> Iterator[str]:
    for n in range(counties):
        province, rest = provinces[n % len(provinces)], n // len(provinces)
        yield f"{province[:2]}{rest // CITIES + 1:02d}{rest % CITIES + 1:02d}"


def _area(code: str) -> dict[str, str]:
    name, parent = f"县{code}", f"{code[:2]}0000"
    return _filled(
        "areas.csv", code=code, name_zh=name, name_en=name, level="county", parent=parent
    )


def _pilot(n: int, code: str) -> dict[str, str]:
    name, number = f"县{code}", f"{n:04d}"
    return _filled(
        "pilots.csv",
        pilot_no=number,
        name_zh=name,
        name_en=f"County {code}",
        short_zh=name,
        short_en=f"County {code}",
        pinyin=f"xian{code}",
        level="county",
        province=f"{code[:2]}0000",
        peer_class="county",
        area=code,
        outline_start=str(100 * n),
        outline_end=str(100 * n + 99),
    )


def _targets(n: int) -> Iterator[dict[str, str]]:
    for year, more in ((2017, 4), (2020, 8)):
        yield _filled(
            "commitments.csv",
            key=f"{n:04d}-rate-{year}",
            pilot_no=f"{n:04d}",
            type="figure",
            kind="target",
            name="常住人口城镇化率",
            indicator=RATE,
            op="=",
            value=f"{_base(n) + more:.1f}",
            unit="%",
            year=str(year),
            **_source(n, year),
        )
    for k, task in enumerate(("citizenization", "finance", "comprehensive")):
        yield _filled(
            "commitments.csv",
            key=f"{n:04d}-task-{k}",
            pilot_no=f"{n:04d}",
            type="task",
            kind=task,
            name=f"任务 {k + 1}",
            **_source(n, k),
        )


def _observations(n: int, code: str) -> Iterator[dict[str, str]]:
    for k, year in enumerate(YEARS):
        for indicator, value, unit in (
            (RATE, f"{_base(n) + 1.9 * k:.1f}", "%"),
            (PEOPLE, f"{20 + n % 60 + k * 0.3:.1f}", "万人"),
        ):
            yield _filled(
                "observations.csv",
                area=code,
                indicator=indicator,
                period=str(year),
                value=value,
                unit=unit,
                state="plan" if year == YEARS[0] else "published",
                vintage="census2010",
                **_source(n, k),
            )


def _base(n: int) -> float:
    return 30 + n % 300 / 10


def _source(n: int, k: int) -> dict[str, str]:
    start = 100 * n + k % 10
    places = {"span_start": str(start), "span_end": str(start + 3)}
    return {"document": "plan-2014", "section": "概况", "confidence": "low", **places}


def _filled(file: str, **cells: str) -> dict[str, str]:
    return dict.fromkeys(_header(SOURCE / file), "") | cells


def _header(path: Path) -> Sequence[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: Sequence[dict[str, str]]) -> None:
    header = _header(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, header, lineterminator="\n")
        lines.writeheader()
        lines.writerows(rows)
