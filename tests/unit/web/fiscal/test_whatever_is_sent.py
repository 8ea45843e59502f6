"""Whatever is typed into a form or sent to the API of cost and transfers is answered or told."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.web.fiscal.test_bad_bodies import SOUND
from tests.unit.web.fiscal.test_cost_pages import DALIAN, GROUP
from tests.unit.web.fiscal.test_fiscal_api import API
from tests.unit.web.fiscal.test_insurance import GOLDEN
from tests.unit.web.fiscal.test_transfers_pages import (
    AWARD,
    EQUAL,
    GAPS,
    LAND,
    LINKAGE,
    SETTLEMENT,
    TWO,
)

FORMS = {
    DALIAN: {
        "items.all.cost": "110000",
        "discount": "0",
        "horizon": "1",
        "percent": "100",
        "spread": "0",
        "first": "2015",
        "last": "2020",
        "limit": "1",
        f"people.2015.{GROUP}": "100000",
        "rules[0].shares.person": "0.28",
        "revenue": "2015 1",
        "carried": "city",
        "rules": "dalian",
    },
    "/cost/insurance/": GOLDEN,
    AWARD: TWO | {"people_share": "0.5", "hold": "0.9", "last_year.0": "5", "against": "2016"},
    EQUAL: GAPS | {"growth_control.0": "-1", "weight_gap": "1"},
    LAND: {"day": "2018-12-31", "settled": "10", "existing": "95", "year.0": "2016"},
    LINKAGE: {"pilot": "04", "existing": "95"},
    SETTLEMENT: {"residents": "60", "arrived": "2016-01-01", "on": "2018-01-01"},
}
ODD = (
    *("", "0", "-1", "-0", "1e5", "1E400", "NaN", "-Infinity", "٣", "１２", "1_0", ".", "1,000"),
    *("0.001", "0.0000000001", "0.95", "0.9999999999", "1.0000000001", "110000.1234567891"),
    *("9" * size for size in (9, 13, 15, 16, 17, 24, 28, 29, 400)),
    *(
        "2015 0.001",
        "0001-01-01",
        "2100-12-31",
        "9999-12-31",
        "2016-02-30",
        "a\nb",
        "\u2028",
        "\x00",
    ),
)
VALUES = st.sampled_from(ODD) | st.text(st.characters(codec="utf-8"), max_size=30)
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def put(body, path, value):
    """A copy of a body with another value where a path of names and places leads."""
    at, *below = path
    copy = body.copy()
    copy[at] = put(body[at], below, value) if below else value
    return copy


def paths(body, above=()):
    """Where the values of a body stand."""
    places = body.items() if isinstance(body, dict) else enumerate(body)
    for at, value in places:
        if isinstance(value, dict | list):
            yield from paths(value, (*above, at))
        else:
            yield *above, at


@FEW
@given(st.data())
def test_a_page_answers_or_tells_whatever_is_typed(client, data):
    page = data.draw(st.sampled_from(list(FORMS)))
    changes = st.dictionaries(st.sampled_from(list(FORMS[page])), VALUES, min_size=1, max_size=3)
    query = FORMS[page] | data.draw(changes)
    headers = data.draw(st.sampled_from([{}, {"HX-Request": "true"}]))
    assert client.get(page, query, headers=headers).status_code in (200, 400, 404)


@FEW
@given(st.data())
def test_the_api_answers_or_tells_whatever_is_sent(client, data):
    address = data.draw(st.sampled_from(list(SOUND)))
    body = SOUND[address]
    numbers = st.integers(-(10**30), 10**30) | st.sampled_from([0, 1, 10**9, 2100])
    values = VALUES | numbers | st.sampled_from([None, True, 1.5, [], {}])
    for path in data.draw(st.lists(st.sampled_from(list(paths(body))), min_size=1, max_size=2)):
        body = put(body, path, data.draw(values))
    answer = client.post(API + address, body, content_type="application/json")
    assert answer.status_code in (200, 404, 422)
