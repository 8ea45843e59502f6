"""What a result rests on, as tables: its numbers, what a reader must know, and its inputs."""

from collections.abc import Iterable

from shidian.core import Bilingual, Fault, Unit
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.citizenization.result import CostResult
from shidian.reporting.cost_columns import made, source_cells
from shidian.reporting.cost_words import PEOPLE_SOURCE, hash_words, source_words
from shidian.reporting.names import NO_NAMES, Names
from shidian.reporting.table import Table
from shidian.reporting.worded import Cells, in_words


def parameters_table(parameters: Iterable[UsedParameter], names: Names = NO_NAMES) -> Table:
    """Every number, with its source and how far it is trusted."""
    cells: Cells = {
        "path": lambda one: one.name,
        **in_words("name", lambda one: one.label),
        "value": lambda one: one.value,
        "value_low": lambda one: one.low,
        "value_high": lambda one: one.high,
        **in_words("unit", lambda one: Unit.words(one.unit)),
        **source_cells(lambda one: one.source, names),
    }
    return made("cost_parameters", cells, parameters)


def warnings_table(warnings: Iterable[Fault]) -> Table:
    """What a reader must know."""
    cells: Cells = {
        "place": lambda one: one.place.text("zh"),
        "place_en": lambda one: one.place.text("en"),
        "text": lambda one: one.text("zh"),
        "text_en": lambda one: one.text("en"),
        "advice": lambda one: one.advice("zh"),
        "advice_en": lambda one: one.advice("en"),
    }
    return made("cost_warnings", cells, warnings)


def receipt_table(result: CostResult, names: Names = NO_NAMES) -> Table:
    """Names, versions and hashes of the inputs."""
    question = result.question
    model = question.model.stated
    rows = [(Bilingual("模型", "Model"), _as_it_is(f"{model.code} {model.version}"))]
    if question.rules:
        rules = question.rules.stated
        rows.append((Bilingual("规则", "Rules"), _as_it_is(f"{rules.code} {rules.version}")))
    rows += [(PEOPLE_SOURCE, source_words(one, names)) for one in question.people_sources]
    rows += [(hash_words(name), _as_it_is(one)) for name, one in result.hashes.items()]
    rows += [(_as_it_is(path), _as_it_is(text)) for path, text in question.changes.items()]
    cells: Cells = {
        **in_words("name", lambda row: row[0]),
        **in_words("value", lambda row: row[1]),
    }
    return made("cost_receipt", cells, rows)


def _as_it_is(text: str) -> Bilingual:
    return Bilingual(text, text)
