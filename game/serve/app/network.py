"""Under which addresses other devices may find this machine."""

import socket
import struct
import sys
from collections.abc import Iterable
from ipaddress import ip_address
from typing import NamedTuple

VIRTUAL = (
    "docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "tun", "tap", "wg", "utun", "zt",
    "tailscale", "lo", "awdl", "llw", "bridge", "cni", "flannel", "podman", "vnic",
)  # fmt: skip
"""How interfaces begin that lead to no classroom."""

ASKED_OF_INTERFACE = {"linux": 0x8915, "darwin": 0xC0206921}
"""By system: how it is asked for the IPv4 address of an interface."""


class Interface(NamedTuple):
    """A way out of this machine."""

    name: str
    """Empty where the system does not say."""
    address: str


class WayIn(NamedTuple):
    """An address that may be typed on another device."""

    url: str
    name: str
    """The interface it belongs to; empty where that is not known."""
    likely: bool
    virtual: bool
    """Whether it leads to a machine within this one, or a tunnel."""


def addresses_of_machine() -> list[Interface]:
    """The IPv4 addresses of this machine."""
    found = list(_by_interface()) or list(_by_name())
    outward = _outward()
    if outward and all(each.address != outward for each in found):
        found.append(Interface("", outward))
    return found


def _by_interface() -> Iterable[Interface]:
    request = ASKED_OF_INTERFACE.get(sys.platform)
    if request is None:
        return
    from fcntl import ioctl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            try:
                answer = ioctl(asking.fileno(), request, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            yield Interface(name, socket.inet_ntoa(answer[20:24]))


def _by_name() -> Iterable[Interface]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return
    for address in dict.fromkeys(str(each[4][0]) for each in found):
        yield Interface("", address)


def _outward() -> str:
    """The address that this machine has towards everything else; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            # Addresses of 192.0.2.0/24 are nobody's.
            asking.connect(("192.0.2.1", 9))
            return str(asking.getsockname()[0])
        except OSError:
            return ""


def ways_into(interfaces: Iterable[Interface], port: int) -> list[WayIn]:
    """The addresses to type, the likely ones first; this machine's own comes last.

    >>> [way.url for way in ways_into([Interface("lo", "127.0.0.1"),
    ...     Interface("docker0", "172.17.0.1"), Interface("wlan0", "192.168.1.20")], 8470)]
    ['http://192.168.1.20:8470', 'http://172.17.0.1:8470', 'http://127.0.0.1:8470']
    """
    ways: list[tuple[int, WayIn]] = []
    for interface in interfaces:
        address = ip_address(interface.address)
        virtual = interface.name.startswith(VIRTUAL) or address.is_link_local
        likely = not virtual and not address.is_loopback
        order = 2 if address.is_loopback else 1 if virtual else 0
        url = f"http://{interface.address}:{port}"
        ways.append((order, WayIn(url, interface.name, likely, virtual)))
    ways.sort(key=lambda way: way[0])
    return [way for _, way in ways] or [WayIn(f"http://127.0.0.1:{port}", "", False, False)]
