"""``shidian read``: what plan files hold, in every format and both languages."""

import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.unit.cli.answers import Ask, asking
from tests.unit.plans import made
from tests.unit.plans.made import plan

FIELDS = (
    "pilot section heading kind indicator indicator_code subject year start_year op value "
    "value_high unit per_year cumulative relative qualifier span text file"
)
TEXT = plan(
    "到2020年，常住人口城镇化率达到60.50%左右，常住人口达到95万人。编号7788。",
    intro="2013年，常住人口88.5万人。",
    tasks=["（一）建立农业转移人口市民化成本分担机制。2015年出台《落户办法》。"],
    measures="（一）评估。开展年度评估。",
)
MANY = "".join(
    f"{place}国家新型城镇化综合试点工作方案要点\n一、目标\n到2020年，绿地率达到{value}%。\n"
    for place, value in (("江岭省云湖县", 30), ("江岭省双溪市", 40), ("宁波市", 50))
)


@pytest.fixture
def run(capsysbinary, monkeypatch) -> Ask:
    return asking(capsysbinary, monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.txt"
    path.write_text(MANY, encoding="utf-8")
    return path


def test_a_table_by_default(run, file):
    said = run("read", file)
    assert said.code == 0
    assert re.search(r"青坪市 +目标 +常住人口城镇化率 +2020 +~ +60\.50 +— +% +左右", said.out)
    assert re.search(r"青坪市 +基期 +常住人口 +2013 +", said.out)
    assert said.out.rstrip().endswith("3 行")


def test_in_english(run, file):
    for words in (("--lang", "en", "read", file), ("read", file, "--lang=en")):
        said = run(*words)
        assert re.search(r"青坪市 +target +常住人口城镇化率 +2020", said.out)
        assert said.out.rstrip().endswith("3 rows")
        assert "numerals" in said.err
        assert "unread" in said.err


def test_json_lines_have_the_fields_of_the_issue(run, file):
    said = run("read", file, "--format", "jsonl")
    assert [list(line) for line in said.lines] == [FIELDS.split()] * 3
    _, share, people = said.lines
    start = TEXT.index("60.50")
    assert share == {
        "pilot": "青坪市",
        "section": "goal",
        "heading": "一、主要目标",
        "kind": "target",
        "indicator": "常住人口城镇化率",
        "indicator_code": "urbanization_rate_resident",
        "subject": None,
        "year": 2020,
        "start_year": None,
        "op": "~",
        "value": "60.50",
        "value_high": None,
        "unit": "%",
        "per_year": False,
        "cumulative": False,
        "relative": False,
        "qualifier": "左右",
        "span": [start, start + 8],
        "text": "60.50%左右",
        "file": "plan.txt",
    }
    assert people["indicator_code"] == "population_resident"


def test_digits_are_kept_in_every_format(run, file):
    assert '"value": 60.50,' in run("read", file, "-f", "jsonl").out
    assert run("read", file, "-f", "csv").rows[1]["value"] == "60.50"
    assert json.loads(run("read", file, "-f", "json").out)["rows"][1]["value"] == "60.50"
    assert "60.50" in run("read", file).out
    sheet = load_workbook(io.BytesIO(run("read", file, "-f", "xlsx").bytes)).worksheets[0]
    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == 60.5]
    assert cell.number_format == "0.00"


FORMATS = ("table", "jsonl", "csv", "json", "xlsx")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("view", ["figures", "statements", "outline", "coverage", "unread"])
def test_what_is_unread_is_told_in_every_format_and_view(format, view, run, file):
    said = run("read", file, "--format", format, "--view", view)
    assert said.code == 0
    start = TEXT.index("7788")
    assert f"未读 {start}–{start + 4} “7788”" in said.err
    assert said.err.startswith("plan.txt: ")
    assert said.bytes


def test_the_account_on_stderr_sums_up(run, file):
    head = run("read", file).err.splitlines()[0]
    total = int(re.search(r": (\d+) 个数字字符", head)[1])
    assert sum(int(number) for number in re.findall(r" (\d+)(?= ·|$)", head)) == total
    assert "NaN" not in head


def test_csv_and_workbook_have_the_columns_of_the_table(run, file):
    wanted = ["file", *(name for name in FIELDS.split() if name not in ("span", "file", "text"))]
    header = run("read", file, "-f", "csv").out.splitlines()[0].split(",")
    assert header == [*wanted, "span_start", "span_end", "text"]
    workbook = load_workbook(io.BytesIO(run("read", file, "-f", "xlsx").bytes))
    assert workbook.worksheets[0].max_row == 4


VIEWS = {
    "statements": ("年度评估", "落户办法"),
    "outline": ("（一）建立农业转移人口市民化成本分担机制", "一、主要目标"),
    "coverage": ("未读", "数字"),
    "unread": ("7788",),
}


@pytest.mark.parametrize(("view", "held"), VIEWS.items(), ids=VIEWS)
def test_other_views(view, held, run, file):
    said = run("read", file, "-v", view)
    assert said.code == 0
    for text in held:
        assert text in said.out
    lines = run("read", file, "--view", view, "--format", "jsonl").lines
    assert all("file" in line for line in lines)


