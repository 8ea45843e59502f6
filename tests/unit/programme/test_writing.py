"""Commitments go back into the file they came from."""

import csv
import io
from dataclasses import replace

from shidian.programme import commitments_csv, load_programme
from shidian.programme.schema import COMMITMENTS
from tests.records import AWKWARD, COST, DOCUMENT, FLOW, FUND, REACH, exactly
from tests.specimen import SOUND, write_package


def test_a_package_is_written_back_byte_for_byte(package):
    programme = load_programme(package)
    assert commitments_csv(programme.commitments).encode() == SOUND["commitments.csv"]


def test_without_commitments_there_is_the_header():
    [header] = csv.reader(io.StringIO(commitments_csv([])))
    assert header == [column.name for column in COMMITMENTS]


def test_what_was_written_is_read_again_exactly(tmp_path):
    """Awkward texts too; a package trims its cells, so none begins or ends with a blank."""
    own_unit = replace(COST.printed, indicator="")  # 万元/人·年 is no unit of an indicator
    made = [
        replace(REACH, key="a"),
        replace(FLOW, key="b"),
        replace(COST, key="c", name=AWKWARD, printed=own_unit),
        replace(DOCUMENT, key="d", detail='"出台", 实施'),
        replace(FUND, key="e"),
    ]
    content = commitments_csv(made).encode()
    files = {**SOUND, "commitments.csv": content}
    programme = load_programme(write_package(tmp_path, files))
    assert [exactly(one) for one in programme.commitments] == [exactly(one) for one in made]
    assert commitments_csv(programme.commitments).encode() == content
