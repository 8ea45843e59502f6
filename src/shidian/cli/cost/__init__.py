"""``shidian cost``: what citizenization costs; needs no database."""

from shidian.cli.commands import group
from shidian.cli.cost.afford import afford
from shidian.cli.cost.cases import cases
from shidian.cli.cost.change import change
from shidian.cli.cost.draws import draws
from shidian.cli.cost.insurance import insurance
from shidian.cli.cost.listing import listing
from shidian.cli.cost.run import run
from shidian.cli.cost.tornado import tornado

cost = group(
    "cost",
    "市民化成本：测算、复算、变动、承受能力。 Cost of citizenization: run, check, change.",
    [
        (listing, "list"),
        (run, None),
        (cases, None),
        (change, None),
        (tornado, None),
        (draws, None),
        (afford, None),
        (insurance, None),
    ],
)

__all__ = ["cost"]
