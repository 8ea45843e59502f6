"""The files of the portal, made from a snapshot of the public register."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from shidian.assessment import Attainment
from shidian.core import Bilingual, Lang, Observation
from shidian.programme import Pilot
from shidian.register import Entry, Snapshot
from shidian.reporting.codes import code_words
from shidian.reporting.dictionary import dictionary
from shidian.reporting.formats import write
from shidian.reporting.portal.page import Grid, Item, Link, Page, Words, grid_of, rendered
from shidian.reporting.portal.style import STYLE
from shidian.reporting.table import Table
from shidian.reporting.tables import TABLES, make_table

LICENCE = "CC-BY-4.0"
Tables = Mapping[str, Table]
LANGUAGES: tuple[Lang, ...] = ("zh", "en")
_TARGETS = ("indicator_name", "year", "op", "target", "unit", "baseline", "observed", "gap",
            "verdict", "observed_source")  # fmt: skip
_VALUES = ("indicator_name", "period", "value", "unit", "state", "vintage", "source")
_OF_ALL = ("pilot", "year", "op", "target", "unit", "baseline", "observed", "gap", "verdict")


@dataclass(frozen=True)
class Site:
    """The files of a portal by path, and which state of the register they show."""

    files: Mapping[str, bytes]
    state: str


def site(
    snapshot: Snapshot, results: Sequence[Attainment], state: str, licence: str = LICENCE
) -> Site:
    """The portal of a register.

    Parameters
    ----------
    snapshot : Snapshot
        Of the public register.
    results : sequence of Attainment
    state : str
        What identifies the state of the register.
    licence : str
        Under which the data may be used, as an SPDX name or in words.
    """
    tables = dict(_tables(snapshot, results))
    files = {"portal.css": STYLE.encode()}
    for lang in LANGUAGES:
        for page in (*_pages(snapshot, results, lang), _open_data(tables, lang, licence)):
            files[page.path] = rendered(page, lang, snapshot.programme.facts.name)
    files |= dict(_data(tables))
    files["data/LICENCE.txt"] = f"{licence}\n".encode()
    files["data/contents.json"] = _contents(files, state, licence)
    return Site(files, state)


def _path(lang: Lang, path: str) -> str:
    return f"en/{path}" if lang == "en" else path


def _pages(snapshot: Snapshot, results: Sequence[Attainment], lang: Lang) -> Iterator[Page]:
    pilots = list(snapshot.programme.pilots.values())
    yield Page(_path(lang, "index.html"), _words(lang, "试点地区", "Pilots"), [
        _words(
            lang,
            "各试点在方案里承诺了什么，统计结果如何。只列已公布的数；没有数据的留空。",
            "What every pilot promised in its plan, and what came of it. Published figures only; "
            "what has no value is left empty.",
        ),
        _index(pilots, snapshot, lang),
    ])  # fmt: skip
    words = code_words(snapshot.programme, lang)
    yield from _pilots(snapshot, results, lang, words)
    yield from _indicators(snapshot, results, lang, words)


def _words(lang: Lang, zh: str, en: str) -> str:
    return Bilingual(zh, en).text(lang)


def _index(pilots: Sequence[Pilot], snapshot: Snapshot, lang: Lang) -> Grid:
    areas, classes = snapshot.programme.areas, snapshot.programme.facts.peer_classes
    rows: list[list[Item]] = [
        [
            pilot.no,
            Link(pilot.name.text(lang), f"pilots/{pilot.no}.html"),
            areas[pilot.province].name if lang == "zh" else areas[pilot.province].name_en,
            classes[pilot.peer_class].text(lang),
        ]
        for pilot in pilots
    ]
    heads = (("序号", "No."), ("试点", "Pilot"), ("省级地区", "Province"), ("同类", "Class"))
    return Grid(_words(lang, "试点", "Pilots"), [_words(lang, *head) for head in heads], rows)


def _pilots(
    snapshot: Snapshot, results: Sequence[Attainment], lang: Lang, words: Words
) -> Iterator[Page]:
    """A page for each pilot: its targets and what came of them, and all that was observed."""
    due: dict[str, list[Attainment]] = {}
    for result in results:
        due.setdefault(result.pilot.no, []).append(result)
    observed: dict[str, list[Entry[Observation]]] = {}
    for entry in snapshot.observations:
        observed.setdefault(entry.record.area, []).append(entry)
    for pilot in snapshot.programme.pilots.values():
        own = replace(snapshot, observations=observed.get(pilot.area, []))
        targets = make_table("attainment", own, due.get(pilot.no, []))
        values = make_table("observations", own, ())
        parts = [grid_of(targets, _TARGETS, lang, words), grid_of(values, _VALUES, lang, words)]
        yield Page(_path(lang, f"pilots/{pilot.no}.html"), pilot.name.text(lang), parts)


def _indicators(
    snapshot: Snapshot, results: Sequence[Attainment], lang: Lang, words: Words
) -> Iterator[Page]:
    """A page for each indicator that has targets, and the list of these."""
    due: dict[str, list[Attainment]] = {}
    for result in results:
        due.setdefault(result.indicator.code, []).append(result)
    shown = [one for code, one in snapshot.programme.indicators.items() if code in due]
    rows: list[list[Item]] = [
        [Link(one.name.text(lang), f"indicators/{one.code}.html"), one.unit.text.text(lang),
         one.definition.text(lang)]
        for one in shown
    ]  # fmt: skip
    heads = (("指标", "Indicator"), ("单位", "Unit"), ("定义", "Definition"))
    title = _words(lang, "指标", "Indicators")
    grid = Grid(title, [_words(lang, *head) for head in heads], rows)
    yield Page(_path(lang, "indicators.html"), title, [grid])
    for one in shown:
        own = make_table("attainment", snapshot, due[one.code])
        parts: list[str | Grid] = [one.definition.text(lang), grid_of(own, _OF_ALL, lang, words)]
        yield Page(_path(lang, f"indicators/{one.code}.html"), one.name.text(lang), parts)


def _open_data(tables: Tables, lang: Lang, licence: str) -> Page:
    up = "../" if lang == "en" else ""
    rows: list[list[Item]] = []
    for name, table in tables.items():
        files = [Link(f"{name}.{form}", f"{up}data/{name}.{form}") for form in ("csv", "json")]
        rows.append([table.title.text(lang), len(table.rows), *files, table.meaning.text(lang)])
    heads = (("表", "Table"), ("行数", "Rows"), ("CSV", "CSV"), ("JSON", "JSON"),
             ("内容", "Content"))  # fmt: skip
    grid = Grid(_words(lang, "表", "Tables"), [_words(lang, *head) for head in heads], rows)
    said = _words(lang, f"使用许可：{licence}。", f"Licence: {licence}.")
    return Page(_path(lang, "data.html"), _words(lang, "开放数据", "Open data"), [said, grid])


def _tables(snapshot: Snapshot, results: Sequence[Attainment]) -> Iterator[tuple[str, Table]]:
    for name in TABLES:
        yield name, make_table(name, snapshot, results)
    yield "dictionary", dictionary(snapshot.programme)


def _data(tables: Tables) -> Iterator[tuple[str, bytes]]:
    for name, table in tables.items():
        for form in ("csv", "json"):
            yield f"data/{name}.{form}", write(table, form, "zh")


def _contents(files: Mapping[str, bytes], state: str, licence: str) -> bytes:
    """What the portal holds: every file with its hash, so that a copy can be checked."""
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in sorted(files.items())}
    whole = {"register": state, "licence": licence, "files": hashes}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
