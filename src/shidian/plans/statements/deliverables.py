"""Documents that a plan names: those it is to bring about, and those it rests on."""

import re
from collections.abc import Iterator

from shidian.plans.lexicon import alternatives, words
from shidian.plans.numbers.times import Calendar, times
from shidian.plans.statements.statement import Statement, Type, statement
from shidian.plans.text.plan_text import PlanText

_WORDS = words("statements")
_TITLE = re.compile(r"《(?P<title>[^《》]{2,60})》")
_VERB = re.compile(rf"({alternatives(_WORDS['planned'])})|({alternatives(_WORDS['existing'])})")
_LIST = re.compile(r"(?:《[^《》]{2,60}》(?:（[^（）]{1,20}）)?(?:以?及其?|和|与|、|，)*)+$")
_DONE = re.compile(r"(?P<verb>编制|制定|修订)(?:完成|出台)")


def deliverables(plan_text: PlanText, calendar: Calendar) -> Iterator[Statement]:
    """Every title in 《》 with the verb that governs it.

    A list shares one verb. A title without a verb, such as one that is quoted, counts as
    existing.
    """
    chars = plan_text.chars
    for match in _TITLE.finditer(chars):
        if re.fullmatch(r"方案|试点方案", match["title"]):
            continue  # the plan itself
        verb, kind = _verb(chars, *match.span())
        year = next(
            (t.year for t in reversed(times(_clause(chars, match.start()), calendar))), None
        )
        yield statement(
            plan_text,
            Type.DELIVERABLE,
            kind,
            match["title"],
            match.span(),
            verb,
            year if kind == "planned" else None,
        )


def _verb(chars: str, start: int, end: int) -> tuple[str, str]:
    before = re.split(r"[。；]", chars[max(0, start - 200) : start])[-1]
    before = _LIST.sub("", before)
    found = list(_VERB.finditer(before[-40:]))
    if found:
        last = found[-1]
        return last[0], "planned" if last[1] else "existing"
    done = _DONE.match(chars, end)
    return (done["verb"], "planned") if done else ("", "existing")


def _clause(chars: str, start: int) -> str:
    return re.split(r"[。；]", chars[max(0, start - 80) : start])[-1]
