"""Claims of plans made up for the checks, and what a check says of them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from shidian.plans.checks import CHECKS, Claim, Draft, Peers, Promise, Result
from shidian.programme import Programme

RESIDENT, REGISTERED = "urbanization_rate_resident", "urbanization_rate_hukou"


def claim(name: str, value: str, unit: str, year: int | None = None, **more: Any) -> Claim:
    """A target of a plan, or what `more` makes of it."""
    high = Decimal(more.pop("high")) if "high" in more else None
    plain = {
        "kind": "target", "code": "", "subject": "", "start_year": None, "op": "=", "high": high,
        "per_year": False, "cumulative": False, "span": None,
    }  # fmt: skip
    return Claim(
        **(plain | {"name": name, "value": Decimal(value), "unit": unit, "year": year} | more)
    )


def rate(code: str, year: int, value: str, **more: Any) -> Claim:
    """One of the two rates; of 2013 a baseline."""
    kind = "baseline" if year <= 2013 else "target"
    name = "常住人口城镇化率" if code == RESIDENT else "户籍人口城镇化率"
    return claim(name, value, "%", year, **({"code": code, "kind": kind} | more))


def draft(*claims: Claim, promises: Sequence[Promise] = (), place: str = "青坪市") -> Draft:
    """A plan of these claims, each at a place of its own."""
    placed = [
        one if one.span else replace(one, span=(40 * number, 40 * number + 5))
        for number, one in enumerate(claims)
    ]
    return Draft(place, None, placed, promises)


def found(id: str, plan: Draft, programme: Programme, *others: Draft, **more: Any) -> list[Result]:
    """What one check says of a plan."""
    [check] = [one for one in CHECKS if one.id == id]
    results = list(check.run(plan, Peers(programme, [plan, *others], **more)))
    for result in results:
        assert result.said.zh
        assert result.said.en
    return results


def severities(results: Sequence[Result]) -> list[str]:
    return [result.severity.value for result in results]
