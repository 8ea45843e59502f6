"""Which sharing rules a page takes by itself."""

from dataclasses import replace

import pytest

from shidian.mechanisms.citizenization.model import Origin, Step
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.rules_asked import rules_of

FILE, DALIAN = "cost/sharing/dalian.yaml", "04"
OUTSIDE = {(2015, Origin.OTHER_PROVINCE, Step.REGISTERED): 1}
NEAR = {(2015, Origin.SAME_CITY, Step.REGISTERED): 1}


@pytest.mark.parametrize(
    ("people", "divides"),
    [(OUTSIDE, True), (OUTSIDE | NEAR, False), ({}, False)],
    ids=["for those of the plan", "not for all of them", "nobody known"],
)
def test_rules_of_a_pilot_are_taken_where_they_hold_for_its_people(programme, people, divides):
    content = programme.mechanisms[FILE].replace(
        b"rules:\n  - ", b"rules:\n  - origins: [other_province]\n    "
    )
    assert content != programme.mechanisms[FILE]
    own = replace(
        programme, mechanisms={**programme.mechanisms, FILE: content}, sha256="of test_rules_asked"
    )
    model = package.models(own)["dalian"]
    found = rules_of(own, own.pilots[DALIAN], model, people, "")
    assert (found is not None) == divides