def test_tasks_are_told_with_their_national_task(run, file):
    [task] = [one for one in run("read", file, "-v", "statements", "-f", "csv").rows
              if one["type"] == "task"]  # fmt: skip
    assert task["kind"] == "citizenization"


PILOTS = {
    "in full": ("江岭省云湖县", "30"),
    "in part": ("双溪", "40"),
    "by number": ("03", "50"),
    "a place of the programme": ("宁波市", "50"),
    "by pinyin": ("ningbo", "50"),
    "by area code": ("330200", "50"),
}


@pytest.mark.parametrize(("asked", "value"), PILOTS.values(), ids=PILOTS)
def test_one_plan_of_many(asked, value, run, many):
    for words in (("--pilot", asked), ("-p", asked)):
        said = run("read", many, *words, "-f", "jsonl")
        assert [str(line["value"]) for line in said.lines] == [value]
    assert run("read", many, "-p", asked, "-v", "outline", "-f", "csv").rows


def test_several_files(run, file, many):
    said = run("read", file, many, "-f", "jsonl")
    assert [line["file"] for line in said.lines] == ["plan.txt"] * 3 + ["many.txt"] * 3
    assert [line.split(":")[0] for line in said.err.splitlines() if line[0] != " "] == [
        "plan.txt",
        "many.txt",
    ]


