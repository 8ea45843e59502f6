"""Every recipe of CONTRIBUTING.md, carried out on a copy.

Those that change data work on a copy of the built-in package and load it into the tests'
database; those that change code work on a copy of the source, in a process of its own.
"""

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shidian.assessment import Attainment, Verdict
from shidian.assessment.policy import policy_of
from shidian.programme import find_pilot, load_programme, validate
from shidian.register import COMMITMENTS, OBSERVATIONS
from shidian.reporting import make_table
from shidian.store import evaluations
from shidian.store import snapshot as store_snapshot
from shidian.store.filings import filings
from shidian.store.ledger import DatabaseLedger
from shidian.store.programmes import load
from tests.conftest import URBANIZATION
from tests.docs.conftest import SHIDIAN, run
from tests.docs.pages import page, section
from tests.specimen import altered, write_package
from tests.stored import forget
from tests.whole.source import ROOT, SOURCE

# Later than whatever other tests have loaded into the same database.
MONDAY, TUESDAY = (datetime(2027, 1, day, 8, tzinfo=UTC) for day in (4, 5))
RESIDENT = "urbanization_rate_resident"
GUANGZHOU_2017 = "440100,urbanization_rate_resident,2017,86.14,%"


def recipes() -> dict[str, str]:
    text = section(page("CONTRIBUTING.md").text, "Recipes")
    return dict(re.findall(r"^### (.*?)\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("title", recipes())
def test_a_recipe_is_short_and_has_its_test(title):
    steps = re.findall(r"^(\d)\. ", recipes()[title], re.MULTILINE)
    assert [int(step) for step in steps] == list(range(1, len(steps) + 1))
    assert 2 <= len(steps) <= 7
    assert f"test_{title.lower().replace(' ', '_')}" in globals()


# --- data ----------------------------------------------------------------------------------


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} must stand in {file.name} once: adapt the recipe"
    file.write_text(text.replace(old, new), encoding="utf-8")


def add_row(file: Path, **cells: str) -> None:
    """Add a row to a table; the columns that are not named stay empty."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        header = next(csv.reader(opened))
    assert set(cells) <= set(header)
    with file.open("a", encoding="utf-8", newline="") as opened:
        csv.DictWriter(opened, header, restval="", lineterminator="\n").writerow(cells)


@pytest.fixture
def built_in(tmp_path) -> Path:
    """A copy of the built-in package, to be changed."""
    return Path(shutil.copytree(URBANIZATION, tmp_path / "package"))


@pytest.fixture
def loaded(built_in, db):
    """The copy, loaded on Monday; nothing is remembered from other tests."""
    forget()
    load(built_in, MONDAY)
    yield built_in
    forget()


def result(key: str) -> Attainment:
    """What came of a target, as the pages read it."""
    _, results = store_snapshot.assessed()
    return next(one for one in results if one.target.record.key == key)


def test_add_or_correct_an_observation(loaded):
    key = f"11-{RESIDENT}-2017"
    assert result(key).verdict is Verdict.NOT_MET
    change(loaded / "observations.csv", GUANGZHOU_2017, GUANGZHOU_2017.replace("86.14", "86.70"))
    assert validate(loaded) == []
    report = load(loaded, TUESDAY).observations
    assert (report.new, report.corrected, report.withdrawn) == (0, 1, 0)
    assert result(key).verdict is Verdict.MET  # 86.70 lies within the tolerance of 0.34

    ledger = DatabaseLedger(OBSERVATIONS)
    now = result(key).observed
    old, new = ledger.history(now.record.key)
    assert [str(one.record.value) for one in (old, new)] == ["86.14 %", "86.70 %"]
    assert (new.supersedes, new.recorded_at, new.id) == (old.id, TUESDAY, now.id)
    assert new.reason.startswith("package version ")
    assert str(next(e for e in ledger.entries(MONDAY) if e.id == old.id).record.value) == "86.14 %"

    # A row of its own is new; a changed part of the identity is a withdrawal and a new entry.
    row = {"area": "440100", "indicator": RESIDENT, "period": "2022", "value": "86.48"}
    row |= {"unit": "%", "state": "published", "vintage": "census2020", "series_break": "census"}
    row |= {"document": "census-2020-county", "confidence": "low"}
    add_row(loaded / "observations.csv", **row)
    report = load(loaded, TUESDAY).observations
    assert (report.new, report.corrected, report.withdrawn) == (1, 0, 0)
    moved = GUANGZHOU_2017.replace("86.14", "86.70")
    change(loaded / "observations.csv", moved, moved.replace(",2017,", ",2013,"))
    report = load(loaded, TUESDAY).observations
    assert (report.new, report.corrected, report.withdrawn) == (1, 0, 1)
    assert [entry.withdrawn for entry in ledger.history(now.record.key)] == [False, False, True]


def test_correct_a_target(loaded):
    key = f"03-{RESIDENT}-2020"
    assert result(key).verdict is Verdict.MET
    file = loaded / "commitments.csv"
    row = f"{key},03,figure,target,常住人口城镇化率,,{RESIDENT},,=,"
    change(file, f"{row}73.9,", f"{row}79.9,")
    assert validate(loaded) == []
    report = load(loaded, TUESDAY).commitments
    assert (report.new, report.corrected, report.withdrawn) == (0, 1, 0)
    assert result(key).verdict is Verdict.NOT_MET
    old, new = DatabaseLedger(COMMITMENTS).history(key)
    assert (str(old.record.value), str(new.record.value)) == ("73.9 %", "79.9 %")
    assert new.supersedes == old.id


def test_add_an_indicator(loaded):
    code = "basic_services_coverage"
    source = {"document": "plan-2014", "confidence": "high"}
    names = {"name_zh": "享受城镇基本公共服务的人口比重", "name_en": "Access to urban services"}
    meaning = {"definition_zh": "占常住人口的比重", "definition_en": "Share of the residents"}
    bounds = {"unit": "%", "direction": "up", "low": "0", "high": "100"}
    add_row(loaded / "indicators.csv", code=code, **names, **meaning, **bounds, **source)
    target = {"key": f"11-{code}-2017", "pilot_no": "11", "type": "figure", "kind": "target"}
    target |= {"indicator": code, "op": "~", "value": "66", "unit": "%", "year": "2017"}
    target["qualifier"] = "左右"
    add_row(loaded / "commitments.csv", **target, **source)
    assert validate(loaded) == []
    assert load(loaded, TUESDAY).commitments.new == 1
    assert result(f"11-{code}-2017").verdict is Verdict.NO_VALUE
    table = make_table("indicators", *store_snapshot.assessed())
    assert code in [row[0] for row in table.rows]


def test_add_a_task_or_document(loaded):
    task = {"key": "03-task-own", "pilot_no": "03", "type": "task", "kind": "finance"}
    paper = {"key": "03-paper-own", "pilot_no": "03", "type": "deliverable", "kind": "planned"}
    source = {"document": "plan-2014", "confidence": "high"}
    add_row(loaded / "commitments.csv", **task, name="设立引导基金", **source)
    add_row(loaded / "commitments.csv", **paper, name="基金管理办法", detail="制定", **source)
    assert validate(loaded) == []
    report = load(loaded, TUESDAY).commitments
    assert (report.new, report.corrected, report.withdrawn) == (2, 0, 0)
    added = [one.record for one in store_snapshot.assessed()[0].statements_of["03"]]
    assert {one.name for one in added} >= {"设立引导基金", "基金管理办法"}


def test_add_a_pilot(loaded):
    names = {"name_zh": "福建省南平市", "name_en": "Nanping, Fujian"}
    short = {"short_zh": "南平", "short_en": "Nanping", "pinyin": "nanping"}
    place = {"level": "prefecture", "peer_class": "prefecture", "province": "350000"}
    area = {"name_zh": "南平市", "name_en": "Nanping", "level": "prefecture", "parent": "350000"}
    add_row(loaded / "areas.csv", code="350700", **area)
    pilot = {**names, **short, **place, "area": "350700"}
    add_row(loaded / "pilots.csv", pilot_no="65", **pilot, outline_start="1", outline_end="2")
    assert validate(loaded) == []
    programme = load(loaded, TUESDAY).programme
    assert find_pilot(programme, "Nanping").no == "65"
    assert len(store_snapshot.assessed()[0].programme.pilots) == 65


def test_start_another_programme(tmp_path, home):
    folder = write_package(tmp_path / "another")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    assert len([name for name in files if name.endswith(".csv")]) == 8
    assert load_programme(folder).facts.code == "specimen"
    done = run([SHIDIAN, "load", folder, "--lang", "en"], tmp_path / "other", tmp_path)
    told = "Specimen: 2 pilots; 11 commitments, 3 of them targets; 4 observations"
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, told)
    refused = run([SHIDIAN, "load", folder, "--lang", "en"], home, tmp_path)
    assert refused.returncode == 2
    assert "SHIDIAN_HOME" in refused.stderr


POLICY = Path("policy") / "assessment-2014.yaml"


def status(code: str | None = None) -> str:
    """Where 石家庄's registered rate stood in 2017, on its way to 2020: at a pace of 0.66."""
    _, _, evaluation = evaluations.evaluated(2017, code)
    key = "06-urbanization_rate_hukou-2020"
    [found] = [p for p in evaluation.progress if p.result.target.record.key == key]
    return found.status.code


def test_change_a_policy_constant(loaded):
    snapshot, _ = store_snapshot.assessed()
    before = policy_of(snapshot.programme).sha256
    assert status() == "slightly_behind"
    change(loaded / POLICY, "  behind: 0.6\n", "  behind: 0.7\n")
    change(loaded / POLICY, 'version: "1"', 'version: "2"')
    assert validate(loaded) == []
    report = load(loaded, TUESDAY).commitments
    assert (report.new, report.corrected, report.withdrawn) == (0, 0, 0)
    assert status() == "far_behind"
    assert policy_of(store_snapshot.assessed()[0].programme).sha256 != before


def test_add_a_policy(loaded):
    added = Path(shutil.copy(loaded / POLICY, loaded / "policy" / "assessment-2021.yaml"))
    change(added, "code: assessment-2014", "code: assessment-2021")
    change(added, "  behind: 0.6\n", "  behind: 0.7\n")
    signed = "{person: 王某, body: 某委, document_no: 〔2021〕1号, dated: 2021-03-01}"
    change(added, "confidence: unverified\n", f"confidence: high\nsigned: {signed}\n")
    assert validate(loaded) == []
    load(loaded, TUESDAY)
    in_force = policy_of(store_snapshot.assessed()[0].programme).policy
    assert (in_force.code, in_force.unverified) == ("assessment-2021", False)
    assert (status(), status("assessment-2014")) == ("far_behind", "slightly_behind")


# --- code ----------------------------------------------------------------------------------

Python = Callable[..., "subprocess.CompletedProcess[str]"]
MAIN = "import sys; from shidian.cli import main; sys.exit(main(sys.argv[1:]))"
BOTH = "import sys; from shidian.cli import main; [main(one.split()) for one in sys.argv[1:]]"


def test_ask_for_something_more_in_the_filing(loaded):
    form = loaded / "filing" / "annual.yaml"
    change(form, 'version: "1"', 'version: "2"')
    note = "      - {code: note, name: {zh: 说明, en: Note}, kind: text, longest: 300}\n"
    note += "  - code: tasks"
    more = "      - {code: checked, name: {zh: 核对人, en: Checked by}, kind: text}\n"
    change(form, note, more + note)
    assert validate(loaded) == []
    load(loaded, TUESDAY)
    snapshot, _ = store_snapshot.assessed()
    sheet = filings.sheet(snapshot.programme.pilots["03"], 2018)
    assert sheet.form.version == "2"
    assert sheet.cells["indicators/pension_coverage/checked"].column.name.en == "Checked by"


@pytest.fixture
def source(tmp_path) -> Path:
    """A copy of the source, to be changed."""
    left_out = shutil.ignore_patterns("__pycache__", "echarts")
    return Path(shutil.copytree(SOURCE, tmp_path / "src" / "shidian", ignore=left_out))


@pytest.fixture
def python(source, loaded_home, tmp_path) -> Python:
    """Runs Python code with the copy; gives what it printed."""

    def answer(code: str, *words: str, ends: int = 0) -> str:
        command = [sys.executable, "-c", code, *words]
        done = run(command, loaded_home, tmp_path, {"PYTHONPATH": str(source.parent)})
        assert done.returncode == ends, done.stdout + done.stderr
        return done.stdout

    return answer


def test_let_a_role_do_something_more(source, python):
    ask = """
from datetime import date
from shidian.register.access import Post, may
from shidian.register.roles import Act, Role
post = Post(Role.EVALUATOR, "000000", date(2018, 1, 1))
print(bool(may([post], Act.SUPERVISION_READ, "330200", on=date(2018, 3, 1))))
"""
    assert python(ask) == "False\n"
    file = source / "register" / "access.py"
    own = "        Act.FILING_READ: Right(True, SETTLED),\n        Act.ANALYSIS_READ: _ANY,\n"
    change(file, own, f"        Act.SUPERVISION_READ: _ANY,\n{own}")
    assert python(ask) == "True\n"


def test_teach_the_reader_a_word(source, python):
    look = """
from shidian.plans import read
[figure] = read("一、主要目标\\n失业率不逾4%。").figures
print(figure.indicator, figure.op, figure.qualifier)
"""
    assert python(look) == "失业率不逾 = None\n"
    lexicon = source / "plans" / "lexicon"
    change(lexicon / "binding.yaml", '  "<=": [不高于, ', '  "<=": [不逾, 不高于, ')
    change(lexicon / "verbs.yaml", "before: [\n", "before: [ 不逾,\n")
    assert python(look) == "失业率 <= 不逾\n"


def test_add_a_check(source, python):
    limit = """
check_longest_name:
  title_zh: 名称最多几个字
  title_en: How many characters a name may have
  unit: 个
  values:
    - {from: "2014-12", value: "10", source: 本项目建议, confidence: unverified}
"""
    file = source / "programmes" / "urbanization_2014" / "parameters" / "checks.yaml"
    file.write_text(file.read_text(encoding="utf-8") + limit, encoding="utf-8")
    function = '''def long_names(draft: Draft, peers: Peers) -> Iterator[Result]:
    """Figures whose name nobody will remember."""
    most = peers.limit("check_longest_name")
    for claim in draft.claims:
        if len(claim.name) > most.value:
            said = Bilingual(f"名称过长：{claim.text}。", f"A long name: {claim.text}.")
            working = f"{len(claim.name)} > {most.value}"
            yield Result(Severity.NOTE, said, working, (claim,), (most,))


CHECKS = (
    Check(
        "long_names",
        "logic",
        Bilingual("名称", "Names"),
        Bilingual("名称是否过长。", "Whether a name is too long."),
        Bilingual("没有人记得住。", "Nobody remembers it."),
        Bilingual("改短。", "Shorten it."),
        Severity.NOTE,
        long_names,
        ("check_longest_name",),
    ),
'''
    change(source / "plans" / "checks" / "logic.py", "CHECKS = (\n", function)
    plan = str(ROOT / "docs" / "reader" / "plan.txt")
    said = python(MAIN, "check", plan, "--only", "long_names", "--lang", "en")
    assert "A long name: 人均市民化成本政府承担 40%." in said
    assert "11 > 10" in said
    look = "import sys; sys.path.append(sys.argv[1]); from tools import checks_page as made"
    made = python(f"{look}; print(made.page())", str(ROOT))
    assert "### `long_names`" in made
    assert "| `check_longest_name` | How many characters a name may have | 10 个 |" in made


def test_add_a_table_column(source, python):
    last = '        "note": lambda p: p.note,\n'
    new = '        "outline_length": lambda p: p.outline[1] - p.outline[0],\n'
    change(source / "reporting" / "columns.py", last, last + new)
    words = '    "outline_length": "方案字数|Length|方案要点的字符数|characters of the outline",\n'
    change(source / "reporting" / "words.py", "_WORDS = {\n", "_WORDS = {\n" + words)
    lines = python(BOTH, "export pilots", "export dictionary").splitlines()
    assert lines[0].endswith(",outline_length")
    assert lines[1].endswith(",3349")  # 江苏: 6660 - 3311
    assert [line for line in lines if line.startswith("pilots,outline_length,方案字数,Length")]


def test_add_a_message(source, python, tmp_path):
    message = """    "square_taken": message(
        "这一格已有 {other}。",
        "The square already holds {other}.",
        "请换一格。",
        "Take another square.",
    ),
"""
    change(
        source / "core" / "messages" / "packages.py",
        '    "not_toml": message(',
        f'{message}    "not_toml": message(',
    )
    check = '''

def crowded(rows: Rows) -> Iterator[Fault]:
    """Tiles on a square that another one has."""
    held: dict[tuple[int, int], str] = {}
    for row in rows["tiles.csv"]:
        square = row["column"], row["row"]
        if square in held:
            yield Fault("square_taken", _place("tiles.csv", row, "row"), other=held[square])
        held.setdefault(square, row["area"])
'''
    references = source / "programme" / "references.py"
    references.write_text(references.read_text(encoding="utf-8") + check, encoding="utf-8")
    call = "    yield from references.duplicates(rows)\n"
    crowded = call.replace("duplicates", "crowded")
    change(source / "programme" / "package.py", call, call + crowded)

    tile = "330000,6,5,浙江,Zhejiang\n"
    files = altered("tiles.csv", tile, tile + "330200,6,5,宁波,Ningbo\n")
    folder = str(write_package(tmp_path / "crowded", files))
    place = "tiles.csv, row 3, column row"
    told = f"{place}: The square already holds 330000. Take another square."
    assert told in python(MAIN, "validate", folder, "--lang", "en", ends=1)
    assert "这一格已有 330000。请换一格。" in python(MAIN, "validate", folder, ends=1)


def test_add_a_caveat(source, python):
    file = source / "assessment" / "caveat.py"
    member = '    UNVERIFIED_TOLERANCE = "unverified_tolerance"\n'
    change(file, member, f'{member}    ROUND_FIGURE = "round_figure"\n')
    short = '    Caveat.ROUND_FIGURE: Bilingual("整数", "round figure"),\n'
    change(file, "_SHORT = {\n", f"_SHORT = {{\n{short}")
    said = '    Caveat.ROUND_FIGURE: Bilingual("目标是整数。", "The target has no decimals."),\n'
    change(file, "_TEXTS = {\n", f"_TEXTS = {{\n{said}")
    last = "        yield Caveat.ASPIRATION\n"
    condition = "    if not target.value.printed_places:\n        yield Caveat.ROUND_FIGURE\n"
    change(source / "assessment" / "reservations.py", last, last + condition)
    lines = python(BOTH, "targets --pilot 03 --lang en", "show 03 --lang en").splitlines()
    [marked] = [line for line in lines if "round figure" in line]
    assert " 43 " in marked  # the only one of 宁波's without decimals
    assert [line for line in lines if line.endswith("The target has no decimals.")]


def test_add_a_text_to_a_page(source, python):
    template = source / "web" / "templates" / "shidian" / "about.html"
    heading = '<section><h2>{% translate "须知" %}</h2>'
    change(template, heading, f'{heading}<p>{{% translate "先读这一段。" %}}</p>')
    locale = source / "web" / "locale"
    catalogue = locale / "en" / "LC_MESSAGES" / "django.po"
    with catalogue.open("a", encoding="utf-8") as file:
        file.write('\nmsgid "先读这一段。"\nmsgstr "Read this first."\n')
    compile_ = "from babel.messages.frontend import main; main()"
    python(compile_, "compile", "-D", "django", "-d", str(locale))
    look = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "shidian.web.settings"
import django
django.setup()
from django.test import Client
reader = Client(headers={"Host": "localhost"})
print(reader.get("/about/").text, reader.get("/en/about/").text)
"""
    shown = python(look)
    assert shown.count("先读这一段。") == shown.count("Read this first.") == 1


def test_add_a_command(source, python):
    (source / "cli" / "checkpoints.py").write_text(
        '''"""``shidian checkpoints``: when the programme is measured."""

import typer


def checkpoints(ctx: typer.Context) -> None:
    """列出检查点。 List the checkpoints."""
    from shidian.cli.register import opened

    print(*opened()[0].programme.facts.checkpoints)
''',
        encoding="utf-8",
    )
    file = source / "cli" / "application.py"
    first = "from shidian.cli.export import export\n"
    change(file, first, f"from shidian.cli.checkpoints import checkpoints\n{first}")
    change(file, "    share,\n)", "    share,\n    checkpoints,\n)")
    assert python(MAIN, "checkpoints") == "2017 2020\n"
    assert "List the checkpoints." in python(MAIN, "--help")
