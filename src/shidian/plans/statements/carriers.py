"""Who carries a plan out, what funds it sets up, and how it is to be evaluated."""

import re
from collections.abc import Iterator

from shidian.plans.lexicon import alternatives, words
from shidian.plans.statements.statement import Statement, Type, statement
from shidian.plans.text.plan_text import PlanText

_WORDS = words("statements")
_ROLES = {role: [re.compile(one) for one in _WORDS[role]] for role in ("head", "office", "lead")}
_END = alternatives(_WORDS["fund"])
_FUND = re.compile(
    rf"(?P<verb>{alternatives([*_WORDS['sets_up'], *_WORDS['sets_aside']])})"
    rf"(?P<name>[^，。；：+]{{0,26}}?(?:{_END}))(?![\u4e00-\u9fff]{{0,2}}公司|保障|机制|制度)"
)
_ANOTHER = re.compile(rf"(?:和|与|及|、)(?P<name>[^，。；：+、和与及]{{0,20}}?(?:{_END}))")
# What may stand between the verb and the fund's own name: another verb, an amount, 的.
_BEFORE_NAME = re.compile(
    r"^.*(?:设立|建立)|^[^，。；]*?的(?=[^，。；]{4,})|^(?:规模)?\d[\d.]*(?:亿|万)?元(?:以上)?|^\d+个|^“"
)
_APPRAISED = re.compile(_WORDS["appraised"])
_FORMS = ("annual", "midterm", "final", "third_party", "appraisal")
_EVALUATION = {form: re.compile(_WORDS[form]) for form in _FORMS}


def bodies(plan_text: PlanText) -> Iterator[Statement]:
    """Who heads the leading group, where its office sits, and which department leads a task."""
    chars = plan_text.chars
    taken: set[int] = set()
    for role, patterns in _ROLES.items():
        for pattern in patterns:
            for match in pattern.finditer(chars):
                if match.start("who") in taken:
                    continue
                taken.update(range(*match.span("who")))
                detail = match["what"] if "what" in match.groupdict() else ""
                yield statement(plan_text, Type.BODY, role, match["who"], match.span("who"), detail)


def funds(plan_text: PlanText) -> Iterator[Statement]:
    """Funds that the plan sets up under a name; a list of them shares one verb.

    Money that is only set aside (安排专项资金) is a fund where it has a name of its own.
    """
    for match in _FUND.finditer(plan_text.chars):
        name = _BEFORE_NAME.sub("", match["name"])
        named = match["verb"] in _WORDS["sets_up"] or name not in _WORDS["fund"]
        if len(name) > 2 and named and not name.startswith(("完善", "健全")):
            yield statement(plan_text, Type.FUND, "", name, (match.end() - len(name), match.end()))
            yield from _other_funds(plan_text, match.end())


def _other_funds(plan_text: PlanText, end: int) -> Iterator[Statement]:
    while another := _ANOTHER.match(plan_text.chars, end):
        end = another.end()
        yield statement(plan_text, Type.FUND, "", another["name"], another.span("name"))


def evaluations(plan_text: PlanText) -> Iterator[Statement]:
    """Which evaluations are promised, each form once, at its first mention in the measures."""
    for form, pattern in _EVALUATION.items():
        found = (
            match
            for match in pattern.finditer(plan_text.chars)
            if _promised(plan_text, form, match)
        )
        first = next(found, None)
        if first is not None:
            start = first.start() + first[0].startswith(("将", "把"))
            yield statement(
                plan_text,
                Type.EVALUATION,
                form,
                plan_text.chars[start : first.end()],
                (start, first.end()),
            )


def _promised(plan_text: PlanText, form: str, match: re.Match[str]) -> bool:
    if plan_text.plan.section(match.start() + plan_text.plan.body) != "measure":
        return False
    before = plan_text.chars[max(0, match.start() - 40) : match.start()]
    return form != "annual" or not _APPRAISED.search(before)
