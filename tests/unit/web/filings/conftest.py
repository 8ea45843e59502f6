"""A filing of 宁波 for 2018 on the pages, and a browser for each of its people."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from tests.people import sign_in
from tests.unit.store.filings.conftest import Cast

PAGE = "/filings/2018/03/"
RATE = "indicators/urbanization_rate_resident/value"
HUKOU = "indicators/urbanization_rate_hukou/value"
PEOPLE = "indicators/population_resident/value"


class Browsers:
    """Signed-in clients by the name of the person."""

    def __init__(self, cast: Cast):
        self.cast = cast

    def __call__(self, name: str, **more) -> Client:
        return sign_in(Client(**more), getattr(self.cast, name))


@pytest.fixture
def cast(client) -> Cast:
    return Cast()


@pytest.fixture
def filing(cast):
    return cast.begin()


@pytest.fixture
def browser_of(cast) -> Browsers:
    return Browsers(cast)


@pytest.fixture
def officer(browser_of, filing) -> Client:
    """The pilot's officer, whose filing is begun."""
    return browser_of("officer")


def fields(page: str, section: str) -> dict[str, str]:
    """What the form of a section would send as it was shown."""
    whole = re.search(rf'id="{section}">.*?</section>', page, re.DOTALL)
    assert whole is not None
    found: dict[str, str] = {}

    class Reader(HTMLParser):
        area = select = ""

        def handle_starttag(self, tag, attrs):
            held = dict(attrs)
            if tag == "input" and held.get("type") != "radio":
                found[held["name"]] = held.get("value", "")
            if tag == "textarea":
                self.area = held["name"]
                found[self.area] = ""
            if tag == "select":
                self.select = held["name"]
                found[self.select] = ""
            if tag == "option" and "selected" in held:
                found[self.select] = held["value"]

        def handle_endtag(self, tag):
            if tag == "textarea":
                self.area = ""

        def handle_data(self, data):
            if self.area:
                found[self.area] += data.removeprefix("\n")

    Reader().feed(whole[0])
    return found
