"""A reference id of a report leads to its figure, the working and the sources."""

import html

import pytest
from django.core.cache import cache

from shidian.assessment.rating import sha256_of
from shidian.core import Fault
from shidian.store.models import Figure
from tests.records import MONDAY
from tests.unit.web.test_evaluation import plain

CONTENT = {
    "what": {"zh": "青岛市常住人口城镇化率的速度", "en": "Pace of Qingdao's urbanization rate"},
    "value": "1.13",
    "unit": {"zh": "", "en": ""},
    "year": 2017,
    "pilot": "05",
    "indicator": "urbanization_rate_resident",
    "target": "05-urbanization_rate_resident-2017",
    "policy": "assessment-2014",
    "policy_sha256": "b" * 64,
    "package_sha256": "c" * 64,
    "version": "0.3.0",
    "formula": {
        "zh": "R = (72.57 − 67.70) / (72.00 − 67.70)",
        "en": "R = (72.57 − 67.70) / (72.00 − 67.70)",
    },
    "inputs": [
        {
            "name": {"zh": "目标", "en": "target"},
            "value": "72",
            "ledger": "commitments",
            "entry": 1,
        },
        {
            "name": {"zh": "实际值", "en": "observed"},
            "value": "72.57",
            "ledger": "observations",
            "entry": 2,
        },
    ],
    "caveats": ["derived"],
    "draft": True,
}


@pytest.fixture
def figure(client):
    id_ = sha256_of(CONTENT)[:10]
    yield Figure.objects.create(id=id_, content=CONTENT, made_at=MONDAY)
    cache.clear()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_has_value_working_and_sources(client, figure, prefix):
    answer = client.get(f"{prefix}/f/{figure.pk}/")
    assert answer.status_code == 200
    words = plain(answer.text)
    for said in (figure.pk, "1.13", "(72.57 − 67.70)", "72.57", "b" * 64, "0.3.0"):
        assert said in words
    assert f'href="{prefix}/sources/commitments/1/"' in answer.text
    assert f'href="{prefix}/sources/observations/2/"' in answer.text
    assert f'href="{prefix}/evaluation/2017/pilots/05/"' in answer.text
    assert ("草稿" if not prefix else "Draft") in words


def test_the_api_gives_the_same(client, figure):
    answer = client.get(f"/api/v1/figures/{figure.pk}")
    assert answer.json() == {"id": figure.pk, **CONTENT}
    assert answer.headers["ETag"]


def test_a_figure_of_the_country_names_no_pilot(client):
    content = CONTENT | {"pilot": "", "indicator": "", "target": "", "inputs": []}
    Figure.objects.create(id="0123456789", content=content, made_at=MONDAY)
    words = plain(client.get("/f/0123456789/").text)
    assert "不直接出自登记簿中的某一条" in words
    assert "青岛 " not in words


@pytest.mark.parametrize("asked", ["0000000000", "abc", "a" * 300])
def test_an_unknown_id_is_explained(client, asked):
    page = client.get(f"/en/f/{asked}/")
    assert page.status_code == 404
    assert Fault("no_such_figure", asked=asked[:40]).text("en") in html.unescape(page.text)
    api = client.get(f"/api/v1/figures/{asked}")
    assert api.status_code == 404
    assert api.json()["type"] == "no_such_figure"


@pytest.mark.parametrize("asked", ["<b>", "a b", "%00", "编号"])
def test_what_is_no_id_is_no_address(client, asked):
    for path in (f"/f/{asked}/", f"/api/v1/figures/{asked}"):
        assert client.get(path).status_code == 404
