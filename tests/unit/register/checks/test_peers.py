"""A value against those of other areas."""

from decimal import Decimal

import pytest

from tests.unit.register.checks.made import context, found, own, told

AREAS = [f"33{n:02d}00" for n in range(1, 8)]
BIG = context(dict.fromkeys(AREAS, "big"))
# Sorted 50 51 52 53 54 55 56: median 53, deviations 3 2 1 0 1 2 3, their median 2.
EVEN = ["50.0", "51.0", "52.0", "53.0", "54.0", "55.0", "56.0"]


def year(values, code="rate", *series):
    pairs = zip(AREAS, values, strict=False)
    return [row for area, value in pairs for row in own(code, {2020: value}, *series, area=area)]


def test_a_value_far_off_its_peers_is_told():
    """With 90 for 56: deviations 3 2 1 0 1 2 37, median 2; room 5 x 1.4826 x 2 = 14.826."""
    values = [*EVEN[:-1], "90.0"]
    [row] = told("peers", year(values), BIG).to_dicts()
    assert (row["area"], row["low"], row["high"]) == (
        AREAS[-1],
        Decimal("38.174"),
        Decimal("67.826"),
    )
    assert found("peers", year([*EVEN[:-1], "67.8"]), BIG) == []
    assert found("peers", year([*EVEN[:-1], "67.9"]), BIG) != []


def test_peers_that_agree_leave_room_for_a_last_place():
    same = ["60.0"] * 6
    assert found("peers", year([*same, "60.5"]), BIG) == []
    assert found("peers", year([*same, "60.6"]), BIG) == [(AREAS[-1], "rate", 2020)]


NOT_COMPARED = {
    "too few": year([*EVEN[2:6], "90.0"]),
    "what grows with the place": year([*EVEN[:-1], "9000"], "people"),
    "an unknown basis": year([*EVEN[:-1], "90.0"], "rate", "unknown"),
    "another census": [*year(EVEN[:-1]), *own("rate", {2020: "90"}, "census2010", area=AREAS[-1])],
    "another year": [*year(EVEN[:-1]), *own("rate", {2019: "90"}, area=AREAS[-1])],
}


@pytest.mark.parametrize("rows", NOT_COMPARED.values(), ids=NOT_COMPARED)
def test_what_is_no_peer_is_not_compared(rows):
    assert found("peers", rows, BIG) == []


def test_another_class_is_no_peer():
    among = context(dict.fromkeys(AREAS[:-1], "big") | {AREAS[-1]: "small"})
    assert found("peers", year([*EVEN[:-1], "90.0"]), among) == []


def filing(area, **values):
    return [row for code, value in values.items() for row in own(code, {2020: value}, area=area)]


COPY = {"rate": "61.37", "other_rate": "12.9", "people": "431.07", "land_each": "88.1"}


def test_values_that_only_two_areas_share_are_told_of_both():
    rows = [*filing(AREAS[0], **COPY), *filing(AREAS[1], **COPY)]
    answer = told("copied", rows, BIG)
    assert set(answer["indicator"]) == set(COPY)
    assert set(answer.select("area", "other").rows()) == {
        (AREAS[0], AREAS[1]),
        (AREAS[1], AREAS[0]),
    }
    assert answer.height == 8


COMMON = {
    "two of them": [*filing(AREAS[0], **COPY), *filing(AREAS[1], rate="61.37", people="431.07")],
    "a third has them": [row for area in AREAS[:3] for row in filing(area, **COPY)],
    "on a bound": [
        row
        for area in AREAS[:2]
        for row in filing(area, rate="100", other_rate="100", third_rate="100", speed="0")
    ],
    "one area twice": [*filing(AREAS[0], **COPY), *filing(AREAS[0], **COPY)],
    "of two years": [
        *filing(AREAS[0], **COPY),
        *(row for code, value in COPY.items() for row in own(code, {2019: value}, area=AREAS[1])),
    ],
}


@pytest.mark.parametrize("rows", COMMON.values(), ids=COMMON)
def test_what_is_common_proves_nothing(rows):
    assert found("copied", rows, BIG) == []


def test_a_row_that_stands_twice_hides_no_copy():
    rows = [*filing(AREAS[0], **COPY), *filing(AREAS[0], **COPY), *filing(AREAS[1], **COPY)]
    assert {area for area, _, _ in found("copied", rows, BIG)} == set(AREAS[:2])
