"""The language of a run: ``--lang`` before or after the verb, SHIDIAN_LANG, else Chinese."""

import re
from collections.abc import Mapping, Sequence
from typing import cast

from shidian.core import Fault, Lang, Place, UsageError

OPTION = "--lang"
VARIABLE = "SHIDIAN_LANG"


def usual_language(environment: Mapping[str, str]) -> Lang:
    """The language that the environment asks for.

    Raises
    ------
    UsageError
        If it is neither Chinese nor English.

    Examples
    --------
    >>> usual_language({}), usual_language({"SHIDIAN_LANG": "en_GB.UTF-8"})
    ('zh', 'en')
    """
    return _language(environment.get(VARIABLE) or "zh", VARIABLE)


def without_language(words: Sequence[str], usual: Lang) -> tuple[list[str], Lang]:
    """The words without ``--lang``, and the language; it may stand anywhere before ``--``.

    Examples
    --------
    >>> without_language(["pilots", "--lang", "en"], "zh")
    (['pilots'], 'en')
    >>> without_language(["--lang=zh", "pilots"], "en")
    (['pilots'], 'zh')
    """
    kept, lang, rest = [], usual, list(words)
    while rest:
        word = rest.pop(0)
        if word == "--":
            return [*kept, word, *rest], lang
        if word == OPTION:
            if not rest:
                raise UsageError(
                    Fault("option_without_value", option=OPTION, help="shidian --help")
                )
            lang = _language(rest.pop(0), OPTION)
        elif word.startswith(f"{OPTION}="):
            lang = _language(word.removeprefix(f"{OPTION}="), OPTION)
        else:
            kept.append(word)
    return kept, lang


def _language(asked: str, where: str) -> Lang:
    lang = re.split("[-_.]", asked.lower())[0]  # zh-CN, en_GB.UTF-8
    if lang not in ("zh", "en"):
        raise UsageError(Fault("not_choice", Place(where), found=asked, known="zh en"))
    return cast(Lang, lang)
