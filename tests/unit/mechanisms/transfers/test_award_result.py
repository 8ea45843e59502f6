"""The award from tables: by hand, limits, pots, what is told, and that it is never official."""

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shidian.core import Confidence, DataError, Source
from shidian.mechanisms.transfers.award import AwardTerms
from shidian.mechanisms.transfers.award_places import read_award_places
from shidian.mechanisms.transfers.award_result import AwardQuestion, award_answered
from shidian.mechanisms.transfers.basis import official, reservations
from shidian.mechanisms.transfers.limits import LimitTerms
from shidian.mechanisms.transfers.package import StatedTerms, award_terms_of
from shidian.mechanisms.transfers.pool import Pool, pool_given, pool_of_year

KNOWN = Source("ours")
TERMS = StatedTerms(
    AwardTerms(
        {"inter": Decimal(1), "same": Decimal("0.3")}, (Decimal(1), Decimal("0.8")), Decimal("0.7")
    ),
    KNOWN,
    KNOWN,
    "terms.yaml",
    "abc",
)
SETTLED = (
    "area,kind,age,people\n320000,inter,0,1000\n320000,same,1,500\n340000,inter,0,200\n"
    "340000,inter,5,999\n"
)
PLACES = (
    "area,pupils,per_pupil,cost_index,difficulty,last_year,most\n"
    "320000,200,850,1.1,,6000,\n340000,100,800,,1.2,3000,\n"
)


def places(settled=SETTLED, table=PLACES, terms=TERMS.terms):
    return read_award_places(settled.encode(), "settled.csv", table.encode(), "places.csv", terms)


def asked(**terms):
    return AwardQuestion(places=places(), terms=TERMS, pool=pool_given(Decimal(10_000)), **terms)


def test_the_award_follows_the_units_of_both_pots():
    east, west = award_answered(asked()).rows
    # (1000 + 0.3 x 0.8 x 500) x 1.1 = 1232; 200 x 1.2 = 240, five years on nobody counts
    assert (east.people_units, west.people_units) == (1232, 240)
    assert (east.schooling_units, west.schooling_units) == (187_000, 80_000)
    # 7,000 yuan by 1232 : 240, and 3,000 by 187 : 80
    assert (east.people_cents, west.people_cents) == (585_870, 114_130)
    assert (east.schooling_cents, west.schooling_cents) == (210_112, 89_888)
    assert (east.cents, west.cents, west.people) == (795_982, 204_018, 1199)


def test_pots_and_rest_are_told():
    found = award_answered(asked())
    assert (found.pool, found.people_pot, found.schooling_pot, found.left) == (
        1_000_000,
        700_000,
        300_000,
        0,
    )


def test_nobody_falls_below_the_share_of_last_year():
    east, west = award_answered(asked(limits=LimitTerms(hold=Decimal("0.9")))).rows
    assert (west.least, west.cents) == (270_000, 270_000)  # 0.9 x 3,000 yuan
    assert (east.least, east.cents) == (540_000, 730_000)


def test_nobody_rises_above_the_most():
    found = award_answered(asked(limits=LimitTerms(cap=Decimal("1.2"))))
    east, west = found.rows
    assert (east.most, east.cents) == (720_000, 720_000)
    assert (west.cents, found.left) == (280_000, 0)


def test_a_most_of_its_own_counts_where_it_is_smaller():
    table = PLACES.replace("6000,\n", "6000,7000\n")
    question = replace(asked(limits=LimitTerms(cap=Decimal("1.2"))), places=places(table=table))
    assert award_answered(question).rows[0].most == 700_000


def test_what_nobody_may_have_is_left_and_told():
    question = asked(limits=LimitTerms(cap=Decimal(1)))
    found = award_answered(question)
    assert ([row.cents for row in found.rows], found.left) == ([600_000, 300_000], 100_000)
    (left,) = [one for one in found.warnings if one.code == "transfers_left"]
    assert left.text("en").startswith("An amount of 1000.00 yuan is left undistributed")


