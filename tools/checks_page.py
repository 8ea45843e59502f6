"""Write docs/plan-check.md again below its mark: every check with its meaning and its limits.

python tools/checks_page.py
"""

from collections.abc import Iterator
from pathlib import Path

from shidian.core import Bilingual
from shidian.plans.checks import CHECKS, GROUPS, Check
from shidian.programme import BUILTIN, Programme, load_programme

PAGE = Path(__file__).parents[1] / "docs" / "plan-check.md"
MARK = "<!-- below: made by tools/checks_page.py -->\n"
# Parameters that a check finds by the indicator, and so does not name.
FAMILIES = {"national_targets": "national_target_"}


def page() -> str:
    """The whole page: what people wrote above the mark, and the checks."""
    written, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    programme = load_programme(BUILTIN / "urbanization_2014")
    return written + mark + "".join(f"{line}\n" for line in _lines(programme))


def _lines(programme: Programme) -> Iterator[str]:
    for group, name in GROUPS.items():
        yield f"\n## {name.en[0].upper()}{name.en[1:]} · {name.zh}"
        for check in CHECKS:
            if check.group == group:
                yield from _check(check, programme)


def _check(check: Check, programme: Programme) -> Iterator[str]:
    yield f"\n### `{check.id}`\n"
    yield f"| | {check.name.en} | {check.name.zh} |\n|---|---|---|"
    yield _row("what it looks at", check.meaning)
    yield _row("why it matters", check.why)
    yield _row("what to do", check.advice)
    yield _row("gravest finding", check.severity.text)
    codes = [code for code in programme.parameters if _sets(code, check)]
    if codes:
        yield "\n| parameter | what it sets | value | source | confidence |\n|---|---|---|---|---|"
        yield from (_parameter(code, programme) for code in codes)


def _sets(code: str, check: Check) -> bool:
    """Whether a parameter is a limit of a check."""
    return code in check.parameters or code.startswith(FAMILIES.get(check.id, "-"))


def _row(what: str, said: Bilingual) -> str:
    return f"| {what} | {said.en} | {said.zh} |"


def _parameter(code: str, programme: Programme) -> str:
    parameter = programme.parameters[code]
    held = parameter.on(programme.documents[programme.facts.document].published)
    value = f"{held.value:f} {parameter.unit}"
    return f"| `{code}` | {parameter.title.en} | {value} | {held.source} | {held.confidence} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
