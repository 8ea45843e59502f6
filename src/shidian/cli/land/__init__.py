"""``shidian land``: construction land that follows people; needs no database."""

from shidian.cli.commands import group
from shidian.cli.land.balance import balance
from shidian.cli.land.due import due

land = group(
    "land",
    "人地挂钩：应得的建设用地和结余。 Land for settled people: what is due, and the balance.",
    [(due, None), (balance, None)],
)

__all__ = ["land"]