NO_PUPILS = PLACES.replace(",200,", ",0,").replace(",100,", ",0,")
NOBODY = "area,kind,age,people\n320000,inter,0,0\n340000,inter,0,0\n"


def with_terms(**changes):
    return replace(TERMS, terms=replace(TERMS.terms, **changes))


UNCLAIMED = {
    "no pupils": (places(table=NO_PUPILS), TERMS, "award_pot", "places.csv", "pupils"),
    "nobody settled": (places(NOBODY), TERMS, "award_pot", "settled.csv", "people"),
    "weights of zero": (
        places(),
        with_terms(weights={"inter": Decimal(0), "same": Decimal(0)}),
        "award_weights",
        "terms.yaml",
        "weights",
    ),
    "a taper of zero": (
        places(),
        with_terms(taper=(Decimal(0),)),
        "award_weights",
        "terms.yaml",
        "taper",
    ),
}


@pytest.mark.parametrize(
    ("found", "stated", "code", "file", "column"), UNCLAIMED.values(), ids=UNCLAIMED
)
def test_a_pot_that_nobody_can_claim_is_refused(found, stated, code, file, column):
    with pytest.raises(DataError) as raised:
        award_answered(replace(asked(), places=found, terms=stated))
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.file, fault.place.column) == (code, file, column)


def test_the_pot_is_named_in_words():
    with pytest.raises(DataError) as raised:
        award_answered(replace(asked(), places=places(table=NO_PUPILS)))
    (fault,) = raised.value.faults
    assert fault.text("en").startswith("The pot “schooling” holds 0.3 of the pool")
    assert "“子女教育”" in fault.text("zh")


def test_a_pot_of_no_size_needs_nobody():
    stated = with_terms(people_share=Decimal(1))
    found = award_answered(replace(asked(), places=places(table=NO_PUPILS), terms=stated))
    assert (sum(row.cents for row in found.rows), found.left) == (1_000_000, 0)


@pytest.mark.parametrize(
    "changes", [{"weights": {"inter": Decimal(-1)}}, {"taper": (Decimal(1), Decimal(-1))}]
)
def test_a_weight_below_zero_is_refused_by_its_path(changes):
    with pytest.raises(DataError) as raised:
        with_terms(**changes)
    (fault,) = raised.value.faults
    assert fault.code == "terms_negative"
    assert fault.found["key"] in {"weights.inter", "taper[1]"}


def test_a_table_of_a_chinese_spreadsheet_is_read():
    settled = (
        SETTLED.replace("area,kind,age,people", "区划代码,落户类型,落户年数,人数")
        .replace("inter", "跨省")
        .replace("same", "本市")
        .replace(",", "\t")
    )
    heads = "区划代码,随迁子女,生均（元）,成本指数,困难系数,上年（元）,封顶（元）"
    table = "\n".join([heads, *PLACES.splitlines()[1:]])
    read = read_award_places(
        settled.encode("gb18030"), "人.csv", table.encode("gb18030"), "地.csv", TERMS.terms
    )
    assert read.applicants == places().applicants
    assert read.limits == places().limits


def test_places_whose_last_year_is_unknown_are_named():
    table = PLACES.replace(",3000,", ",,")
    question = replace(asked(limits=LimitTerms(hold=Decimal(1))), places=places(table=table))
    found = award_answered(question)
    (unknown,) = [one for one in found.warnings if one.code == "limits_unknown"]
    assert unknown.found == {"areas": "340000", "many": "1"}
    assert found.rows[1].least is None


def test_coefficients_that_are_taken_as_one_are_told():
    told = [
        (one.place.column, one.found["areas"])
        for one in award_answered(asked()).warnings
        if one.code == "transfers_one_taken"
    ]
    assert told == [("cost_index", "340000"), ("difficulty", "320000")]


def test_a_coefficient_is_told_in_words():
    said = " ".join(one.text("en") for one in award_answered(asked()).warnings)
    assert "no cost index and" in said and "no difficulty coefficient and" in said


