"""How the API says land, divided money and the linkage table."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from shidian.core import Fault
from shidian.mechanisms.transfers.basis import Result
from shidian.mechanisms.transfers.equalization_result import EqualizationResult
from shidian.mechanisms.transfers.land import LandDue, LandRule
from shidian.mechanisms.transfers.results import (
    AwardResult,
    Known,
    LinkageResult,
    PassThroughResult,
)
from shidian.web.api.cost_answers import caution_out, money, plain, used_out
from shidian.web.api.evaluation_schemas import name_out
from shidian.web.api.scheme_answers import cited


def rule_out(rule: LandRule) -> dict[str, Any]:
    """A land rule, whole."""
    return {
        "code": rule.code,
        "since": rule.from_,
        "area": rule.province or None,
        "tiers": [
            {
                "square_metres": plain(one.m2),
                "up_to": _plain(one.up_to),
                "below": _plain(one.below),
            }
            for one in rule.tiers
        ],
        "adjustment": plain(rule.adjustment),
        "centre": _plain(rule.centre),
        "source": cited(rule.source),
    }


def land_out(rule: LandRule, due: LandDue, warnings: Iterable[Fault]) -> dict[str, Any]:
    """What is due, and by which rule."""
    return {
        "rule": rule_out(rule),
        "standard": plain(due.standard),
        "square_metres": plain(due.m2),
        "hectares": plain(due.hectares),
        "mu": plain(due.mu),
        "warnings": [caution_out(one) for one in warnings],
    }


def award_out(found: AwardResult) -> dict[str, Any]:
    """The award divided."""
    return {
        "pool": money(found.pool),
        "year": found.year,
        "left": money(found.left),
        "rows": [
            {
                "area": one.area,
                "people": one.people,
                "pupils": one.pupils,
                "people_units": plain(one.people_units),
                "schooling_units": plain(one.schooling_units),
                "from_people": money(one.people_cents),
                "from_schooling": money(one.schooling_cents),
                "least": _money(one.least),
                "most": _money(one.most),
                "yuan": money(one.cents),
            }
            for one in found.rows
        ],
        **_divided(found),
    }


def equalization_out(found: EqualizationResult) -> dict[str, Any]:
    """The equalization transfer divided."""
    return {
        "pool": money(found.pool),
        "rows": [
            {
                "area": one.area,
                "gap": plain(one.gap),
                "difficulty": plain(one.difficulty),
                "coefficient": plain(one.coefficient),
                "from_pool": money(one.pool_cents),
                "growth_control": plain(one.growth_control),
                "effort_award": plain(one.effort_award),
                "yuan": money(one.cents),
            }
            for one in found.rows
        ],
        **_divided(found),
    }


def pass_through_out(found: PassThroughResult) -> dict[str, Any]:
    """A province's amount divided."""
    return {
        "pool": money(found.amount),
        "kept": money(found.kept),
        "left": money(found.left),
        "rows": [
            {
                "area": one.area,
                "by_factor": {name: money(part) for name, part in one.by_factor.items()},
                "least": _money(one.least),
                "most": _money(one.most),
                "yuan": money(one.cents),
            }
            for one in found.rows
        ],
        **basis_out(found),
    }


def linkage_out(found: LinkageResult) -> dict[str, Any]:
    """The linkage table of a pilot."""
    names = ("planned", "filed", "people_gap", "cost", "local_cost", "received", "money_gap")
    return {
        "rows": [
            {
                "pilot": row.pilot,
                "year": row.year,
                **{name: _known(getattr(row, name)) for name in names},
                "costs": {payer: _known(one) for payer, one in row.costs.items()},
                **{name: _known(getattr(row, name)) for name in _LAND},
            }
            for row in found.rows
        ],
        **basis_out(found),
    }


def _known(one: Known) -> dict[str, Any]:
    return {
        "value": _plain(one.value),
        "whence": name_out(one.whence),
        "confidence": None if one.value is None else one.confidence.value,
    }


def _divided(found: Result) -> dict[str, Any]:
    assert found.notice is not None  # of the award and the equalization transfer
    return {"notice": name_out(found.notice), **basis_out(found)}


def basis_out(found: Result) -> dict[str, Any]:
    """What every result carries beside its rows."""
    return {
        "parameters": [used_out(one) for one in found.parameters],
        "warnings": [caution_out(one) for one in found.warnings],
        "hashes": dict(found.hashes),
    }


def _plain(found: Decimal | None) -> str | None:
    return None if found is None else plain(found)


def _money(found: int | None) -> str | None:
    return None if found is None else money(found)


_LAND = ("land_due", "land_granted", "land_gap")
