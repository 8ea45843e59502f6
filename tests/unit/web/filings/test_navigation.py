"""The second line of navigation: everybody's own rooms, and nobody's else."""

import re

import pytest

ROOMS = {
    "officer": ["/filings/", "/supervision/", "/supervision/due/"],
    "nation": ["/filings/", "/supervision/", "/supervision/due/", "/analysis/"],
    "auditor": ["/filings/", "/filings/log/"],
    "security": ["/people/"],
    "system": [],
    "evaluator": ["/filings/", "/analysis/"],
}


def rooms(page: str) -> list[str]:
    line = re.search(r'<nav class="rooms".*?</nav>', page, re.DOTALL)
    assert line is not None
    return re.findall(r'href="([^"]+)"', line[0].split('<span class="person">')[0])


@pytest.mark.parametrize("name", ROOMS)
def test_each_post_opens_its_rooms(browser_of, name):
    page = browser_of(name).get("/about/").text
    assert rooms(page) == ROOMS[name]
    assert "登录</a>" not in page


def test_the_public_has_none_and_may_sign_in(client, cast):
    page = client.get("/about/").text
    assert 'class="rooms"' not in page
    assert 'href="/account/sign-in/">登录</a>' in page


def test_the_room_that_one_is_in_is_marked_once(browser_of):
    page = browser_of("auditor").get("/filings/log/").text
    line = re.search(r'<nav class="rooms".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)" aria-current="page"', line) == ["/filings/log/"]


def test_a_page_that_is_kept_for_the_public_shows_nobody(client, browser_of):
    officer = browser_of("officer")
    for path in ("/", "/pilots/03/"):
        assert "张三" in officer.get(path).text
        assert "张三" not in client.get(path).text
        assert "张三" in officer.get(path).text
