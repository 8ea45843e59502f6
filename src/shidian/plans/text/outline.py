"""The structure of a document: the plans it holds, and each plan's headings and sections."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from shidian.core import Bilingual
from shidian.plans.lexicon import words
from shidian.plans.text.flow import Text
from shidian.plans.text.lines import TITLE_END

Section = Literal["intro", "goal", "task", "measure"]

SECTIONS = {
    "intro": Bilingual("概况", "introduction"),
    "goal": Bilingual("目标", "goals"),
    "task": Bilingual("任务", "tasks"),
    "measure": Bilingual("保障", "measures"),
}
"""The kinds of parts of a plan, in words."""
_PLACE_NAME = (
    r"(?:(?:(?!国家|新型|推进|关于|印发|农业转移|试点|方案)[^，。、；：\d]){1,9}?(?:省|自治区|自治州|市|地区|州|盟|自治县|县(?!域)|自治旗|旗|新区|开发区"
    r"|主城九区|区(?!域)|镇(?!化)|乡(?!村)|街道)(?:（[^）]{1,10}）)?)+"
)
_TITLE = re.compile(
    rf"(?P<place>{_PLACE_NAME})(?P<rest>(?:国家)?新型城镇化(?:综合)?试点(?:工作)?(?:实施)?方案(?:要点)?)"
)
_PLACE = re.compile(rf"(?:关于)?(?:印发)?《?(?P<place>{_PLACE_NAME})")
_HAN = "[一二三四五六七八九十]{1,3}"
_MARKERS = (
    (1, re.compile(rf"第{_HAN}(?:章|篇|部分)")),
    (2, re.compile(rf"第{_HAN}节")),
    (1, re.compile(rf"{_HAN}、")),
    (2, re.compile(rf"（{_HAN}）")),
    (3, re.compile(r"\d{1,2}(?:[.．](?!\d)|[.．](?=(?:19|20)\d\d年)|、)")),
    (4, re.compile(r"——|（\d{1,2}）|[①-⑳]|[•·●■◆-](?=[\u4e00-\u9fff])")),
)
_BEFORE_TITLE = re.compile(r"[。！？；：]|方案要点")
_ENDS = "。！？；："
_SENTENCE_END = re.compile(f"[{_ENDS}]")
_LONGEST_HEADING = 60
_OPENING = 28  # characters in which a heading says what its part is about
_LONGEST_TITLE = 80


@dataclass(frozen=True)
class Node:
    """A numbered part of a plan: its heading, and all characters below it.

    Parameters
    ----------
    level : int
        1 for 一、, 2 for （一）, 3 for 1., 4 for a dash.
    marker : str
        The number as printed.
    title : str
        The heading without its number; empty where the text begins at once.
    start, body, end : int
        Where the node begins, its text after the heading begins, and the node ends.
    opening : str
        The first words after the number: the title, also where no line end shows its end.
    """

    level: int
    marker: str
    title: str
    start: int
    body: int
    end: int
    opening: str

    @property
    def heading(self) -> str:
        """Number and title as printed."""
        return self.marker + self.title


@dataclass(frozen=True)
class Plan:
    """One plan in a document: its title, place and nodes in the order of the text."""

    title: str
    place: str
    start: int
    body: int
    end: int
    nodes: Sequence[Node] = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [node.start for node in self.nodes]

    @cached_property
    def _paths(self) -> list[list[Node]]:
        """For every node, the nodes that hold it, itself included."""
        paths: list[list[Node]] = []
        for node in self.nodes:
            above = paths[-1] if paths else []
            paths.append([one for one in above if one.level < node.level] + [node])
        return paths

    def path(self, at: int) -> list[Node]:
        """The nodes that hold a character, the outermost first."""
        number = bisect_right(self._starts, at) - 1
        return self._paths[number] if number >= 0 else []

    def section(self, at: int) -> Section:
        """Which kind of part a character stands in."""
        known: Section = "intro" if not self.nodes or at < self.nodes[0].start else "task"
        for node in self.path(at):
            if node.level <= 2 and (named := _named(node.opening)):
                known = named
                if node.level == 1 and named in ("task", "measure"):
                    break
        return known

    def heading(self, at: int) -> str:
        """The nearest heading above a character; empty before the first."""
        headed = [node for node in self.path(at) if node.title]
        return headed[-1].heading if headed else ""


def _named(opening: str) -> Section | None:
    """The kind of part that a heading's first telling word names."""
    found = [
        (opening.index(term), section)
        for section, terms in words("sections").items()
        for term in terms
        if term in opening
    ]
    return min(found)[1] if found else None


