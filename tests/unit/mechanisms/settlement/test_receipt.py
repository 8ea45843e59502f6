"""What a result rests on, and why it is not official yet."""

import hashlib
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from shidian.core import Bilingual, Confidence, DataError
from shidian.mechanisms.settlement.costs import Payer, PersonCost, Step
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.package import schemes_of
from shidian.mechanisms.settlement.receipt import Persons, official, receipt, reservations
from shidian.mechanisms.settlement.scheme import Each
from tests.unit.mechanisms.settlement.planned import SCHEME, invented_day, person, planned

PEOPLE = [
    ("441900", person()),
    ("441900", person(years=0)),
    ("440100", person(skill="master", home=True)),
]
SEEDED = Persons(3, seed=7)
REAL = Persons(3, sha256="00")


def test_a_receipt_identifies_scheme_day_persons_and_engines():
    found = receipt(planned(PEOPLE).plan, SCHEME.encode(), SEEDED)
    assert (found.scheme, found.version, found.on) == ("invented", "1", date(2016, 7, 1))
    assert found.sha256 == hashlib.sha256(SCHEME.encode()).hexdigest()
    assert found.persons == SEEDED
    assert found.standings == {Standing.OUT: 1, Standing.POINTS: 1, Standing.ROUTE: 1}
    assert found.engines["polars"] == pl.__version__
    assert set(found.engines) == {"shidian", "polars", "python"}


def test_another_engine_is_named():
    engines = {"spark": "4.0.0"}
    assert receipt(planned(PEOPLE).plan, b"", SEEDED, engines).engines == engines


def test_a_table_of_other_persons_is_refused():
    with pytest.raises(DataError) as error:
        receipt(planned(PEOPLE).plan, b"", Persons(4, sha256="00"))
    assert error.value.faults[0].code == "receipt_rows"


@pytest.mark.parametrize("known", [{}, {"sha256": "00", "seed": 1}], ids=["neither", "both"])
def test_persons_are_known_by_a_hash_or_by_a_seed(known):
    with pytest.raises(ValueError, match="hash or by a seed"):
        Persons(3, **known)


def test_a_scheme_whose_parts_are_established_may_be_official():
    official(invented_day(), REAL)
    assert reservations(invented_day(), REAL) == ()


UNVERIFIED = "{document: assumption, confidence: unverified}"
DOUBTS = {
    "the scheme": (
        SCHEME.replace("confidence: high", "confidence: unverified"),
        ("official_source", "source"),
    ),
    "a parameter in force": (
        SCHEME
        + """
parameters:
  line:
    title_zh: 线
    title_en: line
    unit: ratio
    values:
      - {from: 2015-01-01, value: "9", source: x, confidence: high}
      - {from: 2016-01-01, value: "10", source: x, confidence: unverified}
""",
        ("official_source", "parameters.line"),
    ),
    "an item": (
        SCHEME.replace("input: home, points", f"input: home, source: {UNVERIFIED}, points"),
        ("official_source", "items.home"),
    ),
    "a veto": (
        SCHEME.replace("{id: fraud,", f"{{id: fraud, source: {UNVERIFIED},"),
        ("official_source", "vetoes.fraud"),
    ),
    "a cost of an entitlement": (
        SCHEME.replace("each: once,", f"each: once, source: {UNVERIFIED},"),
        ("official_source", "entitlements.services.costs.card"),
    ),
    "a clause that is left out": (
        SCHEME + "untranslatable: [{clause: 另行认定, reason: {zh: 由人认定, en: By people}}]\n",
        ("official_clause", "untranslatable[0]"),
    ),
}


@pytest.mark.parametrize("text, reason", DOUBTS.values(), ids=DOUBTS)
def test_an_official_result_is_refused_with_its_reason(text, reason):
    day = invented_day(text)
    with pytest.raises(DataError) as error:
        official(day, REAL)
    assert [(one.code, one.place.column) for one in error.value.faults] == [reason]
    assert len(reservations(day, REAL)) == 1


# What no document says of the schemes of the package, beside points and numbers.
ASSUMED = {
    "yuncheng": {"source"},
    "settlement-tiers": {
        "routes.towns_and_small_cities",
        "routes.medium_cities",
        "routes.large_cities_2",
        "routes.large_cities_1",
    },
    "residence-permit": {"entitlements.eligible"},
    "wuhan": {
        "source",
        "routes.from_outside",
        *(f"entitlements.{grade}_grade" for grade in ("first", "second", "third", "fourth")),
    },
    "guangming": {"source", "prerequisites.job_and_home", "entitlements.registered_services"},
}


@pytest.mark.parametrize("code, assumed", ASSUMED.items(), ids=ASSUMED)
def test_an_assumption_of_a_shipped_scheme_is_a_reservation(programme, code, assumed):
    scheme = schemes_of(programme)[code].scheme
    found = reservations(Day(scheme, scheme.from_), REAL)
    told = {one.place.column for one in found if one.code == "official_source"}
    assert {one for one in told if not one.startswith(("parameters", "items"))} == assumed


def test_nobody_is_said_to_settle_from_outside_wuhan_without_points_by_the_million(programme):
    """The million settles by points; the table of points is not published."""
    wuhan = schemes_of(programme)["wuhan"].scheme
    assert {one.id: one.target for one in wuhan.routes} == {
        "from_outside": None,
        "from_inside": 1_000_000,
    }
    assert "通过积分入户 100 万" in wuhan.untranslatable[0].clause


NOT_IN_FORCE = {
    "a parameter that begins later, and that nothing uses": SCHEME
    + """
parameters:
  line:
    title_zh: 线
    title_en: line
    unit: 分
    values: [{from: 2017-01-01, value: "9", source: x, confidence: unverified}]
""",
    "an item that has ended": SCHEME.replace(
        "input: home, points", f"input: home, until: 2016-01-01, source: {UNVERIFIED}, points"
    ),
    "a clause that somebody accepted": SCHEME
    + "untranslatable: [{clause: 另行认定, reason: {zh: 由人认定, en: By people}, "
    "accepted_by: {name: 王, on: 2016-01-01}}]\n",
}


@pytest.mark.parametrize("text", NOT_IN_FORCE.values(), ids=NOT_IN_FORCE)
def test_what_does_not_count_any_more_is_no_reservation(text):
    official(invented_day(text), REAL)
    assert reservations(invented_day(text), REAL) == ()


def test_costs_that_nobody_verified_are_a_reservation():
    cost = PersonCost(
        "441900",
        Step.REGISTERED,
        Bilingual("房", "home"),
        Payer.INDIVIDUAL,
        100,
        Each.ONCE,
        "s",
        Confidence.UNVERIFIED,
        Bilingual("", ""),
    )
    with pytest.raises(DataError) as error:
        official(invented_day(), REAL, [cost, replace(cost, confidence=Confidence.LOW)])
    (fault,) = error.value.faults
    assert (fault.code, fault.place.column) == ("official_cost", "441900")
    assert fault.text("en") == "The source of the cost “home” (individuals) is not verified."


def test_persons_who_are_nobody_are_never_official():
    with pytest.raises(DataError) as error:
        official(invented_day(), SEEDED)
    (fault,) = error.value.faults
    assert (fault.code, fault.found["seed"]) == ("persons_synthetic", "7")
