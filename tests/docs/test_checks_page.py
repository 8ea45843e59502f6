"""The page on the plan check is that which the checks make."""

import re

from shidian.plans.checks import CHECKS, Severity
from tests.docs.pages import page, section
from tools import checks_page

MADE = page("docs/plan-check.md")


def test_the_page_is_up_to_date():
    assert checks_page.page() == MADE.text, "run: python tools/checks_page.py"


def test_every_check_has_its_section():
    assert sorted(re.findall(r"^### `(\w+)`$", MADE.text, re.M)) == sorted(c.id for c in CHECKS)


def test_every_limit_is_told_with_its_confidence():
    codes = {code for check in CHECKS for code in check.parameters}
    told = {row[0].strip("`"): row for head, *rows in MADE.tables for row in rows
            if head[0] == "parameter"}  # fmt: skip
    assert codes <= set(told)
    assert all(row[2] and row[3] and row[4] for row in told.values())


def test_every_limit_is_described_for_packages():
    text = section(page("docs/package-format.md").text, "parameters/*.yaml")
    codes = {code for check in CHECKS for code in check.parameters}
    assert [code for code in codes if f"| `{code}` |" not in text] == []


def test_every_severity_is_explained():
    [rows] = [rows for head, *rows in MADE.tables if head[0] == "severity"]
    assert [(code.strip("`"), word) for code, word, _ in rows] == [
        (one.value, one.text.zh) for one in Severity
    ]
