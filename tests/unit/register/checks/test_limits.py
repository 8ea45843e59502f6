"""The limits in the package, and what is said of faults in them."""

from dataclasses import fields, replace

import pytest
import yaml

from shidian.core import Confidence, DataError
from shidian.programme import load_programme
from shidian.register.checks import CHECKS, Limits, Strength, context_of, rules_of
from shidian.register.checks.limits import FILE, Sum
from tests.conftest import URBANIZATION
from tests.unit.register.checks.made import context, limit, limits


def changed(programme, change):
    """The programme with its file changed by a function."""
    found = yaml.safe_load(programme.filing[FILE])
    change(found)
    content = yaml.safe_dump(found, allow_unicode=True).encode()
    return replace(programme, filing={**programme.filing, FILE: content})


def faults(programme):
    with pytest.raises(DataError) as caught:
        rules_of(programme)
    return [
        (fault.code, fault.place.file, fault.place.column, fault.found.get("found"))
        for fault in caught.value.faults
    ]


def test_the_built_in_limits_have_no_document_behind_them(programme):
    rules = rules_of(programme)
    found = [getattr(rules.limits, one.name) for one in fields(Limits)]
    assert {one.confidence for one in found} == {Confidence.UNVERIFIED}
    assert all(one.name.zh and one.name.en and one.source.zh for one in found)
    assert rules.sums == ()


def test_the_package_carries_the_files_of_the_filing():
    assert set(load_programme(URBANIZATION).filing) >= {FILE}


def test_a_package_without_limits_is_told_so(specimen):
    with pytest.raises(DataError) as caught:
        context_of(specimen, [])
    assert [fault.code for fault in caught.value.faults] == ["check_no_limits"]


def set_limit(name, **parts):
    return lambda found: found["limits"].update({name: {**found["limits"][name], **parts}})


WRONG = {
    "missing": (lambda f: f["limits"].pop("slip_share"), ("field_missing", "limits", "slip_share")),
    "unknown": (lambda f: f.update(extra="1"), ("field_unknown", "", "extra")),
    "nothing": (set_limit("change_share", value="0"), ("field_value", "limits.change_share", "0")),
    "too fine": (
        set_limit("change_people", value="1.005"),
        ("field_value", "limits.change_people", "1.005"),
    ),
    "one year": (
        set_limit("unchanged_years", value="1"),
        ("field_value", "limits.unchanged_years", "1"),
    ),
    "half a year": (
        set_limit("outlier_fewest", value="5.5"),
        ("field_value", "limits.outlier_fewest", "5.5"),
    ),
    "too large": (
        set_limit("slip_amount", value="10000.01"),
        ("field_value", "limits.slip_amount", "10000.01"),
    ),
    "no factor": (set_limit("slip_around", value="1"), ("field_value", "limits.slip_around", "1")),
    "another unit": (set_limit("change_share", unit="%"), ("field_value", "limits", "%")),
    "sum of what is not there": (
        lambda f: f.update(sums=[{"total": "x", "flow": "population_urban", "since": "2014"}]),
        ("unknown_reference", "sums", "x"),
    ),
    "sum of two units": (
        lambda f: f.update(
            sums=[{"total": "population_urban", "flow": "land_area", "since": "2014"}]
        ),
        ("field_value", "sums", "km2"),
    ),
}


@pytest.mark.parametrize(("change", "expected"), WRONG.values(), ids=WRONG)
def test_a_fault_is_told_with_its_place(programme, change, expected):
    code, column, found = expected
    assert faults(changed(programme, change)) == [(code, FILE, column, found)]


def test_a_file_that_is_no_mapping_is_refused(programme):
    broken = replace(programme, filing={**programme.filing, FILE: b"[1"})
    assert [fault[:2] for fault in faults(broken)] == [("not_yaml", FILE)]


def test_sums_are_read(programme):
    one = {"total": "population_urban", "flow": "population_resident", "since": "2014"}
    rules = rules_of(changed(programme, lambda found: found.update(sums=[one])))
    assert rules.sums == (Sum("population_urban", "population_resident", 2014),)


def test_what_rests_on_a_limit_without_a_document_says_so():
    by_code = {check.code: check for check in CHECKS}
    assert by_code["change"].unverified(context())
    assert not by_code["range"].unverified(context())
    sure = {
        name: limit(name, "5", Confidence.HIGH)
        for name in ("change_share", "change_people", "change_money", "change_other")
    }
    assert not by_code["change"].unverified(context(limits=replace(limits(), **sure)))


def test_every_limit_belongs_to_a_check():
    used = [name for check in CHECKS for name in check.limits]
    assert sorted(used) == sorted(one.name for one in fields(Limits))


def test_only_soft_checks_can_be_waived():
    assert len({check.code for check in CHECKS}) == len(CHECKS) == 14
    for check in CHECKS:
        assert bool(check.waivable_by) == (check.strength is Strength.SOFT), check.code
    hard = {check.code for check in CHECKS if check.strength is Strength.HARD}
    assert hard == {"range", "identity", "cumulative", "missing", "twice"}
    assert Strength.HARD.text.en == "hard"
