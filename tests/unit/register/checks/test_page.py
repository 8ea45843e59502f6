"""The page on the checks says what the checks and the package say."""

from dataclasses import fields

from shidian.register.checks import CHECKS, Limits, Strength, rules_of
from tests.docs.pages import page

PAGE = page("docs/quality-checks.md")


def rows(head: str) -> list[list[str]]:
    [found] = [rows for first, *rows in PAGE.tables if first[0] == head]
    return [[cell.replace("`", "") for cell in row] for row in found]


def test_every_check_is_described_as_it_is():
    assert [row[:4] for row in rows("check")] == [
        [one.code, one.name.zh, one.strength.value, ", ".join(one.waivable_by) or "–"]
        for one in CHECKS
    ]


def test_every_limit_is_told_with_its_value(programme):
    limits = rules_of(programme).limits
    of_check = {name: one.code for one in CHECKS for name in one.limits}
    assert sorted(rows("limit")) == sorted(
        [one.name, found.unit.symbol, f"{found.value:f}", of_check[one.name]]
        for one in fields(Limits)
        for found in [getattr(limits, one.name)]
    )


def test_every_strength_is_described():
    assert [row[:2] for row in rows("strength")] == [[one.value, one.text.zh] for one in Strength]
