"""Evidence bundles and their canonical JSON: one text for one value, faults on anything else."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.assessment.rating import bundle as module
from shidian.assessment.rating import bundle_of, canonical, read_bundle, replay
from shidian.core import DataError
from tests.unit.assessment.rating.conftest import codes

BUNDLE = bundle_of(
    {"rates": [50.1, 0.1 + 0.2], "day": date(2016, 1, 1), "money": Decimal("45.10")},
    "tolerance: 1  # 容差\n".encode(),
    20141229,
    "0.2.0+abc",
    {"total": 85.5, "grade": "good", "missing": None},
)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def turned(value):
    """The same value with every mapping built in the opposite order."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return [turned(part) for part in value] if isinstance(value, list) else value


@settings(max_examples=60, deadline=None)
@given(values)
def test_canonical_json_does_not_depend_on_the_order_of_keys(value):
    text = canonical(value)
    assert canonical(turned(value)) == text
    assert json.loads(text) == value
    assert canonical(json.loads(text)) == text


def test_the_text_of_a_value_is_fixed():
    value = {"b": Decimal("1E+2"), "a": (1, 1.0, 0.1, 1e22, -0.0, True), "ä": date(2016, 2, 29)}
    assert canonical(value).decode() == (
        '{"a":[1,1.0,0.1,1e+22,0.0,true],"b":"100","ä":"2016-02-29"}'
    )


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), Decimal("NaN"), {1: 2}, {1, 2}, b"x", "\ud800", {"\udfff": 1}],
    ids=ascii,
)
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(DataError) as error:
        canonical({"part": [value]})
    assert codes(error) == {"canonical_form"}
    assert "$.part[0]" in error.value.faults[0].text("en")


def test_endless_nesting_is_refused():
    loop = []
    loop.append(loop)
    with pytest.raises(DataError) as error:
        canonical(loop)
    assert codes(error) == {"canonical_deep"}


def test_a_bundle_is_read_as_it_was_written():
    again = read_bundle(BUNDLE.content)
    assert again == BUNDLE
    assert again.sha256 == BUNDLE.sha256
    pretty = json.dumps(json.loads(BUNDLE.content), indent=2).encode()
    assert read_bundle(pretty).sha256 == BUNDLE.sha256


def changed(**parts):
    return json.dumps(json.loads(BUNDLE.content) | parts).encode()


WRONG = {
    "empty": (b"", "bundle_not_json"),
    "no JSON": (b"PK\x03\x04", "bundle_not_json"),
    "no UTF-8": (b"\xff\xfe", "bundle_not_json"),
    "a list": (b"[]", "bundle_not_json"),
    "too deep": (b"[" * 100_000, "bundle_not_json"),
    "an endless number": (b'{"seed":' + b"9" * 5000 + b"}", "bundle_not_json"),
    "a key twice": (b'{"seed":1,"seed":2}', "bundle_not_json"),
    "nothing in it": (b"{}", "bundle_missing"),
    "another format": (changed(format="x"), "bundle_value"),
    "no seed": (changed(seed=True), "bundle_value"),
    "one part too many": (changed(note="x"), "bundle_unknown"),
    "other inputs": (changed(inputs=[]), "bundle_changed"),
    "another policy": (changed(policy="tolerance: 2\n"), "bundle_changed"),
    "another result": (changed(result={"total": 99}), "bundle_changed"),
    "another hash": (changed(result_sha256="x"), "bundle_changed"),
    "a number that is none": (changed(inputs=float("nan")), "canonical_form"),
    "half a sign": (changed(inputs="\ud800"), "canonical_form"),
}


@pytest.mark.parametrize("content, code", WRONG.values(), ids=WRONG)
def test_a_wrong_bundle_is_refused_with_a_message(content, code):
    with pytest.raises(DataError) as error:
        read_bundle(content)
    assert codes(error) == {code}


def test_a_bundle_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 100)
    with pytest.raises(DataError) as error:
        read_bundle(BUNDLE.content)
    assert codes(error) == {"bundle_too_large"}


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_give_a_traceback(content):
    with pytest.raises(DataError):
        read_bundle(content)


def test_a_policy_that_is_not_utf8_is_refused():
    with pytest.raises(DataError) as error:
        bundle_of({}, b"a\xff", 1, "0", {})
    assert codes(error) == {"wrong_encoding"}


def test_the_bundle_keeps_its_inputs_when_the_caller_changes_his():
    inputs = {"rates": [1.0]}
    kept = bundle_of(inputs, b"", 1, "0", {})
    inputs["rates"].append(2.0)
    assert kept.inputs == {"rates": [1.0]}


@pytest.mark.parametrize(
    "result, differences",
    [
        ({"total": 85.5, "grade": "good", "missing": None}, []),
        ({"total": 85.5 + 1e-13, "grade": "good", "missing": None}, []),
        (
            {"total": 85.6, "grade": "good", "more": [1]},
            [("$.missing", "null", None), ("$.more", None, "[1]"), ("$.total", "85.5", "85.6")],
        ),
        ({"total": 85.5, "grade": "good", "missing": 0}, [("$.missing", "null", "0")]),
        ([], [("$", canonical(BUNDLE.result).decode(), "[]")]),
    ],
    ids=["same", "last bits", "parts", "nought is not nothing", "another kind"],
)
def test_a_replay_lists_what_came_out_otherwise(result, differences):
    made = replay(read_bundle(BUNDLE.content), lambda _: result)
    assert made.same is not bool(differences)
    assert [(d.path, d.expected, d.found) for d in made.differences] == differences


def test_lists_are_compared_place_by_place():
    kept = bundle_of({}, b"", 1, "0", [1, 2])
    made = replay(kept, lambda _: [1, 3, True])
    assert [d.path for d in made.differences] == ["$[1]", "$[2]"]
