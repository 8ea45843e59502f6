"""Policies: the built-in one reads as the specification has it; every fault is told."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from shidian.assessment import policy_in_force
from shidian.assessment.policy import (
    Score,
    policies_of,
    policy_file,
    policy_of,
    read_policy,
)
from shidian.core import Confidence, DataError, ShidianError, UsageError
from shidian.core.messages import MESSAGES

FILE = "policy/assessment-2014.yaml"


@pytest.fixture(scope="session")
def content(programme) -> bytes:
    """The bytes of the built-in policy."""
    return programme.policies[FILE]


@pytest.fixture(scope="session")
def policy(programme):
    return policy_in_force(programme)


def test_the_built_in_policy_is_in_force_and_unverified(programme, policy):
    assert list(policies_of(programme)) == ["assessment-2014-banded", "assessment-2014"]
    assert policy_of(programme).policy == policy
    assert (policy.code, policy.programme) == ("assessment-2014", programme.facts.code)
    assert (policy.confidence, policy.unverified) == (Confidence.UNVERIFIED, True)
    assert policy.source.zh
    assert policy.source.en


# what assessment.md, 3.1 to 3.7, proposes
PROPOSED = {
    "tolerance of a rate, in points": (lambda p: p.tolerance.share_points, 1),
    "tolerance of a count": (lambda p: p.tolerance.share_of_target, 0.02),
    "most of the change": (lambda p: p.tolerance.share_of_change, 0.2),
    "weight of an aspiration": (lambda p: p.aspiration.weight, 0.5),
    "its bonus": (lambda p: p.aspiration.bonus, 5),
    "error of a share": (lambda p: p.errors.census_share, 0.3),
    "error of a register": (lambda p: p.errors.registry, 0.01),
    "error of money": (lambda p: p.errors.money, 0.005),
    "error of what is filed": (lambda p: p.errors.filed, 0.03),
    "an imputed value doubles it": (lambda p: p.errors.imputed_factor, 2),
    "carried for a year": (lambda p: p.carried.years, 1),
    "on track": (lambda p: p.pace.on_track, 0.95),
    "behind": (lambda p: p.pace.behind, 0.6),
    "slightly, by the gap": (lambda p: p.pace.slightly, 0.5),
    "certainty": (lambda p: p.pace.certainty, 0.8),
    "early": (lambda p: p.pace.early, 0.25),
    "nearly met": (lambda p: p.pace.nearly, 0.95),
    "scale of a gap": (lambda p: p.pace.maintain_share, 0.05),
    "in last digits": (lambda p: p.pace.maintain_digits, 3),
    "small, in last digits": (lambda p: p.pace.small_digits, 2),
    "small, in deviations": (lambda p: p.pace.small_deviations, 2),
    "infeasible": (lambda p: p.pace.infeasible, 95),
    "near a bound": (lambda p: p.paths.near_bound, 0.1),
    "a low base": (lambda p: p.paths.low_base, 0.1),
    "a quarter late": (lambda p: p.documents.late_quarter, 0.1),
    "at least": (lambda p: p.documents.floor, 0.5),
    "a draft": (lambda p: p.documents.draft, 0.3),
    "coverage": (lambda p: p.level.coverage, approx(2 / 3, abs=1e-4)),
    "redundant": (lambda p: p.level.redundant, 0.92),
    "conflicting": (lambda p: p.level.conflicting, -0.3),
    "skewness": (lambda p: p.level.outliers.skewness, 2),
    "kurtosis": (lambda p: p.level.outliers.kurtosis, 3.5),
    "winsorized": (lambda p: p.level.outliers.points, 5),
    "robust": (lambda p: p.rating.robust, 0.8),
    "days to appeal": (lambda p: p.rating.ladder.appeal_days, 15),
    "months to rectify": (lambda p: p.rating.ladder.rectification_months, 6),
    "scores that differ": (lambda p: p.rating.ladder.differ, 15),
    "late by the day": (lambda p: p.rating.late.per_day, 1),
    "late at most": (lambda p: p.rating.late.days, 10),
    "provisional": (lambda p: p.rating.late.provisional, 30),
    "draws": (lambda p: p.robustness.draws, 10_000),
    "weights": (lambda p: p.robustness.weights, 0.25),
}


@pytest.mark.parametrize(("read", "figure"), PROPOSED.values(), ids=PROPOSED)
def test_its_figures_are_those_of_the_specification(policy, read, figure):
    assert read(policy) == figure


def test_its_blocks_grades_and_corners(policy):
    assert [block.points for block in policy.rating.blocks] == [40, 25, 10, 15, 10]
    assert [grade.from_ for grade in policy.rating.grades] == [90, 80, 60, 0]
    assert policy.score == Score(((0, 0), (0.6, 60), (0.95, 90), (1, 100)))
    assert len(policy.rating.vetoes) == 4


GRADES = {100: "excellent", 90: "excellent", 89.99: "good", 80: "good", 60: "fair", 59.99: "poor"}


@pytest.mark.parametrize(("points", "code"), GRADES.items())
def test_a_bound_belongs_to_the_better_grade(policy, points, code):
    assert policy.rating.grade(points).code == code


def test_weights_of_every_node_add_up_to_one(policy):
    def check(branch):
        if branch.children:
            assert sum(child.weight for child in branch.children) == approx(1)
        for child in branch.children:
            check(child)

    check(policy.level.tree)
    ends = list(policy.level.tree.indicators)
    assert len(ends) == len(set(ends)) == len(policy.level.goalposts)


def test_every_name_is_in_both_languages(policy):
    rating = policy.rating
    for named in (policy, *rating.blocks, *rating.grades, *rating.vetoes):
        assert named.name.zh
        assert named.name.en


@given(at=st.integers(0, 10_000))
def test_any_other_byte_is_another_version(programme, content, at):
    at %= len(content)
    # a space more in a comment changes no figure, and yet the version
    changed = b"# " + content[at : at + 1].hex().encode() + b"\n" + content
    one, other = (read_policy(FILE, text, programme) for text in (content, changed))
    assert one.policy == other.policy
    assert one.sha256 != other.sha256
    assert one.sha256 == hashlib.sha256(content).hexdigest()


def edited(content: bytes, *changes: tuple[str, str]) -> bytes:
    text = content.decode()
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return text.encode()


RESIDENT = "{code: urbanization_rate_resident, weight: 0.5}"
POSTS = "urbanization_rate_resident: {low: 20, high: 100}"
BOUNDS = {
    "share_of_change: 0.2": "share_of_change: -1",
    "census_share: 0.3": "census_share: 0",
    "imputed_factor: 2": "imputed_factor: 1.0e+300",
    "nearly: 0.95": "nearly: -1",
    "weight: 0.5, bonus: 5": "weight: -1, bonus: 5",
    "per_day: 1": "per_day: -1",
    "late_quarter: 0.1": "late_quarter: -1",
    "near_bound: 0.1": "near_bound: 2",
    "withheld: 0.2\n  redundant": "withheld: 1.5\n  redundant",
    "redundant: 0.92": "redundant: 2",
    "severe_share: 0.3333, severe_many": "severe_share: -1, severe_many",
    "ladder: {certainty: 0.8": "ladder: {certainty: -1",
    "full: 10": "full: 0",
    "core: [urbanization_rate_resident, urbanization_rate_hukou]": "core: []",
}


@pytest.mark.parametrize(("old", "new"), BOUNDS.items())
def test_a_constant_outside_its_range_is_refused(programme, content, old, new):
    assert old.encode() in content
    with pytest.raises(DataError) as caught:
        read_policy(FILE, content.replace(old.encode(), new.encode(), 1), programme)
    assert [fault.code for fault in caught.value.faults] == ["field_value"]


GEOMETRIC = "    method: geometric\n"
CASES = {
    "comparisons that are not reciprocal": (
        [(GEOMETRIC, f"{GEOMETRIC}    comparisons: {[['1', '3', '1', '1']] * 4}\n")],
        "composite_ahp_reciprocal",
        "level.tree level",
    ),
    "data that are to weigh groups": (
        [(GEOMETRIC, f"{GEOMETRIC}    weighting: entropy\n")],
        "weighting_groups",
        "level.tree level",
    ),
    "a comparison that is asked for and missing": (
        [("    method: geometric\n", "    method: geometric\n    weighting: ahp\n")],
        "policy_comparisons",
        "level.tree",
    ),
    "an indicator twice in the tree": (
        [
            (
                "{code: pension_coverage, weight: 0.2}",
                "{code: migrant_children_schooling, weight: 0.2}",
            )
        ],
        "policy_twice",
        "level",
    ),
    "a key that is missing": ([("carried: {years: 1}\n", "")], "field_missing", ""),
    "a key that is missing inside": ([("  early: 0.25\n", "")], "field_missing", "pace"),
    "a key that is unknown": ([("carried:", "years_more: 1\ncarried:")], "field_unknown", ""),
    "a key that is unknown inside": (
        [("  early:", "  late: 1\n  early:")],
        "field_unknown",
        "pace",
    ),
    "a word for a number": ([("early: 0.25", "early: soon")], "field_value", "pace.early"),
    "a share for a whole number": (
        [("fewest_changes: 5", "fewest_changes: 5.5")],
        "field_value",
        "pace.fewest_changes",
    ),
    "what is not finite": ([("early: 0.25", "early: nan")], "field_value", "pace.early"),
    "a number too large": ([("early: 0.25", "early: 1e999")], "field_value", "pace.early"),
    "a list for a number": ([("early: 0.25", "early: [0.25]")], "field_value", "pace.early"),
    "a number for a mapping": ([("carried: {years: 1}", "carried: 1")], "field_value", "carried"),
    "a number for a list": (
        [("corners: [[0, 0], [0.6, 60], [0.95, 90], [1, 100]]", "corners: 1")],
        "field_value",
        "score.corners",
    ),
    "three numbers for a pair": (
        [("[0.6, 60]", "[0.6, 60, 1]")],
        "field_value",
        "score.corners[1]",
    ),
    "a name in one language": (
        [("name: {zh: 目标进度, en: Progress towards targets}", "name: {zh: 目标进度}")],
        "field_value",
        "rating.blocks[0].name",
    ),
    "no such method": (
        [("method: geometric", "method: median")],
        "field_value",
        "level.tree.method",
    ),
    "no such confidence": (
        [("confidence: unverified", "confidence: perhaps")],
        "field_value",
        "confidence",
    ),
    "no such scale": (
        [("transforms: {}", "transforms: {urbanization_rate_hukou: cubic}")],
        "field_value",
        "paths.transforms.urbanization_rate_hukou",
    ),
    "a logit of what has no upper bound": (
        [("transforms: {}", "transforms: {broadband_access: logit}")],
        "field_value",
        "paths.transforms.broadband_access",
    ),
    "another programme": (
        [("programme: urbanization_2014", "programme: rivers")],
        "field_value",
        "programme",
    ),
    "bounds the wrong way round": ([("behind: 0.6", "behind: 0.96")], "field_value", "pace"),
    "a scale of nothing": ([("slightly: 0.5", "slightly: 0")], "field_value", "pace"),
    "a percentile beyond 100": ([("infeasible: 95", "infeasible: 950")], "field_value", "pace"),
    "years of less than none": ([("{years: 1}", "{years: -1}")], "field_value", "carried"),
    "a weight below zero": (
        [(RESIDENT, RESIDENT.replace("0.5", "-0.5"))],
        "field_value",
        "level.tree.children[0].children[0]",
    ),
    "weights that do not add up": (
        [(RESIDENT, RESIDENT.replace("0.5", "0.6"))],
        "policy_weights",
        "level.tree.children[0]",
    ),
    "goalposts reversed": (
        [(POSTS, POSTS.replace("20", "100").replace("high: 100", "high: 20"))],
        "policy_goalposts",
        "level.goalposts.urbanization_rate_resident",
    ),
    "goalposts that are equal": (
        [(POSTS, POSTS.replace("20", "100"))],
        "policy_goalposts",
        "level.goalposts.urbanization_rate_resident",
    ),
    "an indicator without goalposts": ([(f"    {POSTS}\n", "")], "policy_no_goalposts", "level"),
    "points that do not add up": ([("points: 40", "points: 41")], "policy_points", "rating"),
    "grades that rise": ([("from: 90", "from: 70")], "policy_grades", "rating"),
    "grades that do not end at zero": (
        [("code: poor, from: 0", "code: poor, from: 10")],
        "policy_grades",
        "rating",
    ),
    "a cap that names no grade": (
        [("severe: good", "severe: splendid")],
        "policy_no_grade",
        "rating",
    ),
    "corners that do not rise": ([("[0.6, 60]", "[0.95, 60]")], "policy_corners", "score"),
    "no corners": (
        [("[[0, 0], [0.6, 60], [0.95, 90], [1, 100]]", "[]")],
        "policy_corners",
        "score",
    ),
    "an indicator of nobody in the tree": (
        [
            (RESIDENT, "{code: happiness, weight: 0.5}"),
            (POSTS, POSTS + "\n    happiness: {low: 0, high: 1}"),
        ],
        "unknown_reference",
        "level.tree",
    ),
    "a core indicator of nobody": (
        [("core: [urbanization_rate_resident", "core: [happiness")],
        "unknown_reference",
        "rating.core",
    ),
    "a scale of nobody": (
        [("transforms: {}", "transforms: {happiness: log}")],
        "unknown_reference",
        "paths.transforms",
    ),
    "YAML that is broken": ([("carried: {years: 1}", "carried: {years: 1")], "not_yaml", ""),
    "a key that is a list": ([("carried:", "? [a, b]\n: 1\ncarried:")], "not_yaml", ""),
    "a key that stands twice": ([("  early:", "  behind: 0.5\n  early:")], "duplicate", ""),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_fault_is_told_where_it_stands(programme, content, case):
    changes, code, column = case
    with pytest.raises(DataError) as caught:
        read_policy(FILE, edited(content, *changes), programme)
    faults = caught.value.faults
    assert (code, FILE, column) in [
        (fault.code, fault.place.file, fault.place.column) for fault in faults
    ]
    in_both_languages(caught.value)


def in_both_languages(error: ShidianError) -> None:
    for fault in error.faults:
        for text in (fault.text, fault.advice):
            assert text("zh").endswith("。")
            assert text("en").endswith(".")


def test_all_faults_are_listed_at_once(programme, content):
    broken = edited(
        content,
        ("carried: {years: 1}\n", ""),
        ("early: 0.25", "early: soon"),
        ("points: 40", "points: 41"),
        ("[0.6, 60]", "[0.95, 60]"),
    )
    with pytest.raises(DataError) as caught:
        read_policy(FILE, broken, programme)
    assert {fault.code for fault in caught.value.faults} == {
        "field_missing",
        "field_value",
        "policy_points",
        "policy_corners",
    }


def test_two_policies_of_one_code_are_refused(programme, content):
    twice = {"policy/a.yaml": content, "policy/b.yaml": content}
    with pytest.raises(DataError) as caught:
        policies_of(replace(programme, policies=twice))
    assert [(fault.code, fault.place.file) for fault in caught.value.faults] == [
        ("policy_twice", "policy/b.yaml")
    ]


def test_every_message_on_policies_is_tested_here():
    tested = {code for _, code, _ in CASES.values()} | {"policy_none"}
    assert {code for code in MESSAGES if code.startswith("policy_")} <= tested


NO_POLICIES = {
    "nothing": b"",
    "a list": b"- a",
    "a word": b"policy",
    "another encoding": "办法".encode("gbk"),
    "bytes that are no text": b"a: \x00",
    "nested without end": b"a: " + b"[" * 5000 + b"]" * 5000,
    "a node within itself": b"a: &a [*a]",
}


@pytest.mark.parametrize("broken", NO_POLICIES.values(), ids=NO_POLICIES)
def test_what_is_no_policy_is_a_fault_and_no_traceback(programme, broken):
    with pytest.raises(DataError) as caught:
        read_policy(FILE, broken, programme)
    in_both_languages(caught.value)


@given(broken=st.binary(max_size=200))
def test_no_bytes_are_a_traceback(programme, broken):
    with pytest.raises(DataError):
        read_policy(FILE, broken, programme)


@given(at=st.integers(0, 20_000), length=st.integers(1, 30))
def test_no_cut_is_a_traceback(programme, content, at, length):
    at %= len(content)
    cut = content[:at] + content[at + length :]
    try:
        made = read_policy(FILE, cut, programme)
    except DataError as error:
        in_both_languages(error)
    else:  # a comment was cut, or digits of a constant
        assert made.content == cut


def test_a_package_without_a_policy(specimen):
    with pytest.raises(DataError) as caught:
        policy_of(specimen)
    assert [fault.code for fault in caught.value.faults] == ["policy_none"]
    in_both_languages(caught.value)
    assert policy_in_force(specimen) is None
    assert policies_of(specimen) == {}


def test_the_last_of_several_is_in_force(programme, content):
    later = edited(content, ("code: assessment-2014", "code: assessment-2016"))
    files = {FILE: content, "policy/assessment-2016.yaml": later}
    both = replace(programme, policies=dict(reversed(files.items())))
    assert list(policies_of(both)) == ["assessment-2014", "assessment-2016"]
    assert policy_of(both).policy.code == "assessment-2016"


def test_a_policy_in_a_file(programme, content, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    assert policy_file(path, programme) == policy_of(programme)


def test_a_fault_in_a_file_names_it(programme, content, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_bytes(edited(content, ("early: 0.25", "early: soon")))
    with pytest.raises(DataError) as caught:
        policy_file(path, programme)
    assert [fault.place.file for fault in caught.value.faults] == ["mine.yaml"]


@pytest.mark.parametrize("name", ["absent.yaml", "."])
def test_a_file_that_cannot_be_read(programme, tmp_path, name):
    with pytest.raises(UsageError) as caught:
        policy_file(tmp_path / name, programme)
    assert [fault.code for fault in caught.value.faults] == ["file_unreadable"]
    in_both_languages(caught.value)


def test_a_file_that_is_too_large(programme, content, tmp_path):
    path = tmp_path / "large.yaml"
    path.write_bytes(content + b"#" * 2**20)
    with pytest.raises(DataError) as caught:
        policy_file(path, programme)
    assert [fault.code for fault in caught.value.faults] == ["file_too_large"]
    in_both_languages(caught.value)
