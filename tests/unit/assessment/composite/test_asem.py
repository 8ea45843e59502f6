"""Section 4, case 1: the ASEM index of the R package COINr, from data to index."""

import csv

import numpy as np
import pytest

from shidian.assessment.composite import (
    by_range,
    divided,
    index_of,
    treat,
    values_of,
    with_group_means,
)
from shidian.assessment.composite.values import Values
from shidian.assessment.policy import Branch

WINSORIZED = (
    "Flights 1, Bord 3, Gas 3, Services 4, FDI 2, ForPort 3, CostImpEx 1, Tariff 3, StMob 2, "
    "CultServ 3, Forest 2, Poverty 3, NGOs 3, FemLab 1, PubDebt 1"
)


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def branch(code, weight, rows):
    """The branch of a code; weights inside a group are divided by their sum."""
    below = [row for row in rows if row["Parent"] == code]
    total = sum(float(row["Weight"]) for row in below)
    children = tuple(branch(row["iCode"], float(row["Weight"]) / total, rows) for row in below)
    return Branch(code, weight, children=children)


def columns(units, codes):
    cells = {u["uCode"]: {c: float(u[c]) if u[c] else None for c in codes} for u in units}
    return values_of(cells)


@pytest.fixture
def asem(case_file):
    """Rows of the units, of the indicators, and the published scores."""
    names = ("data.csv", "indicators.csv", "expected_index.csv")
    units, meta, expected = (read(case_file(f"asem/{name}")) for name in names)
    return units, meta, {row["uCode"]: row for row in expected}


def test_asem_is_reproduced_end_to_end(asem, level_of):
    units, meta, expected = asem
    indicators = [row for row in meta if row["Type"] == "Indicator"]
    codes = [row["iCode"] for row in indicators]
    by = {row["iCode"]: row["Denominator"] for row in indicators if row["Denominator"]}
    values = divided(columns(units, codes), by, columns(units, sorted(set(by.values()))))
    filled = with_group_means(values, {u["uCode"]: u["EurAsia_group"] for u in units})

    treated = [treat(column, skew=2, kurt=3.5, points=5) for column in filled.numbers.T]
    drawn = {c: t.points for c, t in zip(codes, treated, strict=True) if t.how == "winsorized"}
    assert ", ".join(f"{code} {points}" for code, points in drawn.items()) == WINSORIZED

    signs = np.array([float(row["Direction"]) for row in indicators])
    scores = by_range(np.column_stack([t.numbers for t in treated]), signs)
    tree = branch("Index", 1, meta)
    normalized = Values(filled.units, filled.indicators, scores, filled.imputed)
    found = index_of(normalized, tree, level_of(tree))

    assert set(found.units) == set(expected)
    published = [float(expected[unit]["Score"]) for unit in found.units]
    np.testing.assert_allclose(found.scores, published, rtol=0, atol=1e-12)
    ranks = [1 + int(np.sum(found.scores > score)) for score in found.scores]
    assert ranks == [int(expected[unit]["Rank"]) for unit in found.units]
