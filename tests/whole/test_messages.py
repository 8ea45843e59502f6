"""The table of messages and the code that uses it agree."""

import ast
import re
from string import Formatter

import pytest

from shidian.core.messages import MESSAGES, TABLES
from tests.whole.source import modules, where

CHINESE = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;!?]")


def texts(code: str) -> list[str]:
    message = MESSAGES[code]
    return [message.what.zh, message.what.en, message.todo.zh, message.todo.en]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def fault_calls() -> list[tuple[str, ast.Call]]:
    """Every ``Fault(...)`` of the source."""
    return [
        (where(path, node), node)
        for path, module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Fault"
        and node.args
    ]


def constants() -> set[str]:
    return {
        node.value
        for path, module in modules()
        if path.parent.name != "messages"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_there_are_faults_to_look_at():
    assert len(fault_calls()) > 50


def test_no_two_messages_have_one_code():
    assert len(MESSAGES) == sum(len(table.MESSAGES) for table in TABLES)


def test_every_message_is_used():
    assert set(MESSAGES) - constants() == set()


def test_every_fault_has_a_message_and_fills_it():
    wrong = []
    for place, call in fault_calls():
        code = call.args[0]
        if not isinstance(code, ast.Constant):
            continue  # a fault that is passed on, with the code it was made with
        given = {keyword.arg for keyword in call.keywords}
        if code.value not in MESSAGES:
            wrong.append(f"{place}: no message {code.value}")
        elif None not in given:
            needed = set().union(*map(placeholders, texts(code.value)))
            wrong += [f"{place}: {code.value} lacks {name}" for name in needed - given]
    assert wrong == []


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_is_in_both_languages(code):
    what_zh, what_en, todo_zh, todo_en = texts(code)
    for zh, en in ((what_zh, what_en), (todo_zh, todo_en)):
        assert CHINESE.search(zh), code
        assert zh.endswith("。"), code
        assert not HALF_WIDTH.search(zh), code
        assert not CHINESE.search(re.sub(r"`[^`]*`", "", en)), code
        assert en.endswith("."), code
        assert en[0].isupper() or en[0] in "“{`", code
    assert placeholders(what_zh) | placeholders(todo_zh) == placeholders(what_en) | placeholders(
        todo_en
    )
