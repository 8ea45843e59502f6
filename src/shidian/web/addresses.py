"""Where a request comes from, also behind proxies that we were told to trust."""

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from shidian.core import Fault, UsageError

Networks = Sequence[IPv4Network | IPv6Network]


def networks(text: str) -> Networks:
    """Addresses and networks, with commas between; UsageError for anything else.

    Examples
    --------
    >>> networks("127.0.0.1, 10.0.0.0/8")
    [IPv4Network('127.0.0.1/32'), IPv4Network('10.0.0.0/8')]
    """
    try:
        return [ip_network(one.strip()) for one in text.split(",") if one.strip()]
    except ValueError as error:
        raise UsageError(Fault("proxies_wrong", found=text[:80])) from error


def sender_of(meta: Mapping[str, str], proxies: Networks) -> str | None:
    """The address of who asks: what the last proxy that is ours says, or who connected.

    Examples
    --------
    >>> told = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 203.0.113.9"}
    >>> sender_of(told, networks("10.0.0.0/8")), sender_of(told, [])
    ('203.0.113.9', '10.0.0.1')
    """
    sender = meta.get("REMOTE_ADDR") or None
    told = [one.strip() for one in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    # Each proxy adds whom it saw at the end; what stands before a stranger's, the stranger wrote.
    while sender and told and _is_within(sender, proxies) and _is_address(told[-1]):
        sender = told.pop()
    return sender


def _is_within(address: str, proxies: Networks) -> bool:
    return _is_address(address) and any(ip_address(address) in one for one in proxies)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
