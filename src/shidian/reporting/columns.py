"""The columns of every table: where each value comes from."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from shidian.assessment import Attainment
from shidian.core import (
    Commitment,
    Document,
    Indicator,
    Observation,
    Printed,
    Source,
    Statement,
    Target,
    as_statement,
)
from shidian.programme import Pilot, Programme, Task, kind_text
from shidian.register import Entry
from shidian.reporting.table import Cell, Column
from shidian.reporting.words import words

T = TypeVar("T")

Values = Mapping[str, Callable[[Any], Cell]]
"""Column name to the function that takes its cell from a row's object."""

PLACES = Decimal("0.0001")  # ratios are given to four places


def _columns(brief: str, values: Values, table: str = "") -> Sequence[Column]:
    """Columns in the order of `values`; those named in `brief` suffice on a terminal.

    `table` names the table whose own words explain a column, where it has any.
    """
    return [
        Column(name, *words(name, table), value, name in brief.split())
        for name, value in values.items()
    ]


def pilots(programme: Programme) -> Sequence[Column]:
    """Columns of the table of pilots."""
    facts, areas = programme.facts, programme.areas
    values: Mapping[str, Callable[[Pilot], Cell]] = {
        "pilot_no": lambda p: p.no,
        "name_zh": lambda p: p.name.zh,
        "name_en": lambda p: p.name.en,
        "short_zh": lambda p: p.short.zh,
        "short_en": lambda p: p.short.en,
        "pinyin": lambda p: p.pinyin,
        "level": lambda p: p.level,
        "level_name": lambda p: facts.levels[p.level].zh,
        "peer_class": lambda p: p.peer_class,
        "peer_class_name": lambda p: facts.peer_classes[p.peer_class].zh,
        "province_code": lambda p: p.province,
        "province": lambda p: areas[p.province].name,
        "area_code": lambda p: p.area,
        "area_note": lambda p: areas[p.area].note,
        "note": lambda p: p.note,
    }
    return _columns("pilot_no short_zh short_en peer_class_name province area_code", values)


def tasks(programme: Programme) -> Sequence[Column]:
    """Columns of the table of national tasks."""
    values: Mapping[str, Callable[[Task], Cell]] = {
        "no": lambda t: t.no,
        "code": lambda t: t.code,
        "name_zh": lambda t: t.name.zh,
        "name_en": lambda t: t.name.en,
        **_source(programme, lambda t: t.source),
    }
    return _columns("no name_zh name_en", values)


def indicators(programme: Programme) -> Sequence[Column]:
    """Columns of the table of indicators."""
    values: Mapping[str, Callable[[Indicator], Cell]] = {
        "code": lambda i: i.code,
        "name_zh": lambda i: i.name.zh,
        "name_en": lambda i: i.name.en,
        "unit": lambda i: i.unit.symbol,
        "direction": lambda i: i.direction.value,
        "low": lambda i: i.bounds[0],
        "high": lambda i: i.bounds[1],
        "numerator": lambda i: i.numerator,
        "denominator": lambda i: i.denominator,
        "definition_zh": lambda i: i.definition.zh,
        "definition_en": lambda i: i.definition.en,
        **_source(programme, lambda i: i.source),
    }
    return _columns("code name_zh unit direction", values)


def documents(_: Programme) -> Sequence[Column]:
    """Columns of the table of documents."""
    values: Mapping[str, Callable[[Document], Cell]] = {
        "id": lambda d: d.id,
        "title": lambda d: d.title.zh,
        "title_en": lambda d: d.title.en,
        "kind": lambda d: d.kind,
        "published": lambda d: d.published,
        "sha256": lambda d: d.sha256,
        "note": lambda d: d.note,
    }
    return _columns("id title published", values)


def commitments(programme: Programme) -> Sequence[Column]:
    """Columns of the table of commitments."""

    def said(entry: Entry[Commitment]) -> Statement:
        return as_statement(entry.record)

    values: Mapping[str, Callable[[Entry[Commitment]], Cell]] = {
        **_pilot(programme, lambda e: programme.pilots[e.record.pilot]),
        "key": lambda e: e.record.key,
        "type": lambda e: said(e).type.value,
        "type_name": lambda e: said(e).type.text.zh,
        "kind": lambda e: said(e).kind,
        "kind_name": lambda e: kind_text(programme, said(e)).zh,
        "is_target": lambda e: isinstance(e.record, Target),
        "name": lambda e: e.record.name,
        "detail": lambda e: said(e).detail,
        "year": lambda e: e.record.year,
        **_printed(programme, lambda e: said(e).printed),
        **_source(programme, lambda e: e.record.source),
        **_entry(),
    }
    brief = "pilot_no pilot type_name kind_name name year op value value_high unit qualifier"
    return _columns(brief, values, "commitments")


def observations(programme: Programme) -> Sequence[Column]:
    """Columns of the table of observations."""
    pilots = programme.pilot_of_area
    values: Mapping[str, Callable[[Entry[Observation]], Cell]] = {
        "area_code": lambda e: e.record.area,
        "area": lambda e: programme.areas[e.record.area].name,
        "pilot_no": lambda e: pilots[e.record.area].no if e.record.area in pilots else None,
        **_indicator(lambda e: programme.indicators[e.record.indicator]),
        **_observation(lambda e: e.record),
        "series_break": lambda e: " ".join(sorted(e.record.breaks)),
        **_source(programme, lambda e: e.record.source),
        **_entry(),
    }
    return _columns("pilot_no area indicator_name period value unit state vintage", values)


