"""A small scheme, and person files of an office that wants to run it."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from shidian.mechanisms.settlement.persons import Reading, read_persons
from shidian.mechanisms.settlement.scheme import Scheme, read_scheme

DAY = date(2017, 6, 1)
KEY = bytes(range(32))
HEADER = ("birth_date", "education", "insurance_months", "has_job", "last_crime")
GOOD = ("1985-03-09", "junior", "60", "yes", "")

INPUTS = {
    "birth_date": "{label: {zh: 出生日期, en: Date of birth}, kind: date, missing: error}",
    "education": "{label: {zh: 文化程度, en: Education}, kind: code, missing: none, codes: "
    "{none: {zh: 无, en: None}, junior: {zh: 初中, en: Junior}, senior: {zh: 高中, en: Senior}}}",
    "insurance_months": "{label: {zh: 参保月数, en: Months insured}, kind: number, max: 600, "
    "missing: '0'}",
    "has_job": "{label: {zh: 就业, en: Job}, kind: flag, missing: no}",
    "last_crime": "{label: {zh: 犯罪记录, en: Crime}, kind: date, missing: never}",
}


def scheme(**changed: str) -> Scheme:
    """The scheme, with some inputs declared otherwise."""
    inputs = "\n".join(f"  {name}: {said}" for name, said in (INPUTS | changed).items())
    text = f"""
code: small
version: "1"
title: {{zh: 小方案, en: Small}}
from: 2015-01-01
source: {{document: assumption, section: test, confidence: unverified}}
inputs:
{inputs}
items:
  - {{id: job, label: {{zh: 就业, en: Job}}, kind: flag, input: has_job, points: 1}}
"""
    return read_scheme(text.encode(), "small.yaml")


def csv_file(
    folder: Path,
    rows: Sequence[Sequence[str]],
    header: Sequence[str] = HEADER,
    encoding: str = "utf-8",
) -> Path:
    """A CSV file with these rows."""
    file = folder / "people.csv"
    lines = [",".join(cells) for cells in (header, *rows)]
    file.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return file


def read(file: Path, **said: object) -> Reading:
    """The file read for the small scheme, into `people.parquet` beside it."""
    given: Mapping[str, object] = {"schemes": [scheme()], **said}
    return read_persons(file, day=DAY, output=file.with_name("people.parquet"), **given)  # type: ignore[arg-type]


def rows_of(reading: Reading) -> list[tuple[object, ...]]:
    """The rows of the table that came of a file."""
    found = reading.table.rows
    assert isinstance(found, Path)
    return pl.read_parquet(found).rows()
