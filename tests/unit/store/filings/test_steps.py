"""A filing's way to publication and back: who moves it, what stands in the way, what is entered."""

import pytest

from shidian.core import DataError
from shidian.register import ACCEPTED, OBSERVATIONS
from shidian.register.lifecycle import Step
from shidian.store.access import Refused, posts_of
from shidian.store.events import actor_of
from shidian.store.filings.filings import by_id, values_of
from shidian.store.filings.quality import blocking, findings, waive
from shidian.store.filings.steps import open_moves
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import CellComment, Event, Post, Reopening, Waiver
from shidian.store.snapshot import assessed
from tests.stored import HIRED, NOW
from tests.unit.store.filings.conftest import REOPENING, VALUES

RATE = "indicators/urbanization_rate_resident/value"
PEOPLE = "indicators/population_resident/value"
DOCUMENT = "filing-330200-2018"


def of_filing(codec):
    entries = DatabaseLedger(codec).entries()
    return {
        entry.record.indicator: str(entry.record.value)
        for entry in entries
        if entry.record.source.document == DOCUMENT
    }


FILED = {
    "urbanization_rate_resident": "73.71 %",
    "urbanization_rate_hukou": "40.5 %",
    "population_resident": "820.2 万人",
    "population_urban": "604.6 万人",
}


def codes(caught):
    return [fault.code for fault in caught.value.faults]


def test_an_empty_filing_is_not_submitted(cast, filing):
    with pytest.raises(DataError) as caught:
        cast.take(filing, Step.SUBMIT, "officer")
    assert set(codes(caught)) == {"cell_missing"}
    assert len(codes(caught)) == 11
    assert by_id(filing.pk).state == "draft"


def test_a_round_from_draft_to_publication(cast, filing):
    cast.fill(filing)
    cast.carry(filing, Step.ENDORSE)
    assert of_filing(ACCEPTED) == {}
    cast.take(filing, Step.ACCEPT, "nation")
    assert of_filing(ACCEPTED) == FILED
    assert of_filing(OBSERVATIONS) == {}  # accepted is not public
    done = cast.take(filing, Step.PUBLISH, "nation")
    assert of_filing(OBSERVATIONS) == FILED
    assert done.published_at is not None
    acts = Event.objects.filter(subject=f"filing/{filing.pk}").order_by("number")
    assert [event.act for event in acts] == [
        "filing.begin",
        "filing.submit",
        "filing.endorse",
        "filing.accept",
        "filing.publish",
    ]


def test_published_values_stand_in_the_register_with_their_document(published):
    snapshot, _ = assessed()
    document = snapshot.programme.documents[DOCUMENT]
    assert document.title.zh == "宁波市2018年度报告"
    found = snapshot.observations_of["330200", "urbanization_rate_resident"]
    last = [e.record for e in found if e.record.period.year == 2018][-1]
    assert (str(last.value), last.state.value, last.vintage.value) == (
        "73.71 %",
        "filed",
        "census2020",
    )
    assert last.source.section == RATE


def test_a_return_says_why_and_opens_the_cells(cast, filing):
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    with pytest.raises(DataError) as caught:
        cast.take(filing, Step.RETURN, "province", reason=" ")
    assert codes(caught) == ["step_lacks"]
    back = cast.take(filing, Step.RETURN, "province", reason="请核对户籍率")
    assert back.state == "returned"
    assert CellComment.objects.get().text == "请核对户籍率"
    assert cast.write(filing, **{RATE: ("73.72", 1)}).whole


def test_nobody_endorses_what_they_submitted(cast, filing):
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    Post.objects.create(
        person=cast.officer,
        role="provincial_officer",
        area="330000",
        valid_from=HIRED,
        granted_by="tests",
        granted_at=NOW,
    )
    cast.explain(filing, "province")
    with pytest.raises(DataError) as caught:
        cast.take(filing, Step.ENDORSE, "officer")
    assert codes(caught) == ["own_work"]


STEPS_OF = {
    "officer": {Step.SUBMIT},
    "province": {Step.RETURN, Step.ENDORSE},
    "nation": {Step.RETURN, Step.ACCEPT, Step.PUBLISH, Step.REOPEN},
}


@pytest.mark.parametrize("step", Step)
def test_only_these_people_take_a_step(cast, filing, step):
    for name in vars(cast):
        if step in STEPS_OF.get(name, ()):
            continue
        with pytest.raises(Refused):
            cast.take(filing, step, name, **REOPENING)
    assert by_id(filing.pk).state == "draft"


def test_a_hard_check_blocks_and_cannot_be_waived(cast, filing):
    cast.fill(filing, VALUES | {PEOPLE: "700"})  # 604.6 / 700 is not 73.71 %
    found = {one.violation.check.code: one for one in findings(filing, values_of(filing))}
    assert found["identity"].hard
    with pytest.raises(DataError) as caught:
        cast.take(filing, Step.SUBMIT, "officer")
    assert "check_identity" in codes(caught)
    officer = cast.officer
    with pytest.raises(DataError) as caught:
        waive(
            filing,
            "identity",
            found["identity"].key,
            "已核实",
            posts_of(officer),
            actor_of(officer),
        )
    assert codes(caught) == ["waiver_hard"]


