"""Write docs/scheme-format.md and docs/settlement-stories.md again below their marks.

python tools/scheme_pages.py
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from shidian.core import Bilingual
from shidian.mechanisms.settlement.keys import KEYS, KINDS, PARAMETER_KEYS, VALUE_KEYS
from shidian.mechanisms.settlement.package import SchemeFile, schemes_of
from shidian.mechanisms.settlement.stories import Story, stories_of
from shidian.programme import BUILTIN, Programme, load_programme

DOCS = Path(__file__).parents[1] / "docs"
FORMAT, STORIES = DOCS / "scheme-format.md", DOCS / "settlement-stories.md"
MARK = "<!-- below: made by tools/scheme_pages.py -->\n"


def format_page() -> str:
    """The whole page on the format: what people wrote above the mark, and every key."""
    return _above(FORMAT) + "".join(f"{line}\n" for line in _format())


def stories_page() -> str:
    """The whole page of stories."""
    programme = load_programme(BUILTIN / "urbanization_2014")
    return _above(STORIES) + "".join(f"{line}\n" for line in _stories(programme))


def _above(page: Path) -> str:
    written, mark, _ = page.read_text(encoding="utf-8").partition(MARK)
    return written + mark


def _format() -> Iterator[str]:
    for cls, words in KEYS.items():
        kind = getattr(cls, "kind", None)
        title = f"Item of kind `{kind}` · {KINDS[kind].zh}" if kind else _title(cls.__name__)
        yield f"\n## {title}\n"
        if kind:
            yield f"{KINDS[kind].en[0].upper()}{KINDS[kind].en[1:]}.\n"
        yield from _keys(words, _needed(cls) | ({"kind"} if kind else set()))
    yield "\n## Parameter\n"
    yield from _keys(PARAMETER_KEYS, set(PARAMETER_KEYS))
    yield "\n## Value of a parameter\n"
    yield from _keys(VALUE_KEYS, set(VALUE_KEYS))


def _title(name: str) -> str:
    return "The file" if name == "Scheme" else name


def _needed(cls: Any) -> set[str]:
    return {
        one.name.rstrip("_")
        for one in fields(cls)
        if one.default is MISSING and one.default_factory is MISSING
    }


def _keys(words: Mapping[str, Bilingual], needed: Iterable[str]) -> Iterator[str]:
    yield "| key | needed | meaning | 含义 |\n|---|---|---|---|"
    for key, said in words.items():
        yield f"| `{key}` | {'yes' if key in needed else ''} | {said.en} | {said.zh} |"


def _stories(programme: Programme) -> Iterator[str]:
    schemes = schemes_of(programme)
    for code, stories in stories_of(programme).items():
        yield f"\n## `{code}` · {schemes[code].scheme.title.zh}\n"
        yield f"{schemes[code].scheme.title.en}.\n"
        for story in stories.stories:
            yield from _story(story, schemes[code])


def _story(story: Story, of: SchemeFile) -> Iterator[str]:
    yield f"\n**{story.title.zh}。** {story.title.en}.\n"
    yield "| | |\n|---|---|"
    yield f"| day | {story.as_of} |"
    yield f"| person | {', '.join(f'{key} {value}' for key, value in story.person.items())} |"
    if of.scheme.is_scored:
        names = {item.id: item.label.en for item in of.scheme.every_item}
        top = [item.id for item in of.scheme.items if story.points.get(item.id)]
        told = " + ".join(f"{story.points[one]:f} ({names[one]})" for one in top)
        told = told.replace("+ -", "− ")
        yield f"| points | {told} = {story.total:f} |"
    for title, ids in _lists(story).items():
        yield f"| {title} | {', '.join(f'`{one}`' for one in ids)} |"
    yield f"| settles | {'yes 是' if story.qualified else 'no 否'} |"


def _lists(story: Story) -> dict[str, tuple[str, ...]]:
    lists = {
        "refused by": story.vetoes,
        "prerequisites that fail": story.unmet,
        "routes that are open": story.routes,
        "entitlements": story.entitlements,
    }
    return {title: ids for title, ids in lists.items() if ids}


if __name__ == "__main__":
    FORMAT.write_text(format_page(), encoding="utf-8")
    STORIES.write_text(stories_page(), encoding="utf-8")