def test_word_and_pdf(run, tmp_path):
    for name, data in (
        ("plan.docx", made.word(*TEXT.splitlines())),
        ("plan.pdf", made.pdf(TEXT.splitlines())),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        said = run("read", path, "-f", "jsonl")
        assert [line["value"] for line in said.lines] == ["88.5", "60.50", 95]


def gold(path: Path, *changes: dict) -> Path:
    """Annotations of the plan's three figures, with changes by place."""
    facts = (
        ("baseline", "常住人口", 2013, 88.5, "万人", "88.5万人"),
        ("target", "常住人口城镇化率", 2020, 60.5, "%", "60.50%"),
        ("target", "常住人口", 2020, 95, "万人", "95万人"),
    )
    lines = []
    for number, (kind, indicator, year, value, unit, printed) in enumerate(facts):
        start = TEXT.index(printed)
        one = {"kind": kind, "indicator": indicator, "year": year, "value": value, "unit": unit,
               "span": [start, start + len(printed)]}  # fmt: skip
        lines.append(json.dumps(one | (changes[number] if number < len(changes) else {})))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_scores(run, file, tmp_path):
    said = run("read", file, "--score", gold(tmp_path / "gold.jsonl"))
    assert said.code == 0
    assert said.out.splitlines()[:4] == [
        "精确率 1.000 (3/3)",
        "召回率 1.000 (3/3)",
        "完全正确 3 · 读出 3 · 标注 3 · 缺 0 · 多 0",
        "位置有效 3/3",
    ]


def test_scores_in_english_with_what_differs(run, file, tmp_path):
    wrong = gold(tmp_path / "gold.jsonl", {"year": 2014}, {"unit": "‰"}, {"span": [0, 1]})
    said = run("read", file, "--score", wrong, "--lang", "en")
    lines = said.out.splitlines()
    assert lines[:3] == [
        "precision 0.000 (0/3)",
        "recall 0.000 (0/3)",
        "right 0 · read 3 · annotated 3 · missing 1 · extra 1",
    ]
    assert "fields that differ: unit 1 · year 1" in said.out
    assert re.search(r"missing 0–1 target 常住人口 95万人", said.out)
    assert re.search(r"extra \d+–\d+ target 常住人口 95万人", said.out)


def test_scores_of_one_plan_of_many(run, many, tmp_path):
    start = MANY.index("40%")
    one = {"kind": "target", "indicator": "绿地率", "year": 2020, "value": 40, "unit": "%",
           "span": [start, start + 3]}  # fmt: skip
    (tmp_path / "gold.jsonl").write_text(json.dumps(one), encoding="utf-8")
    said = run("read", many, "-p", "双溪市", "--score", tmp_path / "gold.jsonl")
    assert said.out.startswith("精确率 1.000 (1/1)")


def test_the_readers_own_output_is_a_perfect_score(run, file, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(run("read", file, "-f", "jsonl").bytes)
    assert run("read", file, "--score", path).out.startswith("精确率 1.000 (3/3)\n召回率 1.000")


NO_ANNOTATIONS = {
    "no JSON": ("绿地率", "不是 JSON 对象", "no JSON object"),
    "no fields": ("{}", "缺少字段", "Fields are missing"),
    "no span": ('{"kind": 1, "indicator": 1, "year": 1, "value": 1, "unit": 1, "span": 1}',
                "span 应为", "A span is two whole numbers"),
    "no value": ('{"kind": 1, "indicator": 1, "year": 1, "value": "x", "unit": 1, "span": [1, 2]}',
                 "value 不是数", "no number"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "zh", "en"), NO_ANNOTATIONS.values(), ids=NO_ANNOTATIONS)
def test_annotations_that_are_none(line, zh, en, run, file, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    said = run("read", file, "--score", path)
    assert (said.code, said.out) == (1, "")
    assert "gold.jsonl 第 1 行" in said.err
    assert zh in said.err
    assert en in run("read", file, "--score", path, "--lang", "en").err


ODD = {
    "an upper end that is no number": {"value_high": "viel"},
    "a value that is not finite": {"value": "sNaN"},
    "an upper end that is not finite": {"value_high": "sNaN"},
    "a list for a name": {"indicator": ["绿地率"]},
    "an object for a year": {"year": {"of": 2017}},
}


@pytest.mark.parametrize("changed", ODD.values(), ids=ODD)
def test_odd_annotations_are_scored_or_refused(changed, run, file, tmp_path):
    path = gold(tmp_path / "gold.jsonl", changed)
    said = run("read", file, "--score", path)
    assert said.code in (0, 1), said.err


def test_scores_of_several_files(run, file, many, tmp_path):
    said = run("read", file, many, "--score", gold(tmp_path / "gold.jsonl"))
    assert (said.code, said.out) == (2, "")
    assert "2 个文件" in said.err
    assert "2 files" in run("read", file, many, "--score", tmp_path / "gold.jsonl", "--lang=en").err


WRONG = {
    "no file": ((), 2, "缺少 FILE", "lacks its FILE"),
    "a file that is not there": (("none.txt",), 2, "不能读取", "Cannot read"),
    "format": (("plan.txt", "-f", "pdf"), 2, "不能输出为“pdf”格式", "the format pdf"),
    "view": (("plan.txt", "-v", "figure"), 2, "没有视图 figure", "no view figure"),
    "pilot": (("plan.txt", "-p", "云湖县"), 2, "没有 云湖县 的方案", "No plan of 云湖县"),
    "no annotations": (("plan.txt", "--score", "none.jsonl"), 2, "不能读取", "Cannot read"),
    "option": (("plan.txt", "--scor", "a"), 2, "没有“--scor”这个选项", "no option --scor"),
}


@pytest.fixture
def here(file, monkeypatch) -> None:
    """Work in the folder of the plan's file."""
    monkeypatch.chdir(file.parent)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("words", "code", "zh", "en"), WRONG.values(), ids=WRONG)
def test_wrong_words(words, code, zh, en, run):
    said = run("read", *words)
    assert (said.code, said.out, len(said.err.splitlines())) == (code, "", 1)
    assert zh in said.err
    assert en in run("read", *words, "--lang", "en").err


def test_a_pilot_of_no_plan_is_told_which_plans_there_are(run, many):
    said = run("read", many, "-p", "青坪市")
    assert "江岭省云湖县" in said.err
    assert "宁波市" in said.err


BAD = {
    "empty": (b"", "没有文字", "no text"),
    "a program": (b"\x7fELF" + bytes(200), "不是文本文件", "not a text file"),
    "another encoding": ("推進新型城鎮化。".encode("big5"), "文字编码", "encoding"),
    "Word of long ago": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
        "旧版 Office",
        "old Office",
    ),
    "packed": (made.packed({"a": b"a"}), "不是 Word 文档", "not a Word document"),
    "scanned": (made.pdf(["甲"], None), "第 2 页是扫描图片", "Page 2 is a scanned picture"),
    "locked": (made.pdf(["甲"], trailer=made.LOCKED), "有密码", "a password"),
    "damaged": (b"%PDF-1.4", "文件损坏", "damaged"),
}


@pytest.mark.parametrize(("data", "zh", "en"), BAD.values(), ids=BAD)
def test_a_bad_file(data, zh, en, run, tmp_path):
    path = tmp_path / "bad.bin"
    path.write_bytes(data)
    said = run("read", path)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("bad.bin：")
    assert zh in said.err
    assert len(said.err.splitlines()) == 1
    english = run("read", path, "--lang", "en").err
    assert en in english
    assert not re.search("[\u4e00-\u9fff]", english)


@pytest.mark.parametrize("text", ["今天天气很好。", plan("户籍人口城镇化率明显提高。")])
def test_a_text_that_holds_no_figures(text, run, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    said = run("read", path)
    assert said.code == 0
    assert said.out.rstrip().endswith("0 行")
    assert run("read", path, "-f", "jsonl").bytes == b""


def test_help_is_in_both_languages(run):
    said = run("read", "--help")
    for text in ("FILE...", "--format", "--pilot", "--view", "--score", "读方案", "Read plans"):
        assert text in said.out


def test_neither_names_nor_texts_steer_the_terminal(run, tmp_path):
    path = tmp_path / "plan\x1b[31m.txt"
    path.write_text(plan("编号\x9b31m7788的地块。"), encoding="utf-8")
    for said in (run("read", path), run("read", path, "-v", "unread")):
        assert "7788" in said.err
        assert not {"\x1b", "\x9b"} & set(said.out + said.err)
