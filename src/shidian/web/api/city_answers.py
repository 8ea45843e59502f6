"""How the API says classes of cities, what they may ask of settlers, and residence permits."""

from typing import Any

from shidian.mechanisms.transfers.city_size import SettlementTier, SizeClass
from shidian.mechanisms.transfers.permit_result import PermitResult
from shidian.mechanisms.transfers.settlement_rules import LaterRule, SettlementResult
from shidian.web.api.cost_answers import caution_out, plain
from shidian.web.api.evaluation_schemas import name_out
from shidian.web.api.scheme_answers import cited
from shidian.web.api.transfers_answers import basis_out


def size_out(found: SizeClass) -> dict[str, Any]:
    """A class of cities."""
    return {
        "code": found.code,
        "name": name_out(found.name),
        "from_ten_thousands": plain(found.from_),
        "below_ten_thousands": None if found.below is None else plain(found.below),
        "source": cited(found.source),
    }


def tier_out(found: SettlementTier) -> dict[str, Any]:
    """What cities of a size may ask."""
    return {
        **size_out(found),
        "may_ask": list(found.may_ask),
        "insurance_years": found.insurance_years,
        "points": found.points,
    }


def settlement_out(found: SettlementResult) -> dict[str, Any]:
    """What a city may ask on a day."""
    return {
        "on": found.on,
        "size": size_out(found.size),
        "tier": tier_out(found.tier),
        "later": [_later(one) for one in found.later],
        "may_ask": list(found.may_ask),
        "insurance_years": found.insurance_years,
        "points": found.points,
        **basis_out(found),
    }


def permit_out(found: PermitResult) -> dict[str, Any]:
    """The dates of a permit, and what it is on the day."""
    state = found.state
    return {
        "may_apply": found.may_apply,
        "applied": found.applied,
        "issue_by": found.issue_by,
        "issue_by_extended": found.issue_by_extended,
        "suspended": state.suspended if state else None,
        "days": state.days if state else None,
        "years": state.years if state else None,
        "endorse_from": found.endorse[0] if found.endorse else None,
        "endorse_by": found.endorse[1] if found.endorse else None,
        "warnings": [caution_out(one) for one in found.warnings],
    }


def _later(one: LaterRule) -> dict[str, Any]:
    return {
        "code": one.code,
        "since": one.from_,
        "text": name_out(one.text),
        "source": cited(one.source),
    }
