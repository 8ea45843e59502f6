"""The objects that the API answers with."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Schema

from shidian.assessment import Attainment
from shidian.core import Bilingual, Indicator, Observation, Printed, Target, as_statement
from shidian.core import Source as CoreSource
from shidian.programme import Pilot, Programme
from shidian.register import Entry

PLACES = Decimal("0.0001")


class Name(Schema):
    """A text in both languages."""

    zh: str
    en: str | None


class SourceOut(Schema):
    """Where a figure stands."""

    document: str
    title: Name
    sha256: str
    section: str
    span: tuple[int, int] | None
    confidence: Literal["high", "medium", "low", "unverified"]
    note: Name


class Recorded(Schema):
    """The entry of the register that holds a figure."""

    entry: int
    recorded_at: datetime
    recorded_by: str
    supersedes: int | None


class PilotOut(Schema):
    """A pilot."""

    no: str
    name: Name
    short: Name
    pinyin: str
    level: str
    peer_class: str
    province: str
    area: str
    area_note: str


class IndicatorOut(Schema):
    """An indicator."""

    code: str
    name: Name
    unit: str
    direction: str
    low: str | None
    high: str | None
    numerator: str | None
    denominator: str | None
    aliases: list[str]
    definition: Name
    source: SourceOut


class CommitmentOut(Schema):
    """What a plan states, its figure as text exactly as printed; `null` where it has none."""

    key: str
    pilot: str
    type: Literal["figure", "task", "deliverable", "fund", "body", "evaluation"]
    kind: str
    is_target: bool
    name: str
    detail: str
    year: int | None
    indicator: str | None
    op: str | None
    value: str | None
    value_high: str | None
    unit: str | None
    start_year: int | None
    per_year: bool
    cumulative: bool
    relative: bool
    qualifier: str
    subject: str
    source: SourceOut
    recorded: Recorded


class ObservationOut(Schema):
    """A value, its figure as text exactly as printed."""

    area: str
    pilot: str | None
    indicator: str
    period: str
    value: str
    unit: str
    state: str
    vintage: str
    series_break: list[str]
    source: SourceOut
    recorded: Recorded


class AttainmentOut(Schema):
    """What came of a target, with both sides of the comparison."""

    pilot: str
    indicator: str
    target_year: int
    commitment: CommitmentOut
    baseline: ObservationOut | None
    observed: ObservationOut | None
    verdict: Literal["met", "not_met", "no_value", "not_due"]
    gap: str | None
    gap_unit: str | None
    level_completion: str | None
    attainment: str | None
    tolerance: str
    caveats: list[str]


class Page(Schema):
    """What every list says beside its items."""

    count: int
    limit: int
    offset: int


class PilotPage(Page):
    """A page of pilots."""

    items: list[PilotOut]


class IndicatorPage(Page):
    """A page of indicators."""

    items: list[IndicatorOut]


class CommitmentPage(Page):
    """A page of commitments."""

    items: list[CommitmentOut]


class ObservationPage(Page):
    """A page of observations."""

    items: list[ObservationOut]


class AttainmentPage(Page):
    """A page of results."""

    items: list[AttainmentOut]


class Problem(Schema):
    """What is wrong: a code, a sentence, what to do, and where."""

    type: str
    title: str
    detail: str
    where: str


def _name(name: Bilingual) -> dict[str, str | None]:
    return {"zh": name.zh, "en": name.en or None}


def _source(source: CoreSource, programme: Programme) -> dict[str, Any]:
    document = programme.documents[source.document]
    return {
        "document": source.document,
        "title": _name(document.title),
        "sha256": document.sha256,
        "section": source.section,
        "span": source.span,
        "confidence": source.confidence.value,
        "note": _name(source.note),
    }


def _recorded(entry: Entry[Any]) -> dict[str, Any]:
    return {
        "entry": entry.id,
        "recorded_at": entry.recorded_at.isoformat(),
        "recorded_by": entry.recorded_by,
        "supersedes": entry.supersedes,
    }


def pilot_out(pilot: Pilot, programme: Programme) -> dict[str, Any]:
    """A pilot as the API gives it."""
    return {
        "no": pilot.no,
        "name": _name(pilot.name),
        "short": _name(pilot.short),
        "pinyin": pilot.pinyin,
        "level": pilot.level,
        "peer_class": pilot.peer_class,
        "province": pilot.province,
        "area": pilot.area,
        "area_note": programme.areas[pilot.area].note,
    }


def indicator_out(indicator: Indicator, programme: Programme) -> dict[str, Any]:
    """An indicator as the API gives it."""
    low, high = indicator.bounds
    return {
        "code": indicator.code,
        "name": _name(indicator.name),
        "unit": indicator.unit.symbol,
        "direction": indicator.direction.value,
        "low": None if low is None else f"{low:f}",
        "high": None if high is None else f"{high:f}",
        "numerator": indicator.numerator,
        "denominator": indicator.denominator,
        "aliases": list(indicator.aliases),
        "definition": _name(indicator.definition),
        "source": _source(indicator.source, programme),
    }


def commitment_out(entry: Entry[Any], programme: Programme) -> dict[str, Any]:
    """A commitment as the API gives it."""
    said = as_statement(entry.record)
    return {
        "key": said.key,
        "pilot": said.pilot,
        "type": said.type.value,
        "kind": said.kind,
        "is_target": isinstance(entry.record, Target),
        "name": said.name,
        "detail": said.detail,
        "year": said.year,
        **_printed(said.printed),
        "source": _source(said.source, programme),
        "recorded": _recorded(entry),
    }


_NO_FIGURE: dict[str, Any] = {
    "indicator": None,
    "op": None,
    "value": None,
    "value_high": None,
    "unit": None,
    "start_year": None,
    "per_year": False,
    "cumulative": False,
    "relative": False,
    "qualifier": "",
    "subject": "",
}


def _printed(printed: Printed | None) -> dict[str, Any]:
    if printed is None:
        return _NO_FIGURE
    return {
        "indicator": printed.indicator or None,
        "op": printed.op,
        "value": f"{printed.value:f}",
        "value_high": None if printed.high is None else f"{printed.high:f}",
        "unit": printed.unit,
        "start_year": printed.start_year,
        "per_year": printed.per_year,
        "cumulative": printed.cumulative,
        "relative": printed.relative,
        "qualifier": printed.qualifier,
        "subject": printed.subject,
    }


def observation_out(entry: Entry[Observation], programme: Programme) -> dict[str, Any]:
    """An observation as the API gives it."""
    record = entry.record
    pilot = programme.pilot_of_area.get(record.area)
    return {
        "area": record.area,
        "pilot": pilot and pilot.no,
        "indicator": record.indicator,
        "period": str(record.period),
        "value": f"{record.value.value:f}",
        "unit": record.value.unit.symbol,
        "state": record.state.value,
        "vintage": record.vintage.value,
        "series_break": sorted(record.breaks),
        "source": _source(record.source, programme),
        "recorded": _recorded(entry),
    }


def attainment_out(result: Attainment, programme: Programme) -> dict[str, Any]:
    """A result as the API gives it."""

    def observation(entry: Entry[Observation] | None) -> dict[str, Any] | None:
        return None if entry is None else observation_out(entry, programme)

    def ratio(value: Decimal | None) -> str | None:
        return None if value is None else f"{value.quantize(PLACES):f}"

    return {
        "pilot": result.pilot.no,
        "indicator": result.indicator.code,
        "target_year": result.target.record.year,
        "commitment": commitment_out(result.target, programme),
        "baseline": observation(result.baseline),
        "observed": observation(result.observed),
        "verdict": result.verdict.value,
        "gap": None if result.gap is None else f"{result.gap.value:f}",
        "gap_unit": None if result.gap is None else result.gap.unit.symbol,
        "level_completion": ratio(result.level_completion),
        "attainment": ratio(result.attainment),
        "tolerance": f"{result.tolerance:f}",
        "caveats": [caveat.value for caveat in result.caveats],
    }
