import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.mechanisms.settlement.persons import csv_file as room
from shidian.mechanisms.settlement.persons.opening import opened
from shidian.mechanisms.settlement.persons.person_file import examined
from tests.unit.mechanisms.settlement.persons.office import GOOD, HEADER, csv_file, read, rows_of

CELLS = st.text(st.sampled_from('ab,"\n\r;文 '), max_size=4)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8)
)
CHINESE = ("1985-03-09", "初中", "60", "是", "")


def rows(path):
    file = opened(path, examined(path))
    places = range(len(file.header))
    return [
        (row, *(cell or "" for cell in cells))
        for batch in file.batches(list(places))
        for row, cells in zip(batch.rows, batch.texts.rows(), strict=True)
    ]


def refused(path):
    with pytest.raises(DataError) as caught:
        rows(path)
    return [(one.code, one.place.row) for one in caught.value.faults]


ENCODINGS = ("utf-8", "utf-8-sig", "gb18030")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_file_is_read_in_the_encodings_of_offices(tmp_path, encoding):
    header = ("出生日期", "文化程度", *HEADER[2:])
    found = read(csv_file(tmp_path, [CHINESE] * 3, header, encoding))
    assert [row[1] for row in rows_of(found)] == [1, 1, 1]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_cells_can_be_separated_otherwise(tmp_path, delimiter):
    file = tmp_path / "people.csv"
    lines = (delimiter.join(cells) for cells in (HEADER, GOOD))
    file.write_text("\n".join(lines), encoding="utf-8")
    assert read(file).rows == 1


@settings(max_examples=60, deadline=None)
@given(TABLES, st.sampled_from(["\n", "\r\n"]), st.integers(1, 40), st.booleans())
def test_whatever_its_blocks_a_file_says_what_the_standard_reader_says(
    tmp_path_factory, table, end, block, everywhere
):
    written = io.StringIO()
    quoting = csv.QUOTE_ALL if everywhere else csv.QUOTE_MINIMAL
    writer = csv.writer(written, lineterminator=end, quoting=quoting)
    writer.writerows([["head"] * len(table[0]), *table])
    path = tmp_path_factory.mktemp("csv") / "people.csv"
    path.write_bytes(written.getvalue().encode())
    expected, begins = [], 2
    reader = csv.reader(io.StringIO(written.getvalue(), newline=""))
    next(reader)
    for cells in reader:
        if any(cells) and len(cells) == len(table[0]):
            expected.append((begins, *cells))
        begins = reader.line_num + 1
    usual, room.BLOCK = room.BLOCK, block
    try:
        assert rows(path) == expected
    finally:
        room.BLOCK = usual


def test_rows_are_counted_as_an_editor_does(tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(b'\na,b\n1,"x\ny"\n\n,\n2,z\n')
    assert [row for row, *_ in rows(path)] == [3, 7]


def test_a_row_of_another_width_is_a_fault_and_the_others_are_read(tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(b"a,b\n1,2\n3\n4,5,6\n7,8\n")
    (batch,) = opened(path, examined(path)).batches([0, 1])
    assert batch.texts.rows() == [("1", "2"), ("7", "8")]
    assert [(one.code, one.place.row, one.found["found"]) for one in batch.faults] == [
        ("row_width", 3, "1"),
        ("row_width", 4, "3"),
    ]


BROKEN = {
    "a byte that is no text": (b"a,b\n1,\xff\n", [("wrong_encoding", 2)]),
    "a character cut at the end": ("a,b\n1,中".encode()[:-2], [("wrong_encoding", 2)]),
    "a zero byte": (b"a,b\n1,2\n3,\0\n", [("wrong_encoding", 3)]),
    "UTF-16": ("a,b\n1,2\n".encode("utf-16"), [("wrong_encoding", 1)]),
    "a quotation that never ends": (b'a,b\n1,2\n3,"x\n', [("not_csv", 3)]),
    "text after a quotation": (b'a,b\n1,"x"y\n', [("not_csv", 2)]),
    "a header in a quotation that never ends": (b'a,"b\n', [("not_csv", 1)]),
    "a line without end": (b"a,b\n1," + b"2" * 6_000_000, [("persons_line_long", None)]),
    "a header without end": (b"a" * 2_000_000, [("persons_line_long", None)]),
    "a cell of megabytes": (b'a,b\n1,"' + b"x\n" * 200_000 + b'"\n', [("not_csv", 2)]),
    "a header without a name": (b",,\n1,2,3\n", [("persons_no_header", 1)]),
    "too many columns": (b"a," * 500 + b"b\n", [("persons_columns_many", None)]),
}


@pytest.mark.parametrize(("content", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused(tmp_path, content, expected):
    (tmp_path / "people.csv").write_bytes(content)
    assert refused(tmp_path / "people.csv") == expected


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 60), st.sampled_from(ENCODINGS))
def test_no_file_gives_a_traceback(tmp_path_factory, noise, at, encoding):
    file = csv_file(tmp_path_factory.mktemp("csv"), [CHINESE, GOOD], HEADER, encoding)
    content = file.read_bytes()
    file.write_bytes(content[:at] + noise + content[at + len(noise) // 2 :])
    try:
        assert read(file).rows > 0
    except DataError as error:
        assert error.faults
