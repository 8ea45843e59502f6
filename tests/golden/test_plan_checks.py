"""What the checks of plans must find in the built-in package, which needs no document.

The figures are typed from the outlines; the closings are those of reference/plan_cases.csv
(dalian, qingdao, changsha, yuncheng, lankao), and the three of issue 3 (大连, 兰考, 义乌).
"""

from collections.abc import Callable

import pytest

from shidian.plans.checks import Finding, Peers, chosen, draft_of, run

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="module")
def found(programme) -> Check:
    """What one check says of one pilot."""
    drafts = {
        number: draft_of(
            pilot.name.zh, number, (one for one in programme.commitments if one.pilot == number)
        )
        for number, pilot in programme.pilots.items()
    }
    peers = Peers(programme, list(drafts.values()))
    return lambda number, check: run(drafts[number], peers, chosen(only=[check]))


def printed(finding: Finding) -> list[str]:
    """The figures that a finding rests on, as the plan prints them."""
    return [f"{claim.value:f}{claim.unit}" for claim in finding.result.claims]


def test_dalian_closes_with_the_people_of_2017_only(found):
    """11万 x 40 % = 4.4万; 220亿 / 4.4万 = 50万, the people of 2017; 120万 would be 528亿."""
    [finding] = found("04", "per_head_total")
    assert finding.result.severity == "note"
    assert printed(finding) == ["220亿元", "11万元", "50万", "40%", "120万"]
    assert [claim.year for claim in finding.result.claims][2::2] == [2017, 2020]
    assert "11万元 × 50万 × 40% = 220亿元" in finding.result.working
    assert "528亿元" in finding.result.said.zh
    assert "528亿元" in finding.result.said.en


def test_lankao_closes_by_truncation_not_by_rounding(found):
    """163.72亿 / 20万 = 8.186万; printed is 8.18万, rounded it would be 8.19万."""
    [finding] = found("50", "per_head_total")
    assert finding.result.severity == "note"
    assert printed(finding) == ["163.72亿元", "8.18万元", "20万人"]
    assert "163.72亿元 ÷ 20万人 = 8.186万元" in finding.result.working
    assert "截尾" in finding.result.said.zh
    assert "truncated" in finding.result.said.en


def test_yiwus_residents_are_not_registered_plus_floating_people(found):
    """76万 + 133.2万 = 209.2万, 85.2万 more than the 124万 residents."""
    [finding] = found("44", "population_sum")
    assert finding.result.severity == "warning"
    assert sorted(printed(finding)) == ["124万人", "133.2万人", "76万人"]
    assert "76万人 + 133.2万人 = 209.2万人 ≠ 124万人" in finding.result.working
    assert "85.2万人" in finding.result.said.zh


def test_changsha_closes_rounded_half_up(found):
    """156,615 x 1,700,000 = 266,245,500,000; printed are 2662.46亿."""
    [finding] = found("10", "per_head_total")
    assert finding.result.severity == "fine"
    assert printed(finding)[:2] == ["2662.46亿元", "156615元"]
    assert "2662.455亿元" in finding.result.working
    assert "half up" in finding.result.said.en


def test_qingdaos_budget_covers_half_of_its_yearly_cost(found):
    """10万 x 5.7万 = 57亿 a year; the floor of 30亿 is 52.6 % of it."""
    [finding] = found("05", "money_covers_cost")
    assert finding.result.severity == "note"
    assert printed(finding) == ["5.7万元/人", "10万人", "30亿元"]
    assert "52.6%" in finding.result.said.zh


# Pilot, total, and the parts that make it up; all close exactly.
SUMS = {
    "dalian by origin, 2017": ("04", "50万", ["30万人", "20万人"]),
    "dalian by origin, 2020": ("04", "120万", ["70万人", "50万人"]),
    "yuncheng by origin": ("47", "1万", ["7000人", "2000人", "1000人"]),
    "lankao by item": ("50", "163.72亿元", ["27.14亿元", "136.58亿元"]),
    "lankao by payer": ("50", "163.72亿元", ["134.92亿元", "19.76亿元", "9.04亿元"]),
}


@pytest.mark.parametrize(("pilot", "total", "parts"), SUMS.values(), ids=SUMS)
def test_parts_that_make_up_their_total(pilot, total, parts, found):
    closed = [printed(one) for one in found(pilot, "parts_total") if one.result.severity == "fine"]
    assert [total, *parts] in closed


def test_dalians_shares_make_up_a_hundred(found):
    [finding] = found("04", "shares_hundred")
    assert (finding.result.severity, finding.result.working) == ("fine", "40% + 32% + 28% = 100%")


def test_every_pilot_can_be_checked(programme, found):
    for number in programme.pilots:
        for check in chosen():
            for finding in found(number, check.id):
                assert finding.pilot == number
                assert finding.result.said.zh
                assert finding.result.said.en
                assert all(claim.span for claim in finding.result.claims)
