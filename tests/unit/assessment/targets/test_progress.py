"""Targets judged from the register to the points; the pilots of 2014 worked by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from pytest import approx

from shidian.assessment import Caveat, Verdict, assess
from shidian.assessment.policy import Transform
from shidian.assessment.targets.progress import progress_of
from shidian.assessment.targets.status import Status
from shidian.core import Direction, Op, Period, Quantity, SeriesBreak, Unit, Vintage
from tests.records import rate
from tests.unit.assessment.targets.made import changed, plan, target

RESIDENT = "urbanization_rate_resident"
PERCENT = Unit.PERCENT


def one(judge, goal, observed, year=None, **more):
    [made] = judge([goal], observed, year, **more)
    return made


def test_a_target_on_its_way(judge):
    # from 60 to 70 in seven years: 64.2857 is expected in 2016, 63 is seen
    made = one(judge, target("70.0", 2020), [plan("60"), rate(2016, "63")], 2016)
    assert (made.result.verdict, made.status) == (Verdict.NOT_DUE, Status.SLIGHTLY_BEHIND)
    numbers = made.numbers
    assert numbers.expected == approx(60 + 10 * 3 / 7)
    assert numbers.pace == approx(0.7)
    assert numbers.catch_up == approx((7 / 4) / (10 / 7))
    assert numbers.ratio == approx(0.7)
    assert numbers.points == approx(60 + 30 * 0.1 / 0.35)
    # the bar of 0.95 is 64.0714; 1.0714 / (0.3 sqrt(1 + (1 - 0.40714)^2)) = 3.07
    assert numbers.off_pace == approx(0.9989, abs=0.0001)


def test_the_path_is_for_reference_where_the_plan_dates_no_figure(judge):
    observed = [plan("60"), rate(2017, "63")]
    alone = one(judge, target("70", 2020), observed, 2017)
    assert not alone.binding
    first, second = judge([target("64", 2017), target("70", 2020)], observed, 2017)
    assert (first.binding, second.binding) == (True, True)
    assert second.numbers.expected == approx(64)


def test_a_leg_begins_with_what_was_observed(judge):
    # promised 60 - 64 - 70; 65 seen in 2017, 66 in 2018: 1 of 5 points in 1 of 3 years
    goals = [target("64", 2017), target("70", 2020)]
    _, made = judge(goals, [plan("60"), rate(2017, "65"), rate(2018, "66")], 2018)
    assert made.numbers.pace == approx(3 / 5)
    assert made.working.start.record.value == Quantity.read("65", PERCENT)


def test_a_leg_begins_with_the_promise_where_nothing_was_observed(judge):
    # 66 in 2018 from 64 promised: 2 of 6 points in 1 of 3 years
    goals = [target("64", 2017), target("70", 2020)]
    _, made = judge(goals, [plan("60"), rate(2018, "66")], 2018)
    assert (made.numbers.pace, made.working.start) == (approx(1.0), None)


def test_another_series_is_no_beginning_of_a_leg(judge):
    goals = [target("64", 2017), target("70", 2020)]
    other = changed(rate(2017, "50"), vintage=Vintage.REGISTRY)
    _, made = judge(goals, [plan("60"), other, rate(2018, "66")], 2018)
    assert (made.numbers.pace, made.working.start) == (approx(1.0), None)


def test_an_aspiration_is_no_checkpoint_of_a_hard_target(judge):
    hoped = target("69", 2017, qualifier="力争")
    results = judge([hoped, target("70", 2020)], [plan("60"), rate(2016, "63")], 2016)
    assert [made.numbers.expected for made in results] == [
        approx(60 + 9 * 3 / 4),
        approx(60 + 10 * 3 / 7),
    ]


def test_a_hard_target_is_a_checkpoint_of_an_aspiration(judge):
    goals = [target("64", 2017), target("70", 2020, qualifier="力争")]
    _, made = judge(goals, [plan("60"), rate(2016, "63")], 2016)
    assert made.numbers.expected == approx(63)


BREAKS = {
    "the census": {"vintage": Vintage.CENSUS_2020},
    "a boundary": {"breaks": frozenset({SeriesBreak.BOUNDARY})},
    "a reclassification": {"breaks": frozenset({SeriesBreak.RECLASSIFICATION})},
    "an unknown series": {"vintage": Vintage.UNKNOWN},
    "another series": {"vintage": Vintage.REGISTRY},
}


@pytest.mark.parametrize("year", [2017, 2020])
@pytest.mark.parametrize("change", BREAKS.values(), ids=BREAKS)
def test_across_a_break_only_levels_are_compared(judge, change, year):
    value = changed(rate(year, "66"), **change)
    made = one(judge, target("70", 2020), [plan("60"), value], year)
    assert made.result.level_completion == Decimal(66) / Decimal(70)
    assert made.result.attainment is None
    assert (made.numbers.pace, made.numbers.points, made.numbers.ratio) == (None, None, None)
    assert (made.numbers.off_pace, made.numbers.catch_up) == (None, None)
    assert (made.prospect.needed, made.prospect.actual) == (None, None)
    assert made.status is (Status.NOT_MET if year == 2020 else Status.NOT_ASSESSABLE)


def test_two_unknown_series_do_not_compare(judge):
    unknown = {"vintage": Vintage.UNKNOWN}
    observed = [plan("60", **unknown), changed(rate(2020, "66"), **unknown)]
    assert one(judge, target("70", 2020), observed).result.attainment is None


@pytest.mark.parametrize("year", [2016, None])
def test_without_a_baseline_there_is_the_level_only(judge, year):
    made = one(judge, target("70", 2020), [rate(year or 2020, "66")], year)
    assert made.result.level_completion == Decimal(66) / Decimal(70)
    assert (made.result.attainment, made.numbers.pace, made.numbers.points) == (None, None, None)
    assert Caveat.NO_BASELINE in made.result.caveats
    assert made.status is (Status.NOT_ASSESSABLE if year else Status.NOT_MET)


class TestCarriedForward:
    """There is no value of the year, and one of the year before."""

    @pytest.mark.parametrize("value", ["55", "64", "70", "90"])
    def test_it_never_makes_a_target_met(self, judge, value):
        made = one(judge, target("70", 2020), [plan("60"), rate(2015, value)], 2016)
        assert (made.result.verdict, made.status) == (Verdict.NOT_DUE, Status.NOT_ASSESSABLE)
        assert Caveat.IMPUTED in made.result.caveats
        numbers = made.numbers
        assert (numbers.pace, numbers.off_pace, numbers.points) == (None, None, None)

    def test_it_is_never_older_than_a_year(self, judge):
        made = one(judge, target("70", 2020), [plan("60"), rate(2014, "64")], 2016)
        assert made.result.observed is None

    def test_it_is_never_used_when_a_target_is_due(self, judge):
        made = one(judge, target("70", 2020), [plan("60"), rate(2019, "75")])
        assert (made.result.observed, made.result.verdict) == (None, Verdict.NO_VALUE)

    def test_a_plan_is_never_carried(self, judge):
        made = one(judge, target("70", 2020), [plan("60")], 2014)
        assert made.result.observed is None

    def test_the_value_of_the_year_goes_first(self, judge):
        observed = [plan("60"), rate(2015, "80"), rate(2016, "63")]
        made = one(judge, target("70", 2020), observed, 2016)
        assert made.result.observed.record.period == Period(2016)
        assert Caveat.IMPUTED not in made.result.caveats


class TestBands:
    """From 60 to 65; baseline and value short of it, in it, or above."""

    GOAL = target("60", 2020, op=Op.RANGE, high=Quantity.read("65", PERCENT))
    CASES = {
        "nearer": ("50", "56", Verdict.NOT_MET, Decimal("0.6")),
        "in it": ("50", "62", Verdict.MET, Decimal(1)),
        "on its lower end": ("50", "60", Verdict.MET, Decimal(1)),
        "on its upper end": ("50", "65", Verdict.MET, Decimal(1)),
        "from below to above": ("50", "69", Verdict.NOT_MET, Decimal("0.6")),
        "from above to below": ("75", "56", Verdict.NOT_MET, Decimal("0.6")),
        "further away": ("50", "49", Verdict.NOT_MET, Decimal("-0.1")),
        "was in it, is above": ("62", "66", Verdict.NOT_MET, None),
        "was in it, is in it": ("62", "64", Verdict.MET, None),
    }

    @pytest.mark.parametrize(("base", "value", "verdict", "made"), CASES.values(), ids=CASES)
    def test_a_band_is_judged_by_the_distance(self, judge, base, value, verdict, made):
        found = one(judge, self.GOAL, [plan(base), rate(2020, value)])
        assert (found.result.verdict, found.result.attainment) == (verdict, made)

    # the scale is a twentieth of the nearer end: 3.25 of 65, 3.0 of 60
    POINTS = {
        "0.65 above, a fifth of the scale": ("65.65", 60 + 30 * 0.2 / 0.35),
        "0.6 below, a fifth of the scale": ("59.4", 60 + 30 * 0.2 / 0.35),
        "in it": ("64", 100),
    }

    @pytest.mark.parametrize(("value", "points"), POINTS.values(), ids=POINTS)
    def test_a_band_that_is_to_be_kept(self, judge, value, points):
        found = one(judge, self.GOAL, [plan("62"), rate(2020, value)])
        assert found.numbers.points == approx(points)

    def test_a_band_of_an_indicator_for_which_a_band_is_best(self, judge, specimen):
        best = replace(specimen.indicators["rate"], direction=Direction.BAND)
        banded = replace(specimen, indicators={**specimen.indicators, "rate": best})
        observed = [plan("50"), rate(2020, "62")]
        found = one(judge, self.GOAL, observed, programme=banded)
        assert (found.result.verdict, found.status) == (Verdict.MET, Status.MET)
        single = one(judge, target("60", 2020), observed, programme=banded)
        assert Caveat.NO_METHOD in single.result.caveats
        assert single.status is Status.NOT_ASSESSABLE

    def test_the_path_of_a_band_leads_to_it(self, judge):
        found = one(judge, self.GOAL, [plan("50"), rate(2016, "54.5")], 2016)
        assert found.working.corners == [(2013, 10.0), (2020, 0.0)]
        assert found.numbers.pace == approx((4.5 / 10) / (3 / 7))


class TestStrictBounds:
    """Above 70, below 70, at least and at most."""

    CASES = {
        "above, on it": (Op.MORE_THAN, "70", Verdict.NOT_MET),
        "above, beyond it": (Op.MORE_THAN, "70.01", Verdict.MET),
        "below, on it": (Op.LESS_THAN, "70", Verdict.NOT_MET),
        "below, beyond it": (Op.LESS_THAN, "69.99", Verdict.MET),
        "at least, on it": (Op.AT_LEAST, "70", Verdict.MET),
        "at least, short of it": (Op.AT_LEAST, "69.99", Verdict.NOT_MET),
        "at most, on it": (Op.AT_MOST, "70", Verdict.MET),
        "at most, beyond it": (Op.AT_MOST, "70.01", Verdict.NOT_MET),
    }

    @pytest.mark.parametrize(("op", "value", "verdict"), CASES.values(), ids=CASES)
    def test_verdict_and_status_agree(self, judge, op, value, verdict):
        base = "80" if op in (Op.LESS_THAN, Op.AT_MOST) else "60"
        found = one(judge, target("70", 2020, op=op), [plan(base), rate(2020, value)])
        assert found.result.verdict is verdict
        assert (found.status is Status.MET) is (verdict is Verdict.MET)


@pytest.fixture
def falling(specimen):
    """The specimen with a rate that should fall."""
    down = replace(specimen.indicators["rate"], direction=Direction.DOWN)
    return replace(specimen, indicators={**specimen.indicators, "rate": down})


class TestComplaints:
    """What users of comparable tools complained about (assessment.md, 6)."""

    def test_a_target_of_zero(self, judge, falling):
        goal = target("0", 2020)
        found = one(judge, goal, [plan("8"), rate(2020, "0")], programme=falling)
        assert (found.status, found.result.attainment) == (Status.MET, Decimal(1))
        assert (found.result.level_completion, found.numbers.points) == (None, 100)
        half = one(judge, goal, [plan("8"), rate(2020, "4")], programme=falling)
        assert (half.status, half.result.attainment) == (Status.NOT_MET, Decimal("0.5"))
        assert half.numbers.points == approx(50)

    @pytest.mark.parametrize("year", [2016, None])
    def test_a_baseline_equal_to_its_target(self, judge, year):
        seen = year or 2020
        kept = one(judge, target("60", 2020), [plan("60"), rate(seen, "60")], year)
        assert kept.status is (Status.REACHED if year else Status.MET)
        assert (kept.result.attainment, kept.numbers.pace) == (None, None)
        assert (kept.numbers.ratio, kept.numbers.points) == (1, 100)
        # the scale is 3 points
        lost = one(judge, target("60.0", 2020), [plan("60"), rate(seen, "58.5")], year)
        assert lost.status is (Status.SLIGHTLY_BEHIND if year else Status.NOT_MET)
        assert lost.numbers.points == approx(50)

    def test_a_baseline_beyond_its_target_yields_no_strange_ratio(self, judge):
        # (65 - 62) / (60 - 62) would be -1.5 for a pilot that did well
        found = one(judge, target("60", 2020), [plan("62"), rate(2016, "65")], 2016)
        assert (found.result.attainment, found.numbers.catch_up) == (None, None)
        assert (found.status, found.numbers.points) == (Status.REACHED, 100)

    def test_a_descending_indicator(self, judge, falling):
        # from 90 to 60 in seven years: 77.1429 in 2016
        goal = target("60.0", 2020)
        good = one(judge, goal, [plan("90"), rate(2016, "75")], 2016, programme=falling)
        assert (good.status, good.result.attainment) == (Status.NORMAL, Decimal("0.5"))
        bad = one(judge, goal, [plan("90"), rate(2016, "95")], 2016, programme=falling)
        assert (bad.status, bad.numbers.points) == (Status.BACKWARD, 0)

    def test_progress_of_nothing_is_zero_and_not_absent(self, judge):
        found = one(judge, target("70", 2020), [plan("60"), rate(2016, "60")], 2016)
        assert found.result.attainment == 0
        assert found.result.attainment is not None
        assert (found.numbers.pace, found.numbers.points) == (0.0, 0.0)
        assert found.prospect.actual == 0.0

    def test_zero_is_a_value(self, judge):
        found = one(judge, target("40", 2020), [plan("0"), rate(2016, "0")], 2016)
        assert found.result.level_completion == 0
        assert (found.numbers.points, found.status) == (0.0, Status.FAR_BEHIND)

    def test_one_formula_for_every_period(self, judge):
        # the last checkpoint judged in its year is the overall target judged in that year
        observed = [plan("60"), rate(2017, "63")]
        due = one(judge, target("70", 2017), observed)
        early = one(judge, target("70", 2017), observed, 2017)
        assert due == early


def test_units_make_no_difference(judge):
    goal = target("500", 2020, pilot="02", indicator="people", unit=Unit.TEN_THOUSAND_PERSONS)

    def people(record, text, unit):
        value = Quantity.read(text, unit)
        return changed(
            record, area="330400", indicator="people", value=value, vintage=Vintage.REGISTRY
        )

    start = people(plan("0"), "450", Unit.TEN_THOUSAND_PERSONS)
    ten_thousands = people(rate(2016), "470", Unit.TEN_THOUSAND_PERSONS)
    persons = people(rate(2016), "4700000", Unit.PERSON)
    one_way, other = (one(judge, goal, [start, value], 2016) for value in (ten_thousands, persons))
    assert (one_way.status, one_way.numbers) == (other.status, other.numbers)
    assert one_way.numbers.ratio == approx((20 / 50) / (3 / 7))


def test_a_part_of_a_pilot_is_not_judged_by_the_whole(judge):
    goal = target("70", 2020, subject="中心城区")
    found = one(judge, goal, [plan("60"), rate(2020, "75")])
    assert (found.status, found.numbers.points) == (Status.NOT_ASSESSABLE, None)


def test_the_path_of_a_scale_that_the_policy_names(judge, policy):
    named = replace(policy, paths=replace(policy.paths, transforms={"rate": Transform.LOG}))
    found = one(judge, target("80", 2020), [plan("40"), rate(2016, "50")], 2016, by=named)
    assert found.numbers.expected == approx(40 * 2 ** (3 / 7))


def test_the_order_of_the_register_is_no_matter(judge):
    goals = [target("64", 2017), target("70", 2020)]
    observed = [plan("60"), rate(2015, "61"), rate(2016, "62"), rate(2017, "63")]
    for year in (2016, 2017, None):
        straight, back = judge(goals, observed, year), judge(goals[::-1], observed[::-1], year)
        assert [(made.status, made.numbers, made.prospect) for made in straight] == [
            (made.status, made.numbers, made.prospect) for made in back
        ]


def test_no_targets_have_no_progress(judge):
    assert judge([], [plan("60")]) == []


class TestPilotsOf2014:
    """The built-in register under the built-in policy."""

    @pytest.fixture
    def judged(self, snapshot, policy):
        def of(year=None):
            return progress_of(snapshot, assess(snapshot, policy, year), policy)

        return of

    def test_of_ten_resident_rates_of_2017_five_met_their_targets(self, judged):
        # outcomes.md, 5.2; with tolerance: of 11 a fifth of 1.7 is 0.34, 0.86 is too much
        found = {
            made.result.pilot.no: made.status
            for made in judged()
            if made.result.indicator.code == RESIDENT
            and made.result.target.record.year == 2017
            and made.result.observed
        }
        met = {no for no, status in found.items() if status is Status.MET}
        assert met == {"01", "05", "06", "10", "25"}
        assert set(found) - met == {"02", "09", "11", "20", "30"}
        assert {found[no] for no in set(found) - met} == {Status.NOT_MET}

    def test_nothing_is_computed_across_the_census(self, judged):
        resident = [
            made
            for made in judged(2020)
            if made.result.observed and made.result.observed.record.vintage is Vintage.CENSUS_2020
        ]
        assert len(resident) > 60
        for made in resident:
            numbers, ahead = made.numbers, made.prospect
            assert made.result.attainment is None
            assert (numbers.pace, numbers.off_pace, numbers.catch_up) == (None, None, None)
            assert (numbers.ratio, numbers.points) == (None, None)
            assert (ahead.needed, ahead.actual, ahead.probability) == (None, None, None)

    def test_no_number_rests_on_two_series_in_any_year(self, judged):
        for year in range(2014, 2021):
            for made in judged(year):
                base, seen = made.result.baseline, made.result.observed
                if base and seen and base.record.vintage is not seen.record.vintage:
                    assert (made.numbers.pace, made.numbers.points) == (None, None)
                    assert made.result.attainment is None

    def test_verdict_and_status_agree_when_due(self, judged):
        for made in judged():
            met = made.result.verdict is Verdict.MET
            assert met is (made.status in (Status.MET, Status.ASPIRATION_MET))
            unknown = made.result.verdict is Verdict.NO_VALUE
            assert unknown is (made.status is Status.NOT_ASSESSABLE)

    def test_wuhan_in_2017(self, judged):
        # 79.3 in 2013, 81 or more promised, 80.04 seen: 0.74 of 1.70 made.
        # Both figures are whole: 1.70 is less than two last digits, so that the gap counts:
        # 0.96 in a scale of 0.05 * 81 = 4.05 is 0.2370; 1 - 0.8 * 0.2370 = 0.8104.
        made = self.found(judged(2017), "09", 2017)
        assert made.result.attainment == Decimal("0.74") / Decimal("1.7")
        assert made.result.level_completion == Decimal("80.04") / 81
        assert (made.status, made.numbers.pace) == (Status.NOT_MET, None)
        assert made.numbers.ratio == approx(1 - 0.8 * 0.96 / 4.05)
        assert made.numbers.points == approx(60 + 30 * (0.4 - 0.8 * 0.96 / 4.05) / 0.35)

    def test_wuhan_in_2018_on_its_way_to_2020(self, judged):
        # promised 79.3 - 81 - 84; 80.04 in 2017 and 80.29 in 2018.
        # Pace: 0.25 of 3.96 points in 1 of 3 years: 0.1894. Expected: 82.
        # Points: 0.99 made of 2.70 expected, 0.3667, so 36.67.
        # Needed: 3.71 in 2 years; planned 4.7 in 7; made 0.99 in 5.
        made = self.found(judged(2018), "09", 2020)
        assert made.numbers.pace == approx(0.25 / 3.96 * 3)
        assert made.numbers.expected == approx(82)
        assert (made.status, made.numbers.points) == (Status.FAR_BEHIND, approx(99 / 2.7))
        ahead = made.prospect
        assert (ahead.needed, ahead.planned, ahead.actual) == approx((3.71 / 2, 4.7 / 7, 0.99 / 5))
        assert made.numbers.catch_up == approx((3.71 / 2) / (4.7 / 7))

    def test_shijiazhuang_in_2018_is_there_already(self, judged):
        # promised 54.96 - 60 - 63; 61.64 in 2017, 63.16 in 2018: 8.20 of 8.04 points.
        # Expected: 60 + 3/3 = 61, that is 6.04 of 8.04; 8.20 / 6.04 is more than all.
        # What the leg still required in 2017 is 1.36, less than two last digits: no pace.
        made = self.found(judged(2018), "06", 2020)
        assert made.result.attainment == Decimal("8.20") / Decimal("8.04")
        assert (made.status, made.result.verdict) == (Status.REACHED, Verdict.MET)
        assert made.numbers.expected == approx(61)
        assert made.numbers.ratio == approx(8.20 / 6.04)
        assert (made.numbers.points, made.numbers.pace) == (100, None)

    def test_putian_in_2016_is_behind(self, judged):
        # 53.6 to 65 in four years, 59.6 when due: 6.0 of 11.4
        made = self.found(judged(), "20", 2017)
        assert made.result.attainment == Decimal("6.0") / Decimal("11.4")
        assert made.numbers.points == approx(100 * 6.0 / 11.4)

    @staticmethod
    def found(results, no, year):
        [made] = [
            made
            for made in results
            if made.result.pilot.no == no
            and made.result.indicator.code == RESIDENT
            and made.result.target.record.year == year
        ]
        return made
