"""An agreement is printed when there is something to sign and the weights add up."""

from datetime import date

from shidian.core import Bilingual
from shidian.supervision import Agreement, AgreementTask, TaskWeight, check_agreement
from tests.unit.supervision.forms import codes

NAME = Bilingual("宁波市", "Ningbo")


def agreement(*tasks: str) -> Agreement:
    rows = [AgreementTask(t, "办法", "公安局", "李伟", 60, date(2016, 6, 30), "") for t in tasks]
    return Agreement(NAME, 2016, NAME, NAME, rows, [])


def test_weights_that_add_up_are_signed():
    check_agreement(agreement("甲"), [TaskWeight("甲", 100), TaskWeight("乙", 30)])


def test_every_task_whose_weights_do_not_add_up_is_named():
    weights = [TaskWeight("甲", 90), TaskWeight("乙", 110), TaskWeight("丙", 1)]
    assert codes(lambda: check_agreement(agreement("甲", "乙"), weights)) == [
        "assignment_weights",
        "assignment_weights",
    ]


def test_nothing_is_signed_about_nothing():
    assert codes(lambda: check_agreement(agreement(), [])) == ["agreement_empty"]
