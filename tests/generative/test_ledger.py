"""Any sequence of writes leaves one chain for each key: the file ledger against a plain model."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from shidian.core import DataError
from shidian.register import OBSERVATIONS, FileLedger
from tests.records import MONDAY, rate

YEARS = st.integers(2014, 2018)
VALUES = st.integers(0, 99).map(str)


class LedgerMachine(RuleBasedStateMachine):
    """`written` holds every write in its order: year, value (None: withdrawn), what it follows."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.ledger = FileLedger(Path(self.folder.name) / "ledger.jsonl", OBSERVATIONS)
        self.written: list[tuple[int, str | None, int | None]] = []

    def teardown(self) -> None:
        self.folder.cleanup()

    def now(self):
        return MONDAY + timedelta(days=len(self.written))

    def tail(self, year: int, upto: int | None = None) -> int | None:
        """Number of the last write on a year."""
        numbers = [n for n, (y, *_) in enumerate(self.written[:upto], 1) if y == year]
        return numbers[-1] if numbers else None

    def state(self, upto: int | None = None) -> dict[int, str]:
        tails = [self.tail(year, upto) for year in range(2014, 2019)]
        held = [self.written[n - 1] for n in tails if n is not None]
        return {year: value for year, value, _ in held if value is not None}

    @rule(records=st.lists(st.tuples(YEARS, VALUES), max_size=4))
    def append(self, records):
        held, years = self.state(), [year for year, _ in records]
        allowed = len(set(years)) == len(years) and not held.keys() & set(years)
        made = [rate(year, value) for year, value in records]
        try:
            numbers = self.ledger.append(made, "model", self.now())
        except DataError as error:
            assert not allowed
            assert error.faults[0].code == "key_exists"
        else:
            assert allowed
            first = len(self.written) + 1
            assert list(numbers) == list(range(first, first + len(records)))
            self.written += [(year, value, self.tail(year)) for year, value in records]

    @precondition(lambda self: self.written)
    @rule(data=st.data(), value=st.none() | VALUES)
    def replace(self, data, value):
        number = data.draw(st.integers(1, len(self.written)))
        year, old, _ = self.written[number - 1]
        current = self.tail(year) == number and old is not None
        try:
            if value is None:
                made = self.ledger.withdraw(number, "why", "model", self.now())
            else:
                made = self.ledger.supersede(number, rate(year, value), "why", "model", self.now())
        except DataError as error:
            assert not current
            assert error.faults[0].code == "entry_not_current"
        else:
            assert current
            self.written.append((year, value, number))
            assert made == len(self.written)

    @invariant()
    def the_state_is_that_of_the_model(self):
        entries = self.ledger.entries()
        found = {e.record.period.year: str(e.record.value.value) for e in entries}
        assert len(entries) == len(found)
        assert found == self.state()
        assert self.ledger.head() == len(self.written)

    @invariant()
    def every_key_has_one_chain(self):
        for year in range(2014, 2019):
            history = self.ledger.history(rate(year).key)
            expected = [(n, old) for n, (y, _, old) in enumerate(self.written, 1) if y == year]
            assert [(e.id, e.supersedes) for e in history] == expected
            links = [e.supersedes for e in history]
            assert links == [None, *(e.id for e in history)][: len(links)]


LedgerMachine.TestCase.settings = settings(
    max_examples=25, stateful_step_count=15, deadline=None, derandomize=True
)
TestLedger = LedgerMachine.TestCase
