"""What stands for the codes and Chinese names in tables, in the language of who reads."""

from collections.abc import Mapping

from shidian.assessment import Caveat, Rung, Status, Verdict
from shidian.assessment.policy import policies_of
from shidian.core import Bilingual, Confidence, Lang, State, StatementType, Vintage
from shidian.core.statement import KINDS
from shidian.programme import Programme


def code_words(programme: Programme, lang: Lang) -> Mapping[str, Mapping[str, str]]:
    """By column of a table: what stands for each of its codes or Chinese names."""
    facts = programme.facts
    pilots, areas = programme.pilots.values(), programme.areas.values()
    codes: dict[str, Mapping[str, Bilingual]] = {
        "caveats": {one: one.short for one in Caveat},
        "vintage": {one: one.text for one in Vintage},
        "state": {one: one.text for one in State},
        "confidence": {one: one.text for one in Confidence},
    }
    names = {
        "pilot": [pilot.short for pilot in pilots],
        "area": [Bilingual(area.name, area.name_en) for area in areas],
        "indicator_name": [indicator.name for indicator in programme.indicators.values()],
        "peer_class_name": facts.peer_classes.values(),
        "province": [Bilingual(area.name, area.name_en) for area in areas],
        "type_name": [one.text for one in StatementType],
        "kind_name": [*programme.task_names.values(), *_kinds()],
    }
    said = {
        column: {code: text.text(lang) for code, text in table.items()}
        for column, table in codes.items()
    }
    called = {column: {name.zh: name.text(lang) for name in own} for column, own in names.items()}
    verdicts = {one.value: verdict_words(one, lang) for one in Verdict}
    statuses = {one.code: f"{one.symbol} {one.text.text(lang)}" for one in Status}
    rungs = {one.text.zh: f"{one.symbol} {one.text.text(lang)}" for one in Rung}
    grades = {
        grade.name.zh: grade.name.text(lang)
        for file in policies_of(programme).values()
        for grade in file.policy.rating.grades
    }
    more = {"verdict": verdicts, "status": statuses, "rung": rungs, "proposed": rungs}
    more["grade"] = grades
    return {**said, **called, **more}


def _kinds() -> list[Bilingual]:
    return [text for kinds in KINDS.values() for text in kinds.values()]


def verdict_words(one: Verdict, lang: Lang) -> str:
    """A verdict as symbol and word."""
    return f"{one.symbol} {one.text.text(lang)}"
