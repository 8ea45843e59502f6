"""How the API says cost models, sharing rules, an answer about cost, and the figures of plans."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual, Fault
from shidian.core.apportionment import cents, yuan
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.citizenization.consistency import CaseResult, CheckResult
from shidian.mechanisms.citizenization.consistency_words import check_sentence
from shidian.mechanisms.citizenization.model import CostItem, CostModel
from shidian.mechanisms.citizenization.package import StatedFile
from shidian.mechanisms.citizenization.plan_cases import Figure
from shidian.mechanisms.citizenization.result import CostResult, Totals
from shidian.mechanisms.citizenization.sharing import SharingRule, SharingRules
from shidian.web.api.evaluation_schemas import name_out
from shidian.web.api.scheme_answers import cited


def model_head(file: StatedFile[CostModel]) -> dict[str, Any]:
    """A cost model as a list gives it."""
    model = file.stated
    return {
        "code": model.code,
        "version": model.version,
        "title": name_out(model.title),
        "pilot": model.pilot or None,
        "scope": model.scope.value,
        "prices": model.prices.value,
        "base_year": model.base_year,
        "open_items": [item.id for item in model.items if item.cost is None],
        "sha256": file.sha256,
        "source": cited(model.source),
    }


def model_out(file: StatedFile[CostModel]) -> dict[str, Any]:
    """A cost model, whole."""
    model = file.stated
    return {
        **model_head(file),
        "note": name_out(model.note),
        "horizon": plain(model.horizon),
        "discount": plain(model.discount),
        "growth": plain(model.growth),
        "items": [_item(item, model) for item in model.items],
    }


def sharing_out(file: StatedFile[SharingRules]) -> dict[str, Any]:
    """The rules of a pilot, whole."""
    rules = file.stated
    return {
        "code": rules.code,
        "version": rules.version,
        "title": name_out(rules.title),
        "note": name_out(rules.note),
        "pilot": rules.pilot or None,
        "sha256": file.sha256,
        "rules": [_rule(one, rules) for one in rules.rules],
        "source": cited(rules.source),
    }


def cost_out(result: CostResult) -> dict[str, Any]:
    """The answer to a question about cost."""
    question = result.question
    borne: dict[tuple[Any, ...], dict[str, str]] = {}
    for part in result.shared:
        key = part.item, part.origin, part.year
        borne.setdefault(key, {})[part.payer.value] = money(part.cents)
    return {
        "model": question.model.stated.code,
        "rules": question.rules.stated.code if question.rules else None,
        "years": list(question.years),
        "totals": _totals(result.totals),
        "present_value": money(result.present_value),
        "per_person": [
            {"origin": origin.value, "step": step.value, "item": item, **_ends(amounts)}
            for (origin, step), items in result.per_person.items()
            for item, amounts in items.items()
        ],
        "cells": [
            {
                "item": cell.item,
                "origin": cell.origin.value,
                "year": cell.year,
                "people": cell.people,
                "yuan": money(cell.cents),
                "low": money(cell.low),
                "high": money(cell.high),
                "payers": borne.get((cell.item, cell.origin, cell.year), {}),
            }
            for cell in result.cells
        ],
        "parameters": [used_out(one) for one in result.parameters],
        "warnings": [caution_out(one) for one in result.warnings],
        "hashes": dict(result.hashes),
    }


def case_out(found: CaseResult) -> dict[str, Any]:
    """What a plan states on a subject, and whether it fits together."""
    case = found.case
    return {
        "id": case.id,
        "pilot": case.pilot,
        "subject": name_out(case.subject),
        "verdict": found.verdict.value,
        "note": name_out(case.note),
        "figures": {name: _figure(one) for name, one in case.figures.items()},
        "checks": [_check(one) for one in found.checks],
    }


def used_out(one: UsedParameter) -> dict[str, Any]:
    """A number that a result rests on."""
    return {
        "path": one.name,
        "label": name_out(one.label),
        "value": plain(one.value),
        "low": None if one.low is None else plain(one.low),
        "high": None if one.high is None else plain(one.high),
        "unit": one.unit,
        "source": cited(one.source),
    }


def caution_out(fault: Fault) -> dict[str, Any]:
    """What a reader must know, in both languages."""
    return {
        "type": fault.code,
        "where": fault.place.column or fault.place.file,
        "text": name_out(Bilingual(fault.text("zh"), fault.text("en"))),
        "advice": name_out(Bilingual(fault.advice("zh"), fault.advice("en"))),
    }


def money(found: int) -> str:
    """An amount of 分 in yuan, with two places."""
    return f"{yuan(found):f}"


def plain(number: Decimal) -> str:
    """A decimal without exponent."""
    return f"{number:f}"


def _item(item: CostItem, model: CostModel) -> dict[str, Any]:
    cost = item.cost
    return {
        "id": item.id,
        "label": name_out(item.label),
        "nature": item.nature.value,
        "step": item.step.value,
        "yuan": plain(cost.middle) if cost else None,
        "low": plain(cost.ends[0]) if cost else None,
        "high": plain(cost.ends[1]) if cost else None,
        "users": plain(item.users),
        "spare": plain(item.spare),
        "paid": plain(item.paid),
        "origins": _numbers(item.origins),
        "years": item.years,
        "source": cited(item.source or model.source),
    }


def _rule(rule: SharingRule, rules: SharingRules) -> dict[str, Any]:
    return {
        "items": list(rule.items),
        "origins": [one.value for one in rule.origins],
        "shares": _numbers(rule.shares),
        "amounts": _numbers(rule.amounts),
        "rest": _numbers(rule.rest),
        "tiers": [{"up_to": one.up_to, "shares": _numbers(one.shares)} for one in rule.tiers],
        "payers": [str(one) for one in rule.payers],
        "note": name_out(rule.note),
        "source": cited(rule.source or rules.source),
    }


def _numbers(found: Mapping[Any, Decimal]) -> dict[str, str]:
    return {str(key): plain(value) for key, value in found.items()}


def _totals(totals: Totals) -> dict[str, Any]:
    sums = ("item", "payer", "origin", "year")
    return {
        "yuan": money(totals.cents),
        "low": money(totals.low),
        "high": money(totals.high),
        **{
            f"by_{of}": {
                str(key): money(found) for key, found in getattr(totals, f"by_{of}").items()
            }
            for of in sums
        },
    }


def _ends(amounts: tuple[Decimal, ...]) -> dict[str, str]:
    middle, low, high = (money(cents(one)) for one in amounts)
    return {"yuan": middle, "low": low, "high": high}


def _figure(one: Figure) -> dict[str, Any]:
    low, high = one.ends
    return {
        "label": name_out(one.label),
        "value": None if one.value is None else plain(one.value),
        "low": plain(low),
        "high": plain(high),
        "unit": one.unit.symbol,
        "bound": one.bound.value or None,
        "source": cited(one.source),
    }


def _check(one: CheckResult) -> dict[str, Any]:
    return {
        "id": one.check.id,
        "label": name_out(one.check.label),
        "kind": one.check.kind.value,
        "unit": one.check.unit.symbol,
        "recomputed": plain(one.shown),
        "stated": None if one.stated is None else plain(one.stated),
        "stated_unit": one.gives.unit.symbol if one.gives else None,
        "rounding": one.rounding.value if one.rounding else None,
        "verdict": one.verdict.value,
        "text": name_out(check_sentence(one)),
    }
