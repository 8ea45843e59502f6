import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.mechanisms.settlement.persons.personal import (
    heads_personal,
    is_damaged,
    is_identity_number,
    looks_personal,
    masked,
    mostly_personal,
    shown,
)

NUMBERS = {
    "the example of the standard": ("11010519491231002X", True),
    "with a small x": ("11010519491231002x", True),
    "another of the standard": ("440524188001010014", True),
    "with a wrong check": ("110105194912310021", False),
    "with no such day": ("11010519490231002X", False),
    "of the first generation": ("110105491231002", True),
    "fifteen digits that are no day": ("110105491331002", False),
    "an amount": ("100000000000000", False),
    "a date": ("20141231", False),
}
HEADS = {
    "姓名": True,
    "公民身份号码": True,
    "联系电话": True,
    "居住地址": True,
    "id_number": True,
    "Full name": True,
    "e-mail": True,
    "industry": False,
    "参保月数": False,
    "hours": False,
    "username": False,
}
COLUMNS = {
    "names": (["王小明", "李雷", "张三丰", "欧阳修"], True),
    "telephone numbers": (["13800138000", "+86-13900139000", "0574-87654321"], True),
    "addresses": (["宁波市海曙区中山路 1 号", "宁海县跃龙街道桃源路", "余姚市马渚镇开元村"], True),
    "identity numbers": (["11010519491231002X"] * 3, True),
    "levels of schooling": (["初中", "高中", "小学", "大专及以上"] * 20, False),
    "yes and no": (["是", "否"] * 10, False),
    "months": (["12", "60", "240"], False),
    "nothing": ([], False),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_an_identity_number_is_told_by_its_check(text, expected):
    assert is_identity_number(text) is expected


@pytest.mark.parametrize(("head", "expected"), HEADS.items(), ids=HEADS)
def test_a_head_speaks_of_a_person(head, expected):
    assert heads_personal(head) is expected


@pytest.mark.parametrize(("values", "expected"), COLUMNS.values(), ids=COLUMNS)
def test_a_column_looks_personal_by_its_values(values, expected):
    assert looks_personal("列", values) is expected


def test_one_amount_that_looks_like_a_telephone_number_is_no_person():
    assert not mostly_personal(["13800138000", "100", "200"])


@given(st.integers(10**16, 9 * 10**16 - 1), st.sampled_from("0123456789X"))
def test_at_most_one_check_fits(digits, check):
    fitting = [one for one in "0123456789X" if is_identity_number(f"{digits}{one}")]
    assert len(fitting) <= 1
    assert is_identity_number(f"{digits}{check}") == ([check] == fitting)


@pytest.mark.parametrize("text", ["4.40524E+17", "1E+17", "110105194912310000"])
def test_a_number_that_went_through_a_spreadsheet_is_told(text):
    assert is_damaged(text)


@pytest.mark.parametrize("text", ["11010519491231002X", "A-17", "300", "张三"])
def test_other_identifiers_are_whole(text):
    assert not is_damaged(text)


def test_what_is_shown_is_short_and_no_number_of_a_person():
    assert shown("13800138000") == "13…"
    assert shown("x" * 500) == "x" * 40
    assert shown("1.10105E+17") == "1.…"


@given(st.text(max_size=60))
def test_what_is_masked_has_no_second_character(text):
    assert masked(text).strip("*") in (text[:1], text[:1].strip("*"))
