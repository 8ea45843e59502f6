"""Whatever is typed, the answer is a sentence in the person's language, never a traceback."""

import re
import sqlite3
from pathlib import Path

import pytest

from shidian.cli import main
from tests.unit.cli.conftest import Run, run_alone

# Words, and what the Chinese and the English answer must hold. These need no database.
TYPED = {
    "verb": (["shwo"], "没有“shwo”这个命令。最接近的：show", "no command shwo. Nearest: show"),
    "option": (["pilots", "--provnce=x"], "没有“--provnce”这个选项", "Nearest: --province"),
    "option alone": (["--frob"], "没有“--frob”这个选项", "no option --frob"),
    "no value": (["pilots", "--format"], "选项 --format 后面缺少取值", "needs a value"),
    "a value too many": (["--version=3"], "后面不带取值", "takes no value"),
    "no argument": (["show"], "命令缺少 PILOT", "lacks its PILOT"),
    "word too many": (["show", "New", "York"], "命令多出“York”", "words too many: York"),
    "format": (["pilots", "--format", "pdf"], "不能输出为“pdf”格式", "the format pdf"),
    "table": (["export", "nothing"], "没有“nothing”这张表", "no table nothing"),
    "year": (["targets", "--year", "20x7"], "“20x7”不是年份", "“20x7” is not a year"),
    "far year": (["targets", "--year", "3000"], "不在 1949–2100 之内", "outside 1949-2100"),
    "wide year": (["targets", "--year", "２０２０"], "不是年份", "is not a year"),
    "day": (["targets", "--as-of", "soon"], "“soon”不是日期时间", "is not a date and time"),
    "no moment": (["targets", "--as-of", "9999-12-31T23:59-12:00"], "不是日期", "not a date"),
    "folder": (["validate", "/nowhere"], "找不到文件夹 /nowhere", "no folder /nowhere"),
    "a file": (["validate", __file__], "找不到文件夹", "There is no folder"),
    "long name": (["validate", "a" * 5000], "找不到文件夹", "There is no folder"),
    "port": (["serve", "--port", "99999"], "“99999”不是端口", "“99999” is not a port"),
    "no port": (["serve", "--port", "-1"], "“-1”不是端口", "“-1” is not a port"),
    "steering": (["show\x1b[31m"], "没有“show\ufffd[31m”这个命令", "no command show\ufffd[31m"),
}
# The same on the loaded register.
ASKED = {
    "pilot": (["show", "宁坡"], "没有“宁坡”这个试点。最接近的：宁波 ningbo"),
    "no name": (["show", ""], "没有“”这个试点"),
    "long pilot": (["show", "啊" * 3000], "这个试点"),
    "indicator": (["targets", "-i", "常住城镇化率"], "最接近的：常住人口城镇化率"),
    "class": (["pilots", "--class", "县"], "没有“县”这个同类。最接近的：县级 county"),
    "province": (["pilots", "--province", "浙江州"], "最接近的：浙江省 Zhejiang"),
    "year": (["targets", "--year", "2018"], "没有 2018 年的数据。已有的年份：2015 2017 2020"),
    "type": (["commitments", "--type", "文档"], "没有“文档”这类承诺。最接近的：文件 deliverable"),
    "year of commitments": (["commitments", "-y", "2018"], "已有的年份：2013 2014"),
    "host": (["serve", "--host", "192.0.2.1"], "不能在地址 192.0.2.1 上监听"),
}


@pytest.mark.parametrize(("words", "zh", "en"), TYPED.values(), ids=TYPED)
def test_wrong_words(
    words: list[str],
    zh: str,
    en: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SHIDIAN_LANG", raising=False)
    assert main(words) == 2
    said = capsys.readouterr()
    assert (said.out, zh in said.err) == ("", True), said.err
    assert len(said.err.splitlines()) == 1
    assert main(["--lang", "en", *words]) == 2
    english = capsys.readouterr().err
    assert en in english
    assert not re.search("[\u4e00-\u9fff]", english)


@pytest.mark.parametrize(("words", "zh"), ASKED.values(), ids=ASKED)
def test_names_that_do_not_exist(words: list[str], zh: str, shidian: Run) -> None:
    done = shidian(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert zh in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_wrong_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pilots", "--lang", "fr"]) == 2
    assert "zh en" in capsys.readouterr().err
    assert main(["pilots", "--lang"]) == 2
    assert "--lang" in capsys.readouterr().err


def check_refused(run: Run, words: str, holds: str, **more: str) -> None:
    done = run(*words.split(), **more)
    assert done.returncode in (1, 2), done.stderr
    assert holds in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("verb", ["pilots", "load", "serve"])
def test_a_home_that_cannot_be_written(verb: str, fresh: Run) -> None:
    check_refused(fresh, verb, "不能写入数据文件夹 /dev/null/x", SHIDIAN_HOME="/dev/null/x")


def test_a_damaged_database(fresh: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    damaged = bytes(range(256)) * 80
    (home / "shidian.sqlite3").write_bytes(damaged)
    check_refused(fresh, "load --lang en", "file is not a database")
    assert (home / "shidian.sqlite3").read_bytes() == damaged


def test_a_database_of_a_newer_version(fresh: Run, tmp_path: Path) -> None:
    check_refused(fresh, "pilots", "shidian load")  # makes an empty database
    file = tmp_path / "home" / "shidian.sqlite3"
    with sqlite3.connect(file) as database:
        columns = "(app, name, applied) VALUES ('store', '0099_future', '2030-01-01')"
        database.execute(f"INSERT INTO django_migrations {columns}")
    database.close()
    check_refused(fresh, "load", "数据库由更新的版本建立（0099_future）")


def test_a_database_url_that_is_none(fresh: Run) -> None:
    check_refused(fresh, "pilots", "DATABASE_URL 不能识别", DATABASE_URL="rubbish")
    away = "postgres://u:p@127.0.0.1:1/x"
    check_refused(fresh, "pilots --lang en", "The database x cannot be used", DATABASE_URL=away)


def test_another_django_site_in_the_shell(loaded_home: Path) -> None:
    done = run_alone(loaded_home, "pilots", DJANGO_SETTINGS_MODULE="mysite.settings")
    assert done.returncode == 0, done.stderr


def test_an_error_of_ours_is_logged_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path))
    monkeypatch.setattr("shidian.cli.validate.package_folder", fails)
    assert main(["validate"]) == 3
    assert "程序内部出错：a bug" in capsys.readouterr().err
    assert "RuntimeError: a bug" in (tmp_path / "error.log").read_text("utf-8")


def test_missing_parts_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'django'", name="django")

    monkeypatch.setattr("shidian.cli.load.ready", missing)
    assert main(["load", "--lang", "en"]) == 2
    assert "pip install '.[web]'" in capsys.readouterr().err


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shidian.cli.validate.package_folder", interrupted)
    assert main(["validate"]) == 130
