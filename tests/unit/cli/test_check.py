"""``shidian check``: what is wrong with a plan, in every format and both languages."""

import io
import json
import re

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from shidian.plans.checks import CHECKS
from tests.unit.cli.answers import Ask, Said, asking
from tests.unit.plans import made
from tests.unit.plans.made import plan

FAULTY = plan(
    "到2020年，常住人口城镇化率为51%，户籍人口城镇化率为48%。",
    intro="2013年，常住人口城镇化率为52.5%，户籍人口城镇化率为30%。",
    tasks=[
        "（一）建立农业转移人口市民化成本分担机制。市民化成本由政府承担40%、企业承担30%、个人承担20%。"
    ],
)
SOUND = FAULTY.replace("51%", "60%").replace("20%", "30%")


@pytest.fixture
def run(capsysbinary, monkeypatch) -> Ask:
    return asking(capsysbinary, monkeypatch)


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "faulty.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "sound.txt"
    path.write_text(SOUND, encoding="utf-8")
    return path


def severities(said: Said) -> dict[str, str]:
    """The gravest severity by check."""
    found: dict[str, str] = {}
    for row in said.rows:
        found.setdefault(row["check"], row["severity"])
    return found


def test_errors_are_told_with_their_working_and_by_the_exit_code(run, faulty):
    said = run("check", faulty)
    assert said.code == 1
    assert re.search(r"青坪市 +错误 +逐年不退", said.out)
    assert "52.5% → 51%" in said.out
    assert re.search(r"青坪市 +错误 +分担比例合计", said.out)
    assert "40% + 30% + 20% = 90%" in said.out


def test_a_plan_without_errors(run, sound):
    said = run("check", sound, "-f", "csv")
    assert said.code == 0
    found = severities(said)
    assert "steps" not in found
    assert found["shares_hundred"] == "fine"


def test_in_english(run, faulty):
    said = run("check", faulty, "--lang", "en")
    assert said.code == 1
    assert re.search(r"青坪市 +error +No step back", said.out)
    assert "falls behind" in said.out
    assert "错误" not in said.out


def test_json_lines_and_workbook(run, faulty):
    lines = run("check", faulty, "--format", "jsonl").lines
    steps = next(line for line in lines if line["check"] == "steps")
    assert (steps["place"], steps["severity"]) == ("青坪市", "error")
    spans = [int(number) for number in re.findall(r"\[(\d+),", steps["figures"])]
    assert [FAULTY[start:].split("%")[0] for start in spans] == ["52.5", "51"]
    assert json.loads(run("check", faulty, "-f", "json").out)["table"] == "findings"
    book = load_workbook(io.BytesIO(run("check", faulty, "-f", "xlsx").bytes))
    assert book.worksheets[0].max_row == len(lines) + 1


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def fonts(document) -> set[str]:
    runs = [one for paragraph in document.paragraphs for one in paragraph.runs]
    runs += [
        one
        for table in document.tables
        for row in table.rows[:2]
        for cell in row.cells
        for paragraph in cell.paragraphs
        for one in paragraph.runs
    ]
    return {one._element.rPr.rFonts.get(qn("w:eastAsia")) for one in runs}


def test_an_appraisal_sheet_in_word(run, faulty, tmp_path):
    piped = run("check", faulty, "--format", "docx")
    assert piped.code == 1
    output = tmp_path / "sheet.docx"
    said = run("check", faulty, "--format", "docx", "--output", output)
    assert (said.code, said.bytes) == (1, b"")
    for document in (opened(piped.bytes), opened(output.read_bytes())):
        assert document.paragraphs[0].text == "青坪市试点方案审核表"
        assert fonts(document) == {"黑体", "仿宋"}
        assert len(document.tables) == 3
    english = opened(run("check", faulty, "-f", "docx", "--lang", "en").bytes)
    assert "Appraisal of a pilot plan" in english.paragraphs[0].text


def test_all_pilots_of_the_package(run):
    rows = run("check", "--all", "--format", "csv").rows
    assert {row["pilot_no"] for row in rows} == {f"{number:02d}" for number in range(1, 65)}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_comparison_of_all_pilots_has_64_rows(lang, run):
    document = opened(run("check", "--all", "--format", "docx", "--lang", lang).bytes)
    table = document.tables[0]
    assert len(table.rows) == 65
    assert [row.cells[0].text for row in table.rows[1:]] == [str(n) for n in range(1, 65)]
    assert len({row.cells[1].text for row in table.rows[1:]}) == 64
    assert fonts(document) == {"黑体", "仿宋"}


NAMES = ("宁波", "宁波市", "ningbo", "Ningbo", "03", "330200")


@pytest.mark.parametrize("name", NAMES)
def test_a_pilot_by_any_of_its_names(name, run):
    said = run("check", name, "-f", "csv")
    assert said.code in (0, 1)
    assert {row["pilot_no"] for row in said.rows} == {"03"}