def test_it_says_whose_formula_it_is():
    found = award_answered(asked())
    assert "不是财政部的" in found.notice.zh
    assert "not the ministry's" in found.notice.en
    assert "official_formula" in {one.code for one in found.warnings}


def test_no_award_is_official_even_where_every_number_is_known():
    question = replace(asked(), pool=Pool(100, KNOWN, 2022))
    with pytest.raises(DataError) as raised:
        official(award_answered(question))
    assert [one.code for one in raised.value.faults] == ["official_formula"]


def test_the_shipped_terms_and_a_year_nobody_verified_are_reservations(programme):
    terms = award_terms_of(programme)
    question = AwardQuestion(
        places=places(terms=terms.terms), terms=terms, pool=pool_of_year(programme, 2017)
    )
    found = award_answered(question)
    assert (found.pool, found.year) == (20_000_000_000 * 100, 2017)
    named = [one.place.column for one in reservations(found) if one.code == "official_source"]
    assert named[0] == "pool"
    assert {"weights.inter", "taper[0]", "people_share"} <= set(named)


def test_the_fund_of_a_year_is_told_to_be_the_nations(programme):
    fund = replace(asked(), pool=pool_of_year(programme, 2022))
    (told,) = [one for one in award_answered(fund).warnings if one.code == "award_nation"]
    assert "40000000000.00 元是全国的总额，这里全部分给表中的 2 个地区" in told.text("zh")
    assert "award_nation" not in {one.code for one in award_answered(asked()).warnings}


def test_the_fund_of_2022_is_published(programme):
    pool = pool_of_year(programme, 2022)
    assert (pool.cents, pool.source.confidence) == (40_000_000_000 * 100, Confidence.HIGH)


def test_the_parameters_and_inputs_are_named():
    found = award_answered(asked())
    assert {one.name: str(one.value) for one in found.parameters} == {
        "pool": "10000.00",
        "weights.inter": "1",
        "weights.same": "0.3",
        "taper[0]": "1",
        "taper[1]": "0.8",
        "people_share": "0.7",
    }
    assert set(found.hashes) == {"settled", "places", "terms.yaml"}


def test_tables_of_one_name_are_both_known():
    read = read_award_places(SETTLED.encode(), "2016.csv", PLACES.encode(), "2016.csv", TERMS.terms)
    assert dict(read.hashes) == {
        "settled": sha256(SETTLED.encode()).hexdigest(),
        "places": sha256(PLACES.encode()).hexdigest(),
    }


def test_a_pot_is_told_of_the_table_that_has_nobody():
    read = read_award_places(NOBODY.encode(), "a.csv", PLACES.encode(), "a.csv", TERMS.terms)
    with pytest.raises(DataError) as raised:
        award_answered(replace(asked(), places=read))
    assert [one.place.column for one in raised.value.faults] == ["people"]


REFUSED = {
    "a kind that there is not": (
        SETTLED.replace("same,1", "abroad,1"),
        PLACES,
        ("not_choice", "settled.csv", 3, "kind"),
    ),
    "a place that is missing": (
        SETTLED + "350000,inter,0,1\n",
        PLACES,
        ("unknown_reference", "settled.csv", 6, "area"),
    ),
    "a place without people": (
        SETTLED,
        PLACES + "350000,1,1,,,,\n",
        ("award_no_people", "places.csv", 4, "area"),
    ),
    "people below zero": (
        SETTLED.replace(",500", ",-500"),
        PLACES,
        ("number_negative", "settled.csv", 3, "people"),
    ),
    "a fraction of a person": (
        SETTLED.replace(",500", ",1.5"),
        PLACES,
        ("number_fraction", "settled.csv", 3, "people"),
    ),
    "more people than there are": (
        SETTLED.replace(",500", ",5000000000"),
        PLACES,
        ("number_long", "settled.csv", 3, "people"),
    ),
    "less than a fen": (
        SETTLED,
        PLACES.replace("6000", "0.001"),
        ("transfers_fen", "places.csv", 2, "last_year"),
    ),
    "an amount beyond all money": (
        SETTLED,
        PLACES.replace("6000", "9" * 28),
        ("transfers_large", "places.csv", 2, "last_year"),
    ),
    "a place twice": (
        SETTLED,
        PLACES + "340000,1,1,,,,\n",
        ("duplicate", "places.csv", 4, "area"),
    ),
}


