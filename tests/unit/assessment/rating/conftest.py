"""The rating of the package's own policy, and small makers of what the tests vary."""

from datetime import date

import pytest

from shidian.assessment.policy import policy_of
from shidian.assessment.rating import Calendar, Decision, Kind, Reason, Rung, chained


@pytest.fixture(scope="session")
def rating(programme):
    return policy_of(programme).policy.rating


@pytest.fixture(scope="session")
def calendar():
    """National day 2016: 1-7 October off, 8 and 9 October (a weekend) worked."""
    holidays = frozenset(date(2016, 10, day) for day in range(1, 8))
    return Calendar(holidays, frozenset({date(2016, 10, 8), date(2016, 10, 9)}))


@pytest.fixture(scope="session")
def decide():
    """A complete decision, chained to those before it; keywords replace its fields."""

    def made(before=(), **changed):
        fields = {
            "number": 0,
            "pilot": "宁波市",
            "current": Rung.NORMAL,
            "to": Rung.WATCH,
            "kind": Kind.TRANSITION,
            "reasons": (Reason.LATE_FILING,),
            "decided_by": "王某",
            "body": "省发展改革委",
            "document_no": "发改〔2016〕1号",
            "dated": date(2016, 9, 14),
            "reason": "迟报一次",
            "evidence": "a" * 64,
        }
        decision = Decision(**{**fields, **changed})
        return (*before, chained(decision, before[-1] if before else None))

    return made


def codes(error):
    """The codes of an error's faults, each with both languages said."""
    for fault in error.value.faults:
        assert fault.text("zh").endswith("。")
        assert fault.text("en").endswith(".")
        assert fault.text("zh") != fault.text("en")
    return {fault.code for fault in error.value.faults}