def plans(text: Text) -> list[Plan]:
    """The plans in a document, at least one.

    Examples
    --------
    >>> from shidian.plans.text.flow import flow
    >>> plan = plans(flow("甲县试点方案\\n甲县人口5万人。\\n一、主要目标\\n到2017年达到6万人。"))[0]
    >>> plan.title, plan.place, [node.heading for node in plan.nodes]
    ('甲县试点方案', '甲县', ['一、主要目标'])
    >>> plan.section(text_at := plan.body), plan.section(plan.end - 1)
    ('intro', 'goal')
    """
    titles = list(_titles(text))
    if not titles or titles[0][0] > 0:
        titles.insert(0, (0, *_opening(text)))
    ends = [start for start, *_ in titles[1:]] + [len(text.chars)]
    return [
        Plan(title, place, start, body, end, _nodes(text, body, end))
        for (start, body, title, place), end in zip(titles, ends, strict=True)
    ]


def _titles(text: Text) -> Iterator[tuple[int, int, str, str]]:
    """Titles of plans that a document strings together; the first one may be its only one."""
    opens = {0, *text.breaks}
    opens.update(match.end() for match in _BEFORE_TITLE.finditer(text.chars))
    for start in sorted(opens):
        match = _TITLE.match(text.chars, start)
        if match:
            yield start, match.end(), match[0], match["place"]


def _opening(text: Text) -> tuple[int, str, str]:
    """End, title and place of a document that opens with a title of another form."""
    end = text.breaks[1] if len(text.breaks) > 1 else len(text.chars)
    first = text.chars[:end]
    if len(first) > _LONGEST_TITLE or re.search(r"[，。；]", first):
        return 0, "", ""
    match = _PLACE.match(first)
    return (end if TITLE_END.search(first) or match else 0), first, match["place"] if match else ""


def _nodes(text: Text, body: int, end: int) -> list[Node]:
    begins = list(_begins(text, body, end))
    nodes = []
    starts = [start for start, *_ in begins]
    for number, (start, level, marker) in enumerate(begins):
        later = begins[number + 1 :]
        stop = next((other for other, deep, _ in later if deep <= level), end)
        after = start + len(marker)
        until = starts[number + 1] if later else end
        title = _heading(text, after, until)
        opening = re.split("[。；]", text.chars[after : min(until, after + _OPENING)])[0]
        nodes.append(Node(level, marker, title, start, after + len(title), stop, opening))
    return nodes


def _begins(text: Text, body: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where parts begin: a marker at the start of a paragraph or after the end of a sentence."""
    breaks = text.breaks[bisect_left(text.breaks, body) : bisect_left(text.breaks, end)]
    places = {body, *breaks}
    places.update(match.end() for match in _SENTENCE_END.finditer(text.chars, body, end))
    for place in sorted(place for place in places if place < end):
        for level, marker in _MARKERS:
            match = marker.match(text.chars, place, end)
            if match:
                yield place, level, match[0]
                break


def _heading(text: Text, start: int, end: int) -> str:
    """The title of a node: up to the end of its line, or its first sentence if that is short."""
    number = bisect_right(text.breaks, start)
    broken = text.breaks[number] if number < len(text.breaks) else end
    printed = text.chars[start : min(end, broken, start + _LONGEST_HEADING + 1)]
    match = re.match(r"[^。；：！？]*(?=[。：])", printed)
    if match and match.end() < len(printed):
        title = match[0]
        return title if len(title) <= 30 and not re.search(r"\d|，", title) else ""
    unended = len(printed) <= _LONGEST_HEADING and min(end, broken) - start == len(printed)
    return printed.rstrip("：") if unended and not re.search(r"[。；]", printed) else ""
