"""What two schemes say differently."""

from datetime import date

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.differences import differences
from shidian.mechanisms.settlement.reform import changed, without
from shidian.mechanisms.settlement.scheme import read_scheme
from tests.unit.mechanisms.settlement.demonstration import DAY, FILE, SCHEME


def said(before: Day, after: Day) -> dict[str, tuple[str | None, str | None]]:
    return {one.path: (one.before, one.after) for one in differences(before, after)}


def rewritten(*pairs: tuple[str, str]) -> Day:
    text = FILE.read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return Day(read_scheme(text.encode(), "rewritten.yaml"), DAY.on)


def test_a_scheme_differs_from_itself_in_nothing():
    assert differences(DAY, DAY) == ()


def test_changed_numbers_are_told_with_their_values():
    new = changed(SCHEME, {"selection.threshold": "90", "items.residence.cap": "20"})
    found = differences(DAY, Day(new, DAY.on))
    assert said(DAY, Day(new, DAY.on)) == {
        "items.residence.cap": ("15", "20"),
        "selection.threshold": ("100", "90"),
    }
    assert found[0].label.en == "Residence"


def test_a_limit_set_is_a_limit_added():
    new = Day(changed(SCHEME, {"items.skill.cap": "40"}), DAY.on)
    assert said(DAY, new) == {"items.skill.cap": (None, "40")}
    assert said(new, DAY) == {"items.skill.cap": ("40", None)}


def test_two_days_of_a_scheme_differ_by_its_dated_parameters():
    later = Day(SCHEME, date(2018, 6, 1))
    assert said(DAY, later) == {
        "items.insurance.points": ("3", "4"),
        "selection.threshold": ("100", "90"),
    }


def test_an_item_out_of_force_is_removed():
    found = said(DAY, Day(without(SCHEME, "shortage", DAY.on), DAY.on))
    assert found == {"items.shortage": ("flag", None), "items.shortage.points": ("20", None)}


def test_conditions_and_inputs_are_told_as_added_and_removed():
    new = rewritten(
        ("{input: insurance_months, at_least: 12}]}", "{input: permit, is: yes}]}"),
        ("  - {id: fraud_found,", "  # {id: fraud_found,"),
        ("per_year: 12}\n  residence", "per_year: 12}\n  new: {label: {zh: 新, en: New}, "
         "kind: flag, missing: no}\n  residence"),
    )  # fmt: skip
    assert said(DAY, new) == {
        "prerequisites.insured.when: insurance_months at_least 12": ("", None),
        "prerequisites.insured.when: permit is yes": (None, ""),
        "vetoes.fraud_found": ("", None),
        "vetoes.fraud_found.when: fraud is yes": ("", None),
        "inputs.new": (None, "flag no"),
    }


def test_the_order_among_equals_is_compared():
    new = rewritten(("{input: residence_months, best: most}]", "{input: tax, best: least}]"))
    assert said(DAY, new) == {
        "selection.order": (
            "insurance_months:most residence_months:most",
            "insurance_months:most tax:least",
        )
    }
