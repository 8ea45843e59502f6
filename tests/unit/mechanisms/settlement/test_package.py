"""The schemes of a package: all are read, and all faults are told."""

from dataclasses import replace

import pytest

from shidian.core import DataError, UsageError
from shidian.mechanisms.settlement.package import scheme_file, schemes_of, sources_of
from shidian.programme import BUILTIN, load_programme

CODES = [
    "demonstration",
    "dongguan-after",
    "dongguan-before",
    "guangming",
    "residence-permit",
    "settlement-tiers",
    "wuhan",
    "yuncheng",
]
FOLDER = BUILTIN / "urbanization_2014" / "schemes"


@pytest.fixture(scope="module")
def programme():
    return load_programme(BUILTIN / "urbanization_2014")


def altered(programme, **files: bytes):
    named = {f"schemes/{name}.yaml": content for name, content in files.items()}
    return replace(programme, mechanisms={**programme.mechanisms, **named})


def test_the_built_in_package_has_its_schemes(programme):
    assert list(schemes_of(programme)) == CODES


def test_a_scheme_of_the_package_is_that_of_its_file(programme):
    one = scheme_file(FOLDER / "wuhan.yaml")
    assert one.scheme == schemes_of(programme)["wuhan"].scheme
    assert one.sha256 == schemes_of(programme)["wuhan"].sha256
    assert (one.file, len(one.sha256)) == ("wuhan.yaml", 64)


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path):
    with pytest.raises(UsageError, match="nowhere"):
        scheme_file(tmp_path / "nowhere.yaml")


def test_the_faults_of_all_files_are_listed(programme):
    yuncheng = (FOLDER / "yuncheng.yaml").read_bytes()
    unknown = (
        yuncheng.replace(b"code: yuncheng", b"code: second\nbased_on: fourth")
        .replace(b'pilot: "47"', b'pilot: "99"')
        .replace(b"document: plan-2014, section", b"document: plan-2015, section", 1)
    )
    broken = altered(programme, broken=b"code: 1", unknown=unknown, yvcheng=yuncheng)
    with pytest.raises(DataError) as caught:
        schemes_of(broken)
    told = [(f.code, f.place.file, f.found.get("found")) for f in caught.value.faults]
    assert ("scheme_twice", "schemes/yvcheng.yaml", "yuncheng") in told
    assert ("field_missing", "schemes/broken.yaml", "title") in told
    found = [one for one in told if one[0] == "unknown_reference"]
    assert [one[2] for one in found] == ["plan-2015", "99", "fourth"]
    [document, pilot, based_on] = [
        fault.place for fault in caught.value.faults if fault.code == "unknown_reference"
    ]
    lines = unknown.decode().splitlines()
    assert lines[document.row - 1][document.character - 1 :].startswith("document: plan-2015")
    assert lines[pilot.row - 1].startswith("pilot:")
    assert lines[based_on.row - 1].startswith("based_on:")


def test_a_span_that_ends_before_it_begins_is_a_fault_at_its_place(programme):
    text = (FOLDER / "yuncheng.yaml").read_bytes().replace(b"[109551, 109557]", b"[9, 5]")
    with pytest.raises(DataError) as caught:
        schemes_of(altered(programme, yuncheng=text))
    [fault] = caught.value.faults
    assert (fault.code, fault.place.column) == ("field_value", "routes[0].source")


def test_what_no_document_states_is_marked(programme):
    """A source that is an assumption is unverified, and so is a parameter that says so."""
    for one in schemes_of(programme).values():
        for path, source in sources_of(one.scheme):
            assert (source.document != "assumption") or source.confidence == "unverified", path
        for parameter in one.scheme.parameters.values():
            for dated in parameter.values:
                assumed = dated.source.startswith("假设")
                assert assumed == (dated.confidence == "unverified"), parameter.code


def test_points_and_months_are_called_so(programme):
    for one in schemes_of(programme).values():
        for parameter in one.scheme.parameters.values():
            months = "月" in parameter.title.zh
            assert parameter.unit == ("月" if months else "分"), (one.file, parameter.code)


def test_what_the_plan_states_has_its_place_in_the_plan(programme):
    for one in schemes_of(programme).values():
        for path, source in sources_of(one.scheme):
            if source.document == "plan-2014" and path != "source":
                assert source.span, (one.file, path)
                [pilot] = [p for p in programme.pilots.values() if p.no == one.scheme.pilot]
                assert pilot.outline[0] <= source.span[0] < source.span[1] <= pilot.outline[1]
