"""What several tests of composite indices need."""

import os
from pathlib import Path

import pytest

from shidian.assessment.policy import Goalpost, Level, Outliers

CASES = Path(__file__).parents[5] / "shared" / "reference" / "cases"


@pytest.fixture
def case_file():
    """Path of a file of the published cases; skips the test where it is absent."""

    def found(name):
        path = Path(os.environ.get("SHIDIAN_CASES") or CASES) / name
        if not path.exists():
            pytest.skip(f"the published case {name} is not at hand")
        return path

    return found


@pytest.fixture
def level_of():
    """A level index with a tree, all its goalposts at 0 and 100."""

    def made(tree, present=2 / 3, withheld=0.2, coverage=2 / 3):
        posts = {code: Goalpost(0, 100) for code in tree.indicators}
        return Level(tree, posts, coverage, present, withheld, Outliers(2, 3.5, 5), 0.92, -0.3)

    return made
