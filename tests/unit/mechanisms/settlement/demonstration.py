"""The demonstration scheme of the package, and persons under it, for tests."""

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.person import Person, read_person
from shidian.mechanisms.settlement.scheme import InputKind, read_scheme
from tests.conftest import URBANIZATION

FILE = URBANIZATION / "schemes" / "demonstration.yaml"
SCHEME = read_scheme(FILE.read_bytes(), FILE.name)
DAY = Day(SCHEME, date(2016, 6, 1))  # threshold 100, 3 points a year of insurance

SMALL = {"investment": 700_000, "tax": 200_000, "volunteer_hours": 600}
NUMBERS = {
    name: st.integers(one.min, min(one.max, SMALL.get(name, 130)))
    for name, one in SCHEME.inputs.items()
    if one.kind is InputKind.NUMBER
}


def person(**said: str) -> Person:
    """A person born on 1 May 1986, thirty years old, who says this."""
    return read_person(SCHEME, {"birth_date": "1986-05-01", **said}, DAY.on)


@st.composite
def persons(draw: st.DrawFn) -> Person:
    """Anybody."""
    found: dict[str, object] = {"birth_date": draw(st.dates(date(1955, 1, 1), date(2000, 1, 1)))}
    for name, one in SCHEME.inputs.items():
        match one.kind:
            case InputKind.NUMBER:
                found[name] = draw(st.none() | NUMBERS[name])
            case InputKind.CODE:
                found[name] = draw(st.none() | st.sampled_from(list(one.codes)))
            case InputKind.FLAG:
                found[name] = draw(st.none() | st.booleans())
    found["last_crime"] = draw(st.none() | st.dates(date(2008, 1, 1), DAY.on))
    return found  # type: ignore[return-value]


def having(person: Person, changes: Mapping[str, object]) -> Person:
    """A person of whom some things are otherwise."""
    return {**person, **changes}  # type: ignore[dict-item]
