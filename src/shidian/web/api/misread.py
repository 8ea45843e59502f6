"""What is wrong with a parameter or field that cannot be read, in words."""

from collections.abc import Mapping
from typing import Any

from shidian.core import Bilingual, Fault


def misread(name: str, sent: object, error: Mapping[str, Any]) -> Fault:
    """The fault behind an error of the framework.

    Parameters
    ----------
    name : str
        Path of the parameter or field.
    sent : object
        What was sent there.
    error : mapping
        As pydantic tells it: `type`, and in `ctx` the bounds.

    Examples
    --------
    >>> misread("people", -1, {"type": "greater_than_equal", "ctx": {"ge": 0}}).advice("en")
    'Expected: 0 or more.'
    """
    kind, bounds = error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return Fault("parameter_unknown", name=name[:80])
    if kind == "too_long":
        many = len(sent) if isinstance(sent, list | dict) else 1
        return Fault("items_too_many", name=name, found=many, most=bounds["max_length"])
    found = str(sent)[:80] if isinstance(sent, str | int | float) else ""
    return Fault("bad_parameter", name=name, found=found, expected=_expected(kind, bounds))


def _expected(kind: str, bounds: Mapping[str, Any]) -> Bilingual:
    """What a parameter should be, from pydantic's type of error."""
    words = next((said for part, said in _EXPECTED.items() if part in kind), _ELSE)
    zh = words.zh.format(**bounds).replace(" or ", " 或 ")  # pydantic joins the choices in English
    return Bilingual(zh, words.text("en").format(**bounds))


_EXPECTED = {
    "missing": Bilingual("必须有值", "a value"),
    "string_type": Bilingual("文字，写在引号里", "a text, in quotation marks"),
    "string_unicode": Bilingual("完整的 Unicode 文字", "a text of whole Unicode characters"),
    "string_too_long": Bilingual(
        "最多 {max_length} 个字符的文字", "a text of at most {max_length} characters"
    ),
    "string_too_short": Bilingual(
        "至少 {min_length} 个字符的文字", "a text of at least {min_length} characters"
    ),
    "string_pattern": Bilingual(
        "以小写字母开头，只用小写字母、数字和下划线，最多 40 个字符",
        "lower-case letters, digits and underscores, a letter first, 40 characters at most",
    ),
    "int": Bilingual("整数", "a whole number"),
    "less_than_equal": Bilingual("不大于 {le} 的数", "{le} or less"),
    "greater_than_equal": Bilingual("不小于 {ge} 的数", "{ge} or more"),
    "list_type": Bilingual("列表", "a list"),
    "dict_type": Bilingual("对象", "an object"),
    "model": Bilingual("对象", "an object"),
    "datetime": Bilingual("2026-11-23T09:30:00+08:00", "2026-11-23T09:30:00+08:00"),
    "literal": Bilingual("{expected} 之一", "one of {expected}"),
    "enum": Bilingual("{expected} 之一", "one of {expected}"),
    "bool": Bilingual("true 或 false", "true or false"),
}
_ELSE = Bilingual("/api/v1/docs 所写的值", "a value as /api/v1/docs describes it")
