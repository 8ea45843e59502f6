"""Populations against one another, and against the rates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import Bilingual
from shidian.plans.checks.check import Check, Peers, Result, Severity
from shidian.plans.checks.claim import Claim, Draft
from shidian.programme import Programme

_FLOATING = re.compile(r"流动人口|外来人口|暂住人口|外来常住人口|净流入人口|流入人口")


@dataclass(frozen=True)
class Populations:
    """Codes of a programme's rates and of the people whom they divide; empty for those it lacks."""

    resident_rate: str
    registered_rate: str
    resident: str
    registered: str
    urban: str


def populations_of(programme: Programme) -> Populations:
    """The rates that the package names, with the people in their numerators and denominators."""
    named = programme.facts.rates
    resident, registered = named.get("resident", ""), named.get("registered", "")
    indicators = programme.indicators
    return Populations(
        resident,
        registered,
        (resident and indicators[resident].denominator) or "",
        (registered and indicators[registered].denominator) or "",
        (resident and indicators[resident].numerator) or "",
    )


def population_sum(draft: Draft, peers: Peers) -> Iterator[Result]:
    """Residents against registered people plus people from elsewhere."""
    measured = populations_of(peers.programme)
    residents, registered = draft.levels(measured.resident), draft.levels(measured.registered)
    for claim in draft.claims:
        year = claim.year
        floating = claim.measures == "people" and _FLOATING.search(claim.name)
        if (
            not floating
            or year not in residents
            or year not in registered
            or claim.kind != "baseline"
        ):
            continue
        whole, own = residents[year], registered[year]
        yield _population_result(whole, own, claim)


def _population_result(whole: Claim, own: Claim, floating: Claim) -> Result:
    claims = (whole, own, floating)
    made = own.amount + floating.amount
    near = abs(made - whole.amount) <= sum(_half_digit(one.value) * _unit(one) for one in claims)
    sign = "=" if made == whole.amount else "≈" if near else "≠"
    working = (
        f"{own.value:f}{own.unit} + {floating.value:f}{floating.unit} = "
        f"{(made / 10_000).normalize():f}万人 {sign} {whole.value:f}{whole.unit}"
    )
    if near:
        said = Bilingual(
            f"常住人口等于户籍人口加{floating.name}，在取整范围之内。",
            f"Residents are registered people plus {floating.name}, within rounding.",
        )
        return Result(Severity.FINE, said, working, claims)
    difference = (made - whole.amount) / Decimal(10_000)
    said = Bilingual(
        f"户籍人口加{floating.name}与常住人口相差 {difference.normalize():+f}万人，口径不一。",
        f"Registered people plus {floating.name} differ from residents by "
        f"{difference.normalize():+f}万人: they are not of one definition.",
    )
    return Result(Severity.WARNING, said, working, claims)


def urban_share(draft: Draft, peers: Peers) -> Iterator[Result]:
    """Urban people against residents times the rate, as far as the printed digits can tell."""
    measured = populations_of(peers.programme)
    urban, residents = draft.levels(measured.urban), draft.levels(measured.resident)
    rates = draft.levels(measured.resident_rate)
    for year in sorted(set(urban) & set(residents) & set(rates)):
        whole, part, rate = residents[year], urban[year], rates[year]
        made = whole.amount * rate.value / 100
        slack = _half_digit(rate.value) / 100 * whole.amount + _half_digit(part.value) * _unit(part)
        slack += _half_digit(whole.value) * _unit(whole)
        ten_thousand = Decimal(10_000)
        shown = f"{(made / ten_thousand).quantize(Decimal('0.01')):f}万人"
        working = f"{whole.value:f}{whole.unit} × {rate.value:f}% = {shown}"
        claims = (part, whole, rate)
        if abs(made - part.amount) <= slack:
            said = Bilingual(f"{part.text}与城镇化率相符。", f"{part.text} agrees with the rate.")
            yield Result(Severity.FINE, said, working, claims)
        else:
            said = Bilingual(
                f"{part.text}，按城镇化率应为 {shown}。", f"{part.text}; the rate makes it {shown}."
            )
            yield Result(Severity.WARNING, said, working, claims)


def _half_digit(value: Decimal) -> Decimal:
    """Half a unit of the last printed digit."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2


def _unit(claim: Claim) -> Decimal:
    return claim.amount / claim.value if claim.value else Decimal(1)


CHECKS = (
    Check(
        "population_sum",
        "arithmetic",
        Bilingual("人口之间", "Populations"),
        Bilingual(
            "常住人口是否等于户籍人口加外来人口。",
            "Whether residents are registered people plus people from elsewhere.",
        ),
        Bilingual(
            "口径不一，城镇化率和人均成本便无从比较。",
            "With several definitions neither rates nor costs per head can be compared.",
        ),
        Bilingual("写明各人口数的口径和时点。", "State definition and date of each population."),
        Severity.WARNING,
        population_sum,
    ),
    Check(
        "urban_share",
        "arithmetic",
        Bilingual("城镇人口与城镇化率", "Urban people and the rate"),
        Bilingual(
            "城镇人口是否等于常住人口乘以城镇化率。",
            "Whether urban people are residents times the rate.",
        ),
        Bilingual("三者之中必有一个不准。", "One of the three figures must be wrong."),
        Bilingual("核对三个数。", "Check the three figures."),
        Severity.WARNING,
        urban_share,
    ),
)
"""Checks of populations."""
