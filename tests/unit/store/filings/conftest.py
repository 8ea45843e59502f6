"""A filing of 宁波 for 2018 and the people who have to do with it, on each database."""

from datetime import UTC, datetime

import pytest

from shidian.register.lifecycle import Step
from shidian.store.access import posts_of
from shidian.store.events import actor_of
from shidian.store.filings.filings import begin, by_id, sheet_of
from shidian.store.filings.quality import findings, waive
from shidian.store.filings.steps import take
from shidian.store.filings.writing import Edit, write
from tests.stored import person

YEAR = 2018
REOPENING = {"reason": "分母有误", "document_no": "发改办〔2019〕1号", "dated": "2019-06-01"}
ROUND = (
    (Step.SUBMIT, "officer"),
    (Step.ENDORSE, "province"),
    (Step.ACCEPT, "nation"),
    (Step.PUBLISH, "nation"),
)
# What a whole filing of the pilot holds; its identity: 604.6 / 820.2 = 73.71.
VALUES = {
    "indicators/urbanization_rate_resident/value": "73.71",
    "indicators/urbanization_rate_hukou/value": "40.5",
    "indicators/population_resident/value": "820.2",
    "indicators/population_urban/value": "604.6",
}


class Cast:
    """The people of a round, and what they do."""

    def __init__(self):
        self.officer = person("officer", "张三", ("pilot_officer", "330200"))
        self.colleague = person("colleague", "赵六", ("department_contact", "330200"))
        self.province = person("province", "李四", ("provincial_officer", "330000"))
        self.nation = person("nation", "王五", ("national_officer", "000000"))
        self.auditor = person("auditor", "孙七", ("auditor", "000000"))
        self.system = person("system", "周八", ("system_administrator", "000000"))
        self.security = person("security", "吴九", ("security_administrator", "000000"))
        self.reader = person("reader", "郑十", ("ministry_reader", "000000"))
        self.evaluator = person("evaluator", "冯一", ("evaluator", "000000"))
        self.stranger = person("stranger", "陈二", ("pilot_officer", "210200"))

    @property
    def everybody(self):
        return list(vars(self).values())

    def begin(self, pilot="宁波", year=YEAR):
        return begin(pilot, year, posts_of(self.officer), actor_of(self.officer))

    def write(self, filing, who="officer", **bases):
        """Save edits given as {key: (typed, base)}."""
        one = getattr(self, who)
        edits = [Edit(key, *given) for key, given in bases.items()]
        return write(filing.pk, edits, posts_of(one), actor_of(one))

    def take(self, filing, step, who, **given):
        one = getattr(self, who)
        return take(filing.pk, step, posts_of(one), one, given)

    def fill(self, filing, values=VALUES):
        """Write what the filing has to hold; the rest with what fits."""
        wanted = {cell.key: cell for cell in sheet_of(filing).cells.values() if cell.required}
        filled = {key: next(iter(cell.column.choices), "") for key, cell in wanted.items()} | values
        held = {cell.key: cell.version for cell in filing.cells.all()}
        done = self.write(filing, **{key: (v, held.get(key, 0)) for key, v in filled.items()})
        assert done.whole, done

    def explain(self, filing, who="officer"):
        one = getattr(self, who)
        filing = by_id(filing.pk)
        held = dict(filing.cells.values_list("key", "value"))
        for found in findings(filing, held):
            if found.blocks(filing.state):
                check = found.violation.check.code
                waive(filing, check, found.key, "已核实", posts_of(one), actor_of(one))

    def carry(self, filing, until=Step.PUBLISH):
        """Take a filled filing through its round, up to a step."""
        for step, who in ROUND:
            if step is Step.SUBMIT:
                self.explain(filing)
            if step is Step.ENDORSE:
                self.explain(filing, "province")
            filing = self.take(filing, step, who)
            if step is until:
                return filing
        return filing


@pytest.fixture
def cast(stored):
    return Cast()


@pytest.fixture
def filing(cast):
    return cast.begin()


@pytest.fixture
def published(cast, filing):
    cast.fill(filing)
    return cast.carry(filing)


@pytest.fixture
def now():
    return datetime.now(UTC)
