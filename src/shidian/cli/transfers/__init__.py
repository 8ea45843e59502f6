"""``shidian transfers``: money that follows people; needs no database."""

from shidian.cli.commands import group
from shidian.cli.transfers.award import award
from shidian.cli.transfers.change import change
from shidian.cli.transfers.city import city
from shidian.cli.transfers.equalize import equalize
from shidian.cli.transfers.link import link
from shidian.cli.transfers.pass_through import pass_through
from shidian.cli.transfers.permit import permit

transfers = group(
    "transfers",
    "转移支付：奖励、均衡、省对县、人地钱挂钩。 Transfers: award, equalization, linkage.",
    [
        (award, None),
        (equalize, None),
        (pass_through, "pass-through"),
        (change, None),
        (link, None),
        (city, None),
        (permit, None),
    ],
)

__all__ = ["transfers"]