def test_several_plans_and_pilots(run, faulty):
    said = run("check", faulty, "大连", "青岛", "-f", "csv")
    assert {row["pilot_no"] for row in said.rows} == {"", "04", "05"}
    document = opened(run("check", faulty, "大连", "-f", "docx").bytes)
    assert len(document.tables[0].rows) == 3


def test_chosen_checks(run, faulty):
    only = severities(run("check", faulty, "--only", "steps", "--only", "pace", "-f", "csv"))
    assert set(only) == {"steps", "pace"}
    rest = severities(run("check", faulty, "--without", "steps", "-f", "csv"))
    assert "steps" not in rest
    assert "shares_hundred" in rest
    assert run("check", faulty, "--only", "two_values").code == 0


def test_against_another_plan(run, sound, tmp_path):
    other = tmp_path / "province.txt"
    text = plan("到2020年，常住人口城镇化率达到65%。").replace("青坪市", "江岭省")
    other.write_text(text, encoding="utf-8")
    said = run("check", sound, "--against", other, "--only", "other_plan", "-f", "csv")
    [row] = said.rows
    assert (row["severity"], row["working"]) == ("note", "60 − 65 = -5")
    assert "江岭省" in row["finding"]
    assert run("check", sound, "--only", "other_plan", "-f", "csv").rows == []


def test_the_list_of_checks(run):
    rows = run("check", "--list", "-f", "csv").rows
    assert [row["check"] for row in rows] == [check.id for check in CHECKS]
    assert "逐年不退" in run("check", "--list").out
    english = run("check", "--list", "--lang", "en")
    assert english.code == 0


def test_unverified_limits_are_marked(run, sound):
    rows = run("check", sound, "-f", "csv").rows
    assert {row["unverified"] for row in rows if row["check"] == "pace"} == {"yes"}
    assert {row["unverified"] for row in rows if row["check"] == "rate_order"} <= {""}


def test_a_table_goes_into_a_file(run, faulty, tmp_path):
    output = tmp_path / "findings.csv"
    said = run("check", faulty, "--output", output)
    assert (said.code, said.bytes) == (1, b"")
    assert output.read_bytes().decode("utf-8-sig").startswith("pilot_no,place,severity")


def test_word_and_pdf(run, tmp_path):
    for name, data in (
        ("plan.docx", made.word(*FAULTY.splitlines())),
        ("plan.pdf", made.pdf(FAULTY.splitlines())),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        assert severities(run("check", path, "-f", "csv"))["steps"] == "error"


WRONG = {
    "nothing": ((), 2, "缺少 PLAN", "lacks its PLAN"),
    "neither file nor pilot": (("宁坡",), 2, "没有“宁坡”这个试点", "no pilot 宁坡"),
    "format": (("宁波", "-f", "pdf"), 2, "不能输出为“pdf”格式", "the format pdf"),
    "check": (("宁波", "--only", "step"), 2, "没有检查 step", "no check step"),
    "check left out": (("宁波", "--without", "step"), 2, "没有检查 step", "no check step"),
    "no other plan": (("宁波", "--against", "none.txt"), 2, "不能读取", "Cannot read"),
    "a file that is not there": (
        ("nowhere.txt",),
        2,
        "不能读取 nowhere.txt",
        "Cannot read nowhere",
    ),
    "a folder": (("/tmp",), 2, "不能读取 /tmp", "Cannot read /tmp"),
    "option": (("宁波", "--al"), 2, "没有“--al”这个选项", "no option --al"),
}


@pytest.mark.parametrize(("words", "code", "zh", "en"), WRONG.values(), ids=WRONG)
def test_wrong_words(words, code, zh, en, run):
    said = run("check", *words)
    assert (said.code, said.out, len(said.err.splitlines())) == (code, "", 1)
    assert zh in said.err
    assert en in run("check", *words, "--lang", "en").err


BAD = {"empty": b"", "binary": bytes(100), "locked": made.pdf(["甲"], trailer=made.LOCKED)}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_a_bad_file(data, run, tmp_path, sound):
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    for words in ((path,), (sound, "--against", path)):
        said = run("check", *words)
        assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)
        assert said.err.startswith("bad.txt：")


NOTHING = {
    "no plan": "今天天气很好。",
    "no numbers": plan("户籍人口城镇化率明显提高。"),
    "a page number alone": "第 12 页 共 30 页",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_a_text_without_figures_is_checked_without_fail(text, run, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    for format in ("table", "csv", "docx"):
        assert run("check", path, "-f", format).code == 0
    against = run("check", "宁波", "--against", path, "--only", "other_plan")
    assert against.code == 0


def test_an_output_that_cannot_be_written(run, faulty, tmp_path):
    said = run("check", faulty, "--output", tmp_path / "none" / "a.csv")
    assert said.code == 1
    assert "不能写入" in said.err


def test_help_is_in_both_languages(run):
    said = run("check", "--help")
    for text in ("--all", "--only", "--without", "--against", "--list", "检查方案", "Check plans"):
        assert text in said.out
