"""``shidian scheme``: settlement schemes from their file to who settles; needs no database."""

from shidian.cli.commands import group
from shidian.cli.scheme.check import check
from shidian.cli.scheme.compare import compare
from shidian.cli.scheme.explain import explain
from shidian.cli.scheme.listing import listing, schema
from shidian.cli.scheme.persons import persons
from shidian.cli.scheme.population import population
from shidian.cli.scheme.run import run
from shidian.cli.scheme.sensitivity import sensitivity
from shidian.cli.scheme.simulate import simulate
from shidian.cli.scheme.threshold import threshold

scheme = group(
    "scheme",
    "积分落户与居住证方案：检查、说明、试算。 Settlement schemes: check, explain, run.",
    [
        (listing, "list"),
        (check, None),
        (explain, None),
        (run, None),
        (threshold, None),
        (compare, None),
        (sensitivity, None),
        (simulate, None),
        (persons, None),
        (population, None),
        (schema, None),
    ],
)

__all__ = ["scheme"]
