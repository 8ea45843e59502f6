"""How the API says a settlement scheme, a person explained, and a curve of thresholds."""

from typing import Any

from shidian.core import Bilingual, Source
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.explanation import Explanation, Line
from shidian.mechanisms.settlement.package import SchemeFile
from shidian.mechanisms.settlement.scheme import (
    Amount,
    BestOf,
    Clause,
    FirstOf,
    Input,
    Item,
    Scheme,
    SumOf,
)
from shidian.mechanisms.settlement.thresholds import Count
from shidian.mechanisms.settlement.wording import conditions_said, points_said
from shidian.programme import Parameter
from shidian.web.api.evaluation_schemas import name_out


def head_out(file: SchemeFile, day: Day) -> dict[str, Any]:
    """A scheme as a list gives it."""
    scheme = file.scheme
    selection = scheme.selection
    return {
        "code": scheme.code,
        "version": scheme.version,
        "title": name_out(scheme.title),
        "since": scheme.from_.isoformat(),
        "until": scheme.until and scheme.until.isoformat(),
        "pilot": scheme.pilot or None,
        "based_on": scheme.based_on or None,
        "threshold": f"{day.number(selection.threshold):f}" if selection else None,
        "sha256": file.sha256,
        "source": cited(scheme.source),
    }


def scheme_out(file: SchemeFile, day: Day) -> dict[str, Any]:
    """A scheme, whole."""
    scheme = file.scheme
    clauses = ("vetoes", "prerequisites", "routes", "entitlements")
    return {
        **head_out(file, day),
        "note": name_out(scheme.note),
        "unit": f"{scheme.unit:f}",
        "inputs": {name: _input(one) for name, one in scheme.inputs.items()},
        "parameters": {name: _parameter(one) for name, one in scheme.parameters.items()},
        "items": [_item(day, scheme, one) for one in scheme.items],
        "cap": _amount(scheme.cap),
        "floor": _amount(scheme.floor),
        **{kind: [_clause(day, one) for one in getattr(scheme, kind)] for kind in clauses},
        "untranslatable": [
            {
                "clause": one.clause,
                "reason": name_out(one.reason),
                "accepted_by": one.accepted_by and one.accepted_by.name,
            }
            for one in scheme.untranslatable
        ],
        "content": file.content.decode("utf-8-sig"),
    }


def explanation_out(day: Day, found: Explanation) -> dict[str, Any]:
    """What a scheme says of a person."""
    outcome = found.outcome
    return {
        "scheme": day.scheme.code,
        "on": day.on.isoformat(),
        "points": points_said(day, outcome.units),
        "needed": None if outcome.needed is None else points_said(day, outcome.needed),
        "standing": outcome.standing.name.lower(),
        "qualified": outcome.qualified,
        "conclusion": name_out(found.conclusion),
        "items": [_line(one) for one in found.items],
        "vetoes": [_line(one) for one in found.vetoes],
        "unmet": [_line(one) for one in found.unmet],
        "routes": [_line(one) for one in found.routes],
        "entitlements": [_line(one) for one in found.entitlements],
        "ways": [name_out(one) for one in found.ways],
        "waiting": name_out(found.waiting),
    }


def thresholds_out(
    day: Day, whole: Count, steps: list[tuple[int, int]], needed: int | None, seed: int
) -> dict[str, Any]:
    """The curve of the synthetic persons."""
    return {
        "scheme": day.scheme.code,
        "on": day.on.isoformat(),
        "synthetic": True,
        "seed": seed,
        "people": whole.people,
        "by_route": whole.by_route,
        "may_not": whole.out,
        "threshold": None if needed is None else points_said(day, needed),
        "settled": whole.settled,
        "steps": [
            {"threshold": points_said(day, units), "settled": settled} for units, settled in steps
        ],
    }


def _item(day: Day, scheme: Scheme, item: Item) -> dict[str, Any]:
    group = isinstance(item, BestOf | FirstOf | SumOf)
    return {
        "id": item.id,
        "label": name_out(item.label),
        "kind": item.kind,
        "input": getattr(item, "input", None),
        "step": _amount(getattr(item, "step", None)),
        "points": _points(getattr(item, "points", {})),
        "bands": [
            {"low": _amount(one.from_), "high": _amount(one.to), "points": str(one.points)}
            for one in getattr(item, "bands", ())
        ],
        "cap": _amount(item.cap),
        "floor": _amount(item.floor),
        "since": item.from_ and item.from_.isoformat(),
        "until": item.until and item.until.isoformat(),
        "conditions": name_out(_said(day, item)),
        "source": cited(item.source or scheme.source),
        "items": [_item(day, scheme, one) for one in item.items] if group else [],
    }


def _points(points: Any) -> dict[str, str]:
    """By code of a table; of a single number under ``each``."""
    if isinstance(points, str):
        return {"each": str(points)}
    return {code: str(amount) for code, amount in points.items()}


def _said(day: Day, owner: Item | Clause) -> Bilingual:
    return conditions_said(day, owner.when) if owner.when else Bilingual("", "")


def _clause(day: Day, clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "label": name_out(clause.label),
        "conditions": name_out(conditions_said(day, clause.when)),
        "source": cited(clause.source or day.scheme.source),
    }


def _input(asked: Input) -> dict[str, Any]:
    number = asked.kind.value == "number"
    return {
        "label": name_out(asked.label),
        "kind": asked.kind.value,
        "unit": name_out(asked.unit),
        "missing": asked.missing,
        "min": str(asked.min) if number else None,
        "max": str(asked.max) if number else None,
        "per_year": str(asked.per_year),
        "codes": {code: name_out(name) for code, name in asked.codes.items()},
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "title": name_out(parameter.title),
        "values": [
            {
                "since": one.since,
                "value": f"{one.value:f}",
                "source": one.source,
                "confidence": one.confidence.value,
            }
            for one in parameter.values
        ],
    }


def _line(one: Line) -> dict[str, Any]:
    return {
        "id": one.id,
        "label": name_out(one.label),
        "text": name_out(one.text),
        "points": one.points or None,
        "holds": one.holds,
        "parts": [_line(part) for part in one.parts],
    }


def _amount(amount: Amount | None) -> str | None:
    return None if amount is None else str(amount)


def cited(source: Source) -> dict[str, Any]:
    """Where something stands, and how far that is trusted."""
    return {
        "document": source.document,
        "section": source.section,
        "span": source.span,
        "confidence": source.confidence.value,
        "note": name_out(source.note),
    }