@pytest.mark.parametrize(("settled", "table", "told"), REFUSED.values(), ids=REFUSED)
def test_tables_that_do_not_hold_are_refused_at_their_cell(settled, table, told):
    with pytest.raises(DataError) as raised:
        places(settled, table)
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.file, fault.place.row, fault.place.column) == told


IMPOSSIBLE = {
    "an empty pool": (
        lambda: award_answered(replace(asked(), pool=Pool(0, KNOWN))),
        "allocation_pool",
    ),
    "leasts beyond the pool": (
        lambda: award_answered(asked(limits=LimitTerms(hold=Decimal(2)))),
        "allocation_least",
    ),
    "a least above a most": (lambda: LimitTerms(hold=Decimal(2), cap=Decimal(1)), "limits_order"),
    "a least below zero": (lambda: LimitTerms(hold=Decimal(-1)), "limits_outside"),
    "a least above a place's own most": (
        lambda: award_answered(
            replace(
                asked(limits=LimitTerms(hold=Decimal(1))),
                places=places(table=PLACES.replace("6000,\n", "6000,10\n")),
            )
        ),
        "limits_cross",
    ),
    "a least of a thousand times last year": (
        lambda: LimitTerms(hold=Decimal(1000)),
        "limits_outside",
    ),
    "a pool beyond all money": (lambda: pool_given(Decimal(10**16)), "transfers_large"),
    "a pool with less than a fen": (lambda: pool_given(Decimal("0.001")), "transfers_fen"),
}


@pytest.mark.parametrize(("call", "code"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_what_cannot_be_divided_is_refused(call, code):
    with pytest.raises(DataError) as raised:
        call()
    assert raised.value.faults[0].code == code


def test_a_year_without_a_fund_is_refused(programme):
    with pytest.raises(DataError) as raised:
        pool_of_year(programme, 2010)
    assert raised.value.faults[0].text("en") == "There is no fund of the award for 2010."


@given(
    st.integers(1, 10**13),
    st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6)),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([None, "0", "0.1"]),
    st.sampled_from([None, "0.5", "1.5"]),
)
def test_places_and_rest_sum_to_the_pool(pool, found, hold, cap):
    assume(any(one[0] for one in found) and any(one[1] for one in found))
    codes = [f"{310000 + at}" for at in range(len(found))]
    settled = "area,kind,age,people\n" + "".join(
        f"{code},inter,0,{one[0]}\n" for code, one in zip(codes, found, strict=True)
    )
    table = (
        PLACES.splitlines()[0]
        + "\n"
        + "".join(
            f"{code},{one[1]},900,,,{one[2]},\n" for code, one in zip(codes, found, strict=True)
        )
    )
    question = AwardQuestion(
        places=places(settled, table),
        terms=TERMS,
        pool=Pool(pool, KNOWN),
        limits=LimitTerms(hold=hold and Decimal(hold), cap=cap and Decimal(cap)),
    )
    try:
        result = award_answered(question)
    except DataError as error:  # of a pool that is too small for the leasts
        assert [one.code for one in error.faults] == ["allocation_least"]
        return
    assert sum(row.cents for row in result.rows) + result.left == pool
    assert all(row.most is None or row.cents <= row.most for row in result.rows)
    assert all(row.least is None or row.cents >= row.least for row in result.rows)


def test_a_kind_of_move_that_there_is_not_is_told_in_words():
    with pytest.raises(DataError) as refused:
        places(SETTLED.replace("same", "市内"))
    fault = refused.value.faults[0]
    assert (fault.code, fault.place.row, fault.place.column) == ("award_kind_words", 3, "kind")
    assert "跨省、省内跨市、本市" in fault.advice("zh")