def soft(cast, filing):
    cast.fill(filing, VALUES | {"indicators/urbanization_rate_hukou/value": "58.1"})
    return [one for one in findings(filing, values_of(filing)) if not one.hard]


def test_what_a_soft_check_finds_is_explained_below_and_let_pass_above(cast, filing):
    found = {one.violation.check.code: one for one in soft(cast, filing)}
    assert "plan" in found  # far beyond what the plan promises for the year
    with pytest.raises(DataError) as caught:
        cast.take(filing, Step.SUBMIT, "officer")
    assert "check_plan" in codes(caught)
    cast.explain(filing)
    cast.take(filing, Step.SUBMIT, "officer")
    with pytest.raises(DataError) as caught:
        cast.take(filing, Step.ENDORSE, "province")
    assert codes(caught) == ["check_plan"]
    cast.explain(filing, "province")
    assert cast.take(filing, Step.ENDORSE, "province").state == "endorsed"


def test_a_waiver_is_for_the_value_that_it_was_given_for(cast, filing):
    soft(cast, filing)
    cast.explain(filing)
    assert blocking(by_id(filing.pk)) == []
    cast.write(filing, **{"indicators/urbanization_rate_hukou/value": ("59.1", 1)})
    assert [fault.code for fault in blocking(by_id(filing.pk))] == ["check_plan"]


def test_a_waiver_counts_in_a_role_that_is_held_there(cast, filing):
    """A post in another province lets nothing pass here."""
    soft(cast, filing)
    Post.objects.create(
        person=cast.officer,
        role="provincial_officer",
        area="320000",
        valid_from=HIRED,
        granted_by="tests",
        granted_at=NOW,
    )
    cast.explain(filing)
    assert set(Waiver.objects.values_list("role", flat=True)) == {"pilot_officer"}


def test_a_waiver_needs_a_reason_and_a_finding(cast, filing):
    key = next(one.key for one in soft(cast, filing) if one.violation.check.code == "plan")
    posts, actor = posts_of(cast.officer), actor_of(cast.officer)
    for check, reason, code in (("plan", " ", "reason_missing"), ("range", "x", "waiver_nothing")):
        with pytest.raises(DataError) as caught:
            waive(filing, check, key, reason, posts, actor)
        assert codes(caught) == [code]


def test_a_reopening_is_a_decision_and_the_old_value_stands_until_the_next(cast, published):
    with pytest.raises(DataError) as caught:
        cast.take(published, Step.REOPEN, "nation", reason="有误")
    assert codes(caught) == ["step_lacks", "step_lacks"]
    back = cast.take(published, Step.REOPEN, "nation", **REOPENING)
    assert (back.state, back.round) == ("returned", 2)
    assert Reopening.objects.get().document_no == REOPENING["document_no"]
    cast.write(back, **{PEOPLE: ("820.25", 1)})
    assert of_filing(OBSERVATIONS) == FILED
    cast.carry(back)
    assert of_filing(OBSERVATIONS)["population_resident"] == "820.25 万人"
    key = f"330200/population_resident/2018/census2020/{DOCUMENT}"
    history = DatabaseLedger(OBSERVATIONS).history(key)
    assert [str(entry.record.value) for entry in history] == ["820.2 万人", "820.25 万人"]
    assert history[1].reason == "分母有误（发改办〔2019〕1号）"


def test_an_emptied_value_and_another_basis_withdraw_the_old_entry(cast, published):
    cast.take(published, Step.REOPEN, "nation", **REOPENING)
    cast.write(
        published,
        **{
            "indicators/population_urban/value": ("", 1),
            "indicators/urbanization_rate_hukou/basis": ("unknown", 1),
            "indicators/population_resident/basis": ("", 1),  # on an unknown basis from now on
        },
    )
    cast.carry(by_id(published.pk))
    left = of_filing(OBSERVATIONS)
    assert "population_urban" not in left
    assert left["urbanization_rate_hukou"] == "40.5 %"
    assert left["population_resident"] == "820.2 万人"
    old = f"330200/urbanization_rate_hukou/2018/registry/{DOCUMENT}"
    assert DatabaseLedger(OBSERVATIONS).history(old)[-1].withdrawn


@pytest.mark.parametrize("dated", ["2099-01-01", "去年"])
def test_a_reopening_is_dated_in_the_past(cast, published, dated):
    with pytest.raises(DataError) as caught:
        cast.take(published, Step.REOPEN, "nation", **REOPENING | {"dated": dated})
    assert codes(caught)[0] in ("decision_future", "not_date")
    assert by_id(published.pk).state == "published"


def test_steps_that_are_open_come_with_what_blocks_them(cast, filing):
    def offered(who):
        one = getattr(cast, who)
        return {
            m.transition.step: m.enabled for m in open_moves(by_id(filing.pk), posts_of(one), one)
        }

    assert offered("officer") == {Step.SUBMIT: False}
    cast.fill(filing)
    cast.explain(filing)
    assert offered("officer") == {Step.SUBMIT: True}
    assert offered("province") == offered("nation") == offered("auditor") == {}
    cast.take(filing, Step.SUBMIT, "officer")
    assert offered("officer") == {}
    assert set(offered("province")) == {Step.RETURN, Step.ENDORSE}
    assert offered("nation") == {Step.RETURN: True}  # it can, over the head of a province