def attainment(programme: Programme) -> Sequence[Column]:
    """Columns of the table of attainment."""

    def observed(result: Attainment) -> Observation | None:
        return None if result.observed is None else result.observed.record

    def observed_source(result: Attainment) -> Source | None:
        return None if result.observed is None else result.observed.record.source

    values: Mapping[str, Callable[[Attainment], Cell]] = {
        **_pilot(programme, lambda r: r.pilot),
        **_indicator(lambda r: r.indicator),
        **_target(lambda r: r.target.record),
        "baseline": lambda r: None if r.baseline is None else r.baseline.record.value.value,
        "observed": _of(lambda o: o.value.value, observed),
        **_prefixed("observed_", _series(observed)),
        "gap": lambda r: None if r.gap is None else r.gap.value,
        "tolerance": lambda r: r.tolerance,
        "level_completion": lambda r: _ratio(r.level_completion),
        "attainment": lambda r: _ratio(r.attainment),
        "verdict": lambda r: r.verdict.value,
        "caveats": lambda r: " ".join(r.caveats),
        "caveats_zh": lambda r: "".join(caveat.text.zh for caveat in r.caveats),
        "caveats_en": lambda r: " ".join(caveat.text.en for caveat in r.caveats),
        **_prefixed("target_", _source(programme, lambda r: r.target.record.source)),
        **_prefixed("observed_", _source(programme, observed_source)),
    }
    brief = "pilot_no pilot indicator_name year op target unit qualifier baseline observed"
    return _columns(f"{brief} gap verdict caveats", values)


def _ratio(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(PLACES)


def _prefixed(prefix: str, values: Values) -> Values:
    return {prefix + name: value for name, value in values.items()}


def _of(take: Callable[[T], Cell], of: Callable[[Any], T | None]) -> Callable[[Any], Cell]:
    """The cell that `take` finds in the part of a row that `of` gives; empty without that part."""

    def value(row: Any) -> Cell:
        part = of(row)
        return None if part is None else take(part)

    return value


def _pilot(programme: Programme, of: Callable[[Any], Pilot]) -> Values:
    classes = programme.facts.peer_classes
    return {
        "pilot_no": lambda r: of(r).no,
        "pilot": lambda r: of(r).short.zh,
        "pilot_en": lambda r: of(r).short.en,
        "peer_class_name": lambda r: classes[of(r).peer_class].zh,
        "area_code": lambda r: of(r).area,
    }


def _indicator(of: Callable[[Any], Indicator]) -> Values:
    return {"indicator": lambda r: of(r).code, "indicator_name": lambda r: of(r).name.zh}


def _printed(programme: Programme, of: Callable[[Any], Printed | None]) -> Values:
    """A number of a plan; empty for a commitment that has none."""
    indicators = programme.indicators
    return {
        "indicator": _of(lambda p: p.indicator or None, of),
        "indicator_name": _of(
            lambda p: indicators[p.indicator].name.zh if p.indicator else None, of
        ),
        "op": _of(lambda p: p.op, of),
        "value": _of(lambda p: p.value, of),
        "value_high": _of(lambda p: p.high, of),
        "unit": _of(lambda p: p.unit, of),
        "qualifier": _of(lambda p: p.qualifier, of),
        "subject": _of(lambda p: p.subject, of),
        "start_year": _of(lambda p: p.start_year, of),
        "per_year": _of(lambda p: p.per_year, of),
        "cumulative": _of(lambda p: p.cumulative, of),
        "relative": _of(lambda p: p.relative, of),
    }


def _target(of: Callable[[Any], Target]) -> Values:
    return {
        "key": lambda r: of(r).key,
        "year": lambda r: of(r).year,
        "op": lambda r: of(r).op.value,
        "target": lambda r: of(r).value.value,
        "target_high": _of(lambda high: high.value, lambda r: of(r).high),
        "unit": lambda r: of(r).value.unit.symbol,
        "qualifier": lambda r: of(r).qualifier,
        "subject": lambda r: of(r).subject,
        "start_year": lambda r: of(r).start_year,
        "per_year": lambda r: of(r).per_year,
        "cumulative": lambda r: of(r).cumulative,
    }


def _observation(of: Callable[[Any], Observation | None]) -> Values:
    return {
        "value": _of(lambda o: o.value.value, of),
        **_series(of),
    }


def _series(of: Callable[[Any], Observation | None]) -> Values:
    """Everything that a value needs beside it to be read."""
    return {
        "period": _of(lambda o: str(o.period), of),
        "unit": _of(lambda o: o.value.unit.symbol, of),
        "state": _of(lambda o: o.state.value, of),
        "vintage": _of(lambda o: o.vintage.value, of),
    }


def _source(programme: Programme, of: Callable[[Any], Source | None]) -> Values:
    documents = programme.documents
    return {
        "source_id": _of(lambda s: s.document, of),
        "source": _of(lambda s: documents[s.document].title.zh, of),
        "section": _of(lambda s: s.section, of),
        "span_start": _of(lambda s: s.span and s.span[0], of),
        "span_end": _of(lambda s: s.span and s.span[1], of),
        "confidence": _of(lambda s: s.confidence.value, of),
        "source_note": _of(lambda s: s.note.zh, of),
    }


def _entry() -> Values:
    return {
        "entry": lambda e: e.id,
        "recorded_at": lambda e: e.recorded_at,
        "recorded_by": lambda e: e.recorded_by,
    }
