"""Any record comes back from its columns, and from the file ledger, exactly."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from shidian.register import OBSERVATIONS, TARGETS, Codec, FileLedger
from tests.generative import strategies
from tests.records import MONDAY, exactly

KINDS = st.one_of(
    st.tuples(st.just(OBSERVATIONS), strategies.OBSERVATIONS),
    st.tuples(st.just(TARGETS), strategies.targets()),
)


def plain(cells: dict, codec: Codec) -> bool:
    return all(value is None or type(value) is codec.columns[name] for name, value in cells.items())


@given(KINDS)
def test_a_record_comes_back_from_its_columns(kind):
    codec, record = kind
    cells = dict(codec.encode(record))
    assert list(cells) == list(codec.columns)
    assert plain(cells, codec)
    assert exactly(codec.decode(json.loads(json.dumps(cells)))) == exactly(record)


@given(KINDS)
def test_a_record_comes_back_from_a_file(kind):
    codec, record = kind
    with TemporaryDirectory() as folder:
        ledger = FileLedger(Path(folder) / "ledger.jsonl", codec)
        ledger.append([record], "张三\u2028", MONDAY)
        [entry] = ledger.entries()
        figure = ledger.table()["value"][0]
    assert (exactly(entry.record), entry.recorded_by) == (exactly(record), "张三\u2028")
    assert figure == record.value.value
