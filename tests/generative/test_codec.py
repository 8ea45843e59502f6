"""Any record comes back from its columns, and from the file ledger, exactly."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Observation, StatementType, as_commitment, as_statement
from shidian.register import COMMITMENTS, OBSERVATIONS, Codec, FileLedger
from tests.generative import strategies
from tests.records import MONDAY, exactly

KINDS = st.one_of(
    st.tuples(st.just(OBSERVATIONS), strategies.OBSERVATIONS),
    st.tuples(st.just(COMMITMENTS), strategies.targets()),
    st.tuples(st.just(COMMITMENTS), strategies.statements().map(as_commitment)),
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
    if isinstance(record, Observation):
        assert figure == record.value.value
    else:
        printed = as_statement(record).printed
        assert figure == (printed and printed.value)


@given(strategies.COMMITMENTS)
def test_a_commitment_has_two_forms_and_loses_nothing(commitment):
    said = as_statement(commitment)
    assert exactly(as_commitment(said)) == exactly(commitment)
    assert exactly(as_statement(as_commitment(said))) == exactly(said)
    assert (said.printed is None) == (said.type is not StatementType.FIGURE)
