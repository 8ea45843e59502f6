"""People registered on the machine itself: what is done, what is refused, what is logged."""

import getpass
import re
import sqlite3
from datetime import date, timedelta
from pathlib import Path
from zlib import crc32

import pytest

from tests.unit.cli.conftest import Run


@pytest.fixture
def zhao(shidian: Run, request) -> str:
    """The user name of a person of this test."""
    name = f"p.{crc32(request.node.name.encode())}"
    assert shidian("person", "add", name, "--name", "赵安").returncode == 0
    return name


def line_of(shidian: Run, username: str) -> str:
    listed = shidian("person", "list", "--lang", "en").stdout
    [found] = re.findall(rf"^{re.escape(username)} .*$", listed, re.MULTILINE)
    return found


def test_the_first_steps_need_no_programme(fresh: Run, tmp_path: Path) -> None:
    assert fresh("person", "list").stdout == "还没有登记人员。\n"
    assert fresh("person", "add", "zhao.an", "--name", "赵安").stdout == "zhao.an 赵安\n"
    words = ("--role", "security_administrator", "--area", "000000", "--from", "2026-01-01")
    done = fresh("person", "post", "zhao.an", *words)
    assert (done.returncode, done.stdout) == (0, "zhao.an 安全管理 000000 2026-01-01\n")
    assert re.fullmatch(
        r"([a-z2-9]{5}-){3}[a-z2-9]{5}\n", fresh("person", "password", "zhao.an").stdout
    )
    with sqlite3.connect(tmp_path / "home" / "shidian.sqlite3") as database:
        events = database.execute("SELECT act, actor FROM store_event ORDER BY number").fetchall()
    actor = f"命令行 {getpass.getuser()}"
    assert events == [
        ("person.add", actor),
        ("person.grant", actor),
        ("person.password_set", actor),
    ]


def test_a_post_is_granted_and_ended(shidian: Run, zhao: str) -> None:
    done = shidian("person", "post", zhao, "--role", "pilot_officer", "--area", "宁波")
    assert done.returncode == 0, done.stderr
    assert re.search(r"pilot officer 330200 \d{4}-\d\d-\d\d–$", line_of(shidian, zhao))
    shidian("person", "post", zhao, "--role", "evaluator", "--area", "江苏")
    last = (date.today() + timedelta(days=30)).isoformat()
    words = ("--role", "evaluator", "--area", "320000", "--to", last)
    assert shidian("person", "end", zhao, *words).returncode == 0
    assert line_of(shidian, zhao).count(f"–{last}") == 1
    again = shidian("person", "end", zhao, *words)
    assert (again.returncode, "没有这样的岗位" in again.stderr) == (2, True)


def test_a_contact_names_the_department(shidian: Run, zhao: str) -> None:
    words = ("--role", "department_contact", "--area", "ningbo")
    refused = shidian("person", "post", zhao, *words)
    assert (refused.returncode, "部门" in refused.stderr) == (1, True)
    assert shidian("person", "post", zhao, *words, "--department", "市教育局").returncode == 0


def test_locked_unlocked_and_without_a_factor(shidian: Run, zhao: str) -> None:
    assert shidian("person", "lock", zhao, "--lang", "en").stdout == f"{zhao} shut out\n"
    assert "shut out" in line_of(shidian, zhao)
    assert shidian("person", "unlock", zhao, "--lang", "en").stdout == f"{zhao} can sign in\n"
    cleared = shidian("person", "reset-factor", zhao, "--lang", "en")
    assert cleared.stdout == f"{zhao} second factor cleared\n"


WRONG = {
    "no such action": (("fly",), 2, "add post end list"),
    "nobody named": (("add",), 2, "USERNAME is missing"),
    "no name": (("add", "li.lei"), 2, "--name is missing"),
    "no role": (("post", "{}"), 2, "--role is missing"),
    "no area": (("post", "{}", "--role", "auditor"), 2, "--area is missing"),
    "an unknown role": (("post", "{}", "--role", "king"), 2, "There is no role king"),
    "an unknown person": (("lock", "nobody"), 2, "nobody with the user name nobody"),
    "an unknown area": (
        ("post", "{}", "--role", "auditor", "--area", "宁坡"),
        2,
        "There is no pilot 宁坡",
    ),
    "no date": (
        ("post", "{}", "--role", "auditor", "--area", "000000", "--from", "soon"),
        2,
        "--from: “soon”",
    ),
    "a wrong user name": (("add", "李雷", "--name", "李雷"), 1, "cannot be a user name"),
}


@pytest.mark.parametrize(("words", "code", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told(shidian: Run, zhao: str, words, code, said) -> None:
    done = shidian("person", *(word.format(zhao) for word in words), "--lang", "en")
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr


def test_proxies_that_are_none_are_told(fresh: Run) -> None:
    done = fresh("person", "list", "--lang", "en", SHIDIAN_PROXIES="the proxy")
    assert (done.returncode, "SHIDIAN_PROXIES" in done.stderr) == (2, True)
