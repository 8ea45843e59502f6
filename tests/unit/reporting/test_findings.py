"""The tables of findings and of the checks themselves."""

import re
from decimal import Decimal

import pytest

from shidian.core import Bilingual
from shidian.plans.checks import CHECKS, Finding, Limit, Result, Severity
from shidian.reporting import checks_table, findings_table, write
from shidian.reporting.findings import figures_text
from tests.unit.plans.checks.figures import claim

PARK = claim("公园", "9", "座", 2020, span=(12, 14))
LIMIT = Limit("check_parts_nearly", Decimal("0.1"), True)
RESULT = Result(Severity.WARNING, Bilingual("有误。", "Wrong."), "9 ≠ 12", (PARK,), (LIMIT,))
FINDING = Finding(CHECKS[0], "青坪市", "07", RESULT)


def rows(table) -> list[dict]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def test_a_finding_with_its_working_and_figures():
    [row] = rows(findings_table([FINDING]))
    check = CHECKS[0]
    assert (row["pilot_no"], row["place"], row["check"]) == ("07", "青坪市", check.id)
    assert (row["severity"], row["severity_name"]) == ("warning", "疑问")
    assert (row["finding"], row["finding_en"]) == ("有误。", "Wrong.")
    assert (row["working"], row["figures"]) == ("9 ≠ 12", "公园 9座（2020） [12, 14)")
    assert (row["advice"], row["advice_en"]) == (check.advice.zh, check.advice.en)
    assert row["unverified"] is True


def test_figures_of_a_finding():
    other = claim("湿地", "3", "处")
    assert figures_text([PARK, other]) == "公园 9座（2020） [12, 14)；湿地 3处"
    assert figures_text([]) == ""


def test_all_checks_are_listed():
    listed = rows(checks_table(CHECKS))
    assert [row["check"] for row in listed] == [check.id for check in CHECKS]
    for row in listed:
        for name in ("check_name", "meaning_zh", "why", "advice"):
            assert re.search("[\u4e00-\u9fff]", row[name])
        for name in ("check_name_en", "meaning_en", "why_en", "advice_en"):
            assert row[name]
            assert not re.search("[\u4e00-\u9fff]", row[name])


@pytest.mark.parametrize("table", [findings_table([FINDING]), checks_table(CHECKS)], ids=["f", "c"])
def test_every_column_is_explained(table):
    assert any(column.brief for column in table.columns)
    for column in table.columns:
        assert column.title.zh
        assert column.title.en
        assert column.meaning.zh
        assert column.meaning.en


@pytest.mark.parametrize("format", ["csv", "json", "jsonl", "xlsx"])
def test_they_can_be_written_also_without_any(format):
    assert write(findings_table([FINDING]), format, "en")
    for table in (findings_table([]), checks_table([])):
        write(table, format, "en")
