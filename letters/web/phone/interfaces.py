"""Under which addresses a phone in the same network finds this computer; looking sends nothing."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network

HOME = tuple(IPv4Network(each) for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
"""RFC 1918: networks of a house or an office. Any other address may be one that the whole world reaches."""
_FAR = ("203.0.113.1", 9)  # RFC 5737: nobody's; only the way there is asked for


def addresses() -> tuple[str, ...]:
    """The computer's IPv4 addresses in networks of a house, the one that the default route goes by first."""
    import ifaddr

    listed = [str(ip.ip) for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4]
    usual = _of_the_default_route()
    return tuple(sorted(dict.fromkeys(each for each in listed if is_of_a_house(each)), key=lambda each: each != usual))


def is_of_a_house(address: str) -> bool:
    """Whether the world outside has no way to an address.

    >>> is_of_a_house("192.168.1.5"), is_of_a_house("8.8.8.8"), is_of_a_house("127.0.0.1")
    (True, False, False)
    """
    return any(IPv4Address(address) in network for network in HOME)


def _of_the_default_route() -> str:
    """To connect a datagram socket sends nothing: the system only notes which way it would go."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_FAR)
            return str(asking.getsockname()[0])
        except OSError:
            return ""
