"""Published figures on migrants, debt and subsidies that close on one another.

Migrants of four years are in the package. The other figures belong to rooms that are still to come
and stand in ``fiscal_figures.csv`` beside this file, each with its source and confidence. Sums
and shares are checked as those of the plans are, by the recomputation of plan cases, which says
what rounding closes them; the payment and the present value by the formulas of cost.

Left out: sums of which one part was found by difference (migrants of 2015, people of 2013 who went
to no region), and the gap subsidies, for which the package has no formula.
"""

from csv import DictReader
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from shidian.core import Bilingual, Confidence, Quantity, Source, Unit
from shidian.core.apportionment import cents, yuan
from shidian.mechanisms.citizenization.consistency import Rounding, recomputed
from shidian.mechanisms.citizenization.formulas import annuity, present_value
from shidian.mechanisms.citizenization.plan_cases import Check, Figure, Kind, PlanCase
from shidian.mechanisms.settlement.synthetic.sources import read_sources
from shidian.programme import BUILTIN, package_files

LABEL = Bilingual("数", "figure")
SHIPPED = read_sources(package_files(BUILTIN / "urbanization_2014")).figures


def printed(value: Decimal, unit: str, source: str, confidence: Confidence) -> Figure:
    read = Quantity.read(str(value), Unit.read(unit))
    stated = Source(source, confidence=confidence)
    return Figure(label=LABEL, value=read.value, unit=read.unit, source=stated)


def from_file() -> dict[str, dict[str, Figure]]:
    found: dict[str, dict[str, Figure]] = {}
    with (Path(__file__).parent / "fiscal_figures.csv").open(encoding="utf-8") as file:
        for row in DictReader(file):
            figure = printed(
                row["value"], row["unit"], row["source"], Confidence(row["confidence"])
            )
            found.setdefault(row["set"], {})[row["item"]] = figure
    return found


def shipped(year: int, population: str, dimension: str, *categories: str) -> dict[str, Figure]:
    group = SHIPPED[year, population, dimension]
    return {
        name: printed(
            group[name].value, group[name].unit, group[name].source, group[name].confidence
        )
        for name in categories or group
    }


FILE = from_file()
REGIONS = ("east", "central", "west")

# A total, and the parts that sum to it.
SUMS = {
    **{
        f"migrants of {year}": ("total", FILE[f"migrants-{year}"])
        for year in (*range(2008, 2013), *range(2016, 2020), 2021, 2022, 2024)
    },
    **{
        f"migrants of {year}, shipped": ("all", shipped(year, "all", "total"))
        for year in (2013, 2014, 2020, 2023)
    },
    **{f"families of {year}": ("out", FILE[f"families-{year}"]) for year in range(2008, 2015)},
    "out-migrants of 2013 within and between provinces": (
        "out",
        shipped(2013, "all", "total", "out")
        | shipped(2013, "all", "flow", "inter_province", "intra_province"),
    ),
    "between provinces in 2013 by origin": (
        "inter_province",
        shipped(2013, "all", "flow", "inter_province")
        | shipped(2013, "inter_province", "flow_origin", *REGIONS),
    ),
    "migrants of 2014 by region": (
        "all",
        shipped(2014, "all", "total", "all") | shipped(2014, "all", "region_origin", *REGIONS),
    ),
    **{
        f"debt of 2013, {kind}": ("all", FILE[f"debt-{kind}"])
        for kind in ("responsible", "guaranteed", "may-rescue")
    },
}

# Shares that are a whole, which the reports print to a tenth.
WHOLES = {
    **{
        f"housing of 2013, {place}": shipped(2013, "out", f"housing|{place}")
        for place in ("all", "municipality_or_capital", "prefecture_city", "small_town")
    },
    **{f"ages of {year}": shipped(year, "all", "age") for year in (2013, 2014, 2023)},
    **{f"schooling of {year}": shipped(year, "all", "education") for year in (2013, 2020, 2023)},
    "schooling of out-migrants of 2013": shipped(2013, "out", "education"),
    "schooling of 2016": FILE["education-2016"],
    **{
        f"sexes of 2014, {population}": shipped(2014, population, "sex")
        for population in ("all", "out", "local")
    },
}

# Debt of 2012: what the audit printed, from the amounts and weights; shares of shares in order.
AUDIT = (
    (Kind.SHARE, ("responsible", "gdp"), Unit.PERCENT, "responsible-of-gdp"),
    (Kind.PRODUCT, ("guaranteed", "weight-guaranteed"), Unit.HUNDRED_MILLION_YUAN, ""),
    (Kind.PRODUCT, ("may-rescue", "weight-may-rescue"), Unit.HUNDRED_MILLION_YUAN, ""),
    (Kind.SUM, ("responsible", "check-1", "check-2"), Unit.HUNDRED_MILLION_YUAN, ""),
    (Kind.SHARE, ("check-3", "gdp"), Unit.PERCENT, "weighted-of-gdp"),
    (Kind.QUOTIENT, ("responsible", "responsible-of-capacity"), Unit.HUNDRED_MILLION_YUAN, ""),
    (Kind.SHARE, ("check-3", "check-5"), Unit.PERCENT, "weighted-of-capacity"),
)


def closing(figures, *checks):
    """How the checks that have a stated result close."""
    made = tuple(
        Check(id=f"check-{n}", kind=kind, of=of, unit=unit, label=LABEL, gives=gives)
        for n, (kind, of, unit, gives) in enumerate(checks)
    )
    case = PlanCase(id="published", pilot="", subject=LABEL, figures=figures, checks=made)
    return [one.rounding for one in recomputed(case).checks if one.gives]


@pytest.mark.parametrize(("total", "figures"), SUMS.values(), ids=SUMS)
def test_parts_sum_to_their_total(total, figures):
    parts = tuple(name for name in figures if name != total)
    assert len(parts) >= 2
    assert closing(figures, (Kind.SUM, parts, figures[total].unit, total)) == [Rounding.NONE]
    off = figures | {total: replace(figures[total], value=figures[total].value + 1)}
    assert closing(off, (Kind.SUM, parts, figures[total].unit, total)) == [None]


@pytest.mark.parametrize("figures", WHOLES.values(), ids=WHOLES)
def test_shares_are_a_whole(figures):
    assert abs(sum(one.value for one in figures.values()) - 100) <= Decimal("0.15")


def test_the_audit_of_2012_closes():
    assert closing(FILE["debt-2012"], *AUDIT) == [Rounding.HALF_UP] * 3


def test_the_payment_of_a_contract_closes_to_the_fen():
    stated = {name: one.value for name, one in FILE["contract"].items()}
    factor = annuity(stated["rate"] / 100, stated["years"])
    payment = cents(stated["principal"] / factor)
    assert yuan(payment) == stated["payment"]
    assert yuan(payment * int(stated["years"])) == stated["total"]


def test_subsidies_that_grow_at_the_rate_are_worth_cost_and_profit():
    stated = FILE["subsidy"]
    payments = [(year, stated[str(year)].value) for year in range(1, 11)]
    worth = present_value(payments, Decimal("0.049"), 0)
    assert abs(worth - stated["pv"].value) < 10 * Decimal("0.005")  # each is rounded to the fen
