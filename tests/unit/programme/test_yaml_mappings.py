"""No YAML of a package needs aliases or endless nesting: both are refused before they are built."""

import pytest

from shidian.core import DataError
from shidian.mechanisms.settlement.stories import read_stories
from shidian.programme import read_mapping, yaml_mappings

BOMB = "a: &a [x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 4)}]\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
REFUSED = {
    "an alias": ("a: &x 1\nb: [2, *x]\n", "scheme_alias", (2, 8)),
    "an alias of nothing": ("a: *x\n", "scheme_alias", (1, 4)),
    "many aliases of aliases": (BOMB, "scheme_alias", (2, 8)),
    "lists in lists": ("a: " + "[" * 40 + "]" * 40, "scheme_too_deep", (1, 43)),
    "lists without end": ("a: " + "[" * 100_000, "scheme_too_deep", (1, 43)),
    "mappings in mappings": ("{a: " * 41 + "1" + "}" * 41, "scheme_too_deep", (1, 161)),
}


def faults_of(text):
    faults = []
    assert read_mapping({"a.yaml": text.encode()}, "a.yaml", faults) == {}
    return [(one.code, (one.place.row, one.place.character)) for one in faults]


@pytest.mark.parametrize(("text", "code", "place"), REFUSED.values(), ids=REFUSED)
def test_what_no_package_needs_is_refused_at_its_place(text, code, place):
    assert faults_of(text) == [(code, place)]


def test_nesting_that_people_write_is_read():
    assert read_mapping({"a": ("a: " + "[" * 39 + "]" * 39).encode()}, "a", []) != {}


def test_an_anchor_alone_is_harmless():
    assert read_mapping({"a": b"a: &x 1"}, "a", []) == {"a": "1"}


def test_a_key_that_stands_twice_is_told_with_its_first_line():
    faults = []
    assert read_mapping({"a.yaml": b"a: 1\nb: 2\na: 3\n"}, "a.yaml", faults) == {}
    assert [(one.code, one.found) for one in faults] == [
        ("duplicate", {"found": "a", "first": "1"})
    ]


def test_stories_with_aliases_of_aliases_build_nothing(monkeypatch):
    built = []
    for kind in ("scalar", "sequence", "mapping"):
        monkeypatch.setattr(
            yaml_mappings._Loader,
            f"construct_{kind}",
            lambda self, node, deep=False: built.append(node),
        )
    with pytest.raises(DataError) as caught:
        read_stories(f"scheme: small\n{BOMB}stories: *g\n".encode(), "s.yaml")
    assert [one.code for one in caught.value.faults] == ["scheme_alias"]
    assert built == []
