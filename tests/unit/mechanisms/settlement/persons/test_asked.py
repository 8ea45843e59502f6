import pytest

from shidian.core import Bilingual, DataError
from shidian.mechanisms.settlement.persons import VOCABULARY
from shidian.mechanisms.settlement.persons.asked import asked_columns
from tests.unit.mechanisms.settlement.persons.office import DAY, scheme

LONGER = (
    "{label: {zh: 文化程度, en: Education}, kind: code, missing: none, codes: {college: {zh: 大专, "
    "en: College}, senior: {zh: 高中, en: Senior}, junior: {zh: 初中, en: Junior}, none: {zh: 无, "
    "en: None}}}"
)
MONTHS = "{label: {zh: 参保月数, en: Months}, kind: number, min: 12, max: 900, missing: error}"
DIFFERENT = {
    "another kind": "{label: {zh: 就业, en: Job}, kind: flag, missing: no}",
    "codes of which neither list holds the other": "{label: {zh: 文, en: E}, kind: code, "
    "missing: error, codes: {none: {zh: 无, en: None}, doctor: {zh: 博士, en: Doctor}}}",
}


def test_a_value_must_be_one_that_each_scheme_takes():
    asked = asked_columns([scheme(), scheme(education=LONGER, insurance_months=MONTHS)], DAY, {})
    assert list(asked["education"].codes) == ["none", "junior", "senior"]
    months = asked["insurance_months"]
    assert (months.low, months.high, months.required) == (12, 600, True)


def test_the_same_codes_in_another_order_are_the_same_codes():
    turned = (
        "{label: {zh: 文, en: E}, kind: code, missing: none, codes: {senior: {zh: 高中, en: S}, "
        "none: {zh: 无, en: N}, junior: {zh: 初中, en: J}}}"
    )
    asked = asked_columns([scheme(), scheme(education=turned)], DAY, {})
    assert list(asked["education"].codes) == ["none", "junior", "senior"]


@pytest.mark.parametrize("said", DIFFERENT.values(), ids=DIFFERENT)
def test_schemes_that_mean_different_things_are_told(said):
    with pytest.raises(DataError) as caught:
        asked_columns([scheme(), scheme(education=said)], DAY, {})
    assert [(f.code, f.place.column) for f in caught.value.faults] == [
        ("persons_inputs_differ", "education")
    ]


def test_ranges_without_a_common_number_are_told():
    beyond = "{label: {zh: 月, en: M}, kind: number, min: 700, max: 900, missing: error}"
    with pytest.raises(DataError, match=r"0\.\.600 / number 700\.\.900"):
        asked_columns([scheme(), scheme(insurance_months=beyond)], DAY, {})


def test_groupings_are_asked_of_nobody_and_a_scheme_goes_before_them():
    asked = asked_columns([scheme()], DAY, {"330200": Bilingual("宁波市", "Ningbo")})
    assert asked["sex"].grouping and list(asked["sex"].codes) == ["male", "female"]
    assert not asked["education"].grouping
    assert list(asked["area"].codes) == ["330200"]


def test_the_vocabulary_is_in_both_languages():
    names = [name for codes in VOCABULARY.values() for name in codes.values()]
    assert names and all(name.zh and name.en for name in names)
