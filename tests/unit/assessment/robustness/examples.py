"""An index of three levels to shake, with a rating."""

import numpy as np

from shidian.assessment.composite.values import Values
from shidian.assessment.policy import (
    Aggregation,
    Block,
    Branch,
    Caps,
    Goalpost,
    Grade,
    Ladder,
    Late,
    Level,
    Outliers,
    Rating,
)
from shidian.assessment.robustness import (
    AggregationMethod,
    Alternatives,
    DirichletWeights,
    GoalpostShift,
    LeaveOneOut,
    MeasurementError,
    Normalization,
    UniformWeights,
    WeightingMethod,
    level_model,
)
from shidian.core import Bilingual, Direction

CODES = ("a", "b", "c", "d", "e")
DIRECTIONS = dict.fromkeys(CODES, Direction.UP) | {"b": Direction.DOWN}
POSTS = {
    "a": Goalpost(0, 100),
    "b": Goalpost(-50, 150),
    "c": Goalpost(0, 200),
    "d": Goalpost(0, 100),
    "e": Goalpost(0, 100),
}


def tree(weights=(0.5, 0.25, 0.25), groups=(0.6, 0.4), root=Aggregation.GEOMETRIC):
    left = tuple(Branch(code, one) for code, one in zip("abc", weights, strict=True))
    right = (Branch("d", 0.7), Branch("e", 0.3))
    first = Branch("left", groups[0], children=left)
    return Branch("index", 1, None, root, (first, Branch("right", groups[1], children=right)))


def level(root=Aggregation.GEOMETRIC):
    return Level(tree(root=root), POSTS, 0.5, 0.6667, 0.2, Outliers(2, 3.5, 5), 0.92, -0.3)


def values(units=12, seed=3, missing=()):
    numbers = np.random.default_rng(seed).uniform(5, 95, (units, len(CODES)))
    for cell in missing:
        numbers[cell] = np.nan
    names = tuple(f"U{unit:02}" for unit in range(units))
    return Values(names, CODES, numbers, np.zeros(numbers.shape, dtype=bool))


def model(units=12, seed=3, missing=(), root=Aggregation.GEOMETRIC, classes=None):
    table = values(units, seed, missing)
    named = classes or {unit: "xy"[at % 2] for at, unit in enumerate(table.units)}
    return level_model(table, level(root), DIRECTIONS, named)


def factors(of):
    """Every kind of factor at once."""
    numbers = of.values.numbers
    scales = np.array([1.0, 0.9, 1.1])[:, None, None, None]
    shifts = np.array([0.0, 2.0])[:, None, None]
    return [
        UniformWeights(2, 0.25),
        DirichletWeights(1, 50),
        WeightingMethod((tree(weights=(0.2, 0.4, 0.4)),)),
        Normalization(),
        AggregationMethod(1),
        AggregationMethod(2),
        GoalpostShift(0.1),
        Alternatives(("path", "tolerance"), numbers * scales + shifts),
        MeasurementError(np.full(numbers.shape, 2.0)),
        LeaveOneOut(),
    ]


def rating(bounds=(90, 80, 60)):
    codes = ("excellent", "good", "fair", "poor")
    grades = zip(codes, (*bounds, 0), strict=True)
    name = Bilingual("名", "name")
    return Rating(
        (Block("all", name, 100),),
        tuple(Grade(code, name, bound) for code, bound in grades),
        ("all",),
        0.8,
        0.2,
        Caps("good", 1 / 3, "fair", 2, "good"),
        (),
        Late(1, 10, 30),
        Ladder(0.8, 6, 15, 1 / 3, 15),
    )
