"""May Stemma connect to this IP address? Only to globally routable unicast (IANA's registries of RFC 6890)."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# The tables are ours because ipaddress.is_global follows the registries by Python version (3.11 knows less than 3.13).
_CLOSED_V4 = {
    IPv4Network("0.0.0.0/8"): "this network",
    IPv4Network("10.0.0.0/8"): "a private network",
    IPv4Network("100.64.0.0/10"): "shared by a carrier",
    IPv4Network("127.0.0.0/8"): "this machine",
    IPv4Network("169.254.0.0/16"): "link-local",
    IPv4Network("172.16.0.0/12"): "a private network",
    IPv4Network("192.0.0.0/24"): "reserved",
    IPv4Network("192.0.2.0/24"): "for documentation",
    IPv4Network("192.88.99.0/24"): "reserved",
    IPv4Network("192.168.0.0/16"): "a private network",
    IPv4Network("198.18.0.0/15"): "for benchmarks",
    IPv4Network("198.51.100.0/24"): "for documentation",
    IPv4Network("203.0.113.0/24"): "for documentation",
    IPv4Network("224.0.0.0/4"): "multicast",
    IPv4Network("240.0.0.0/4"): "reserved",
    # A cloud's metadata server that has a public number; the others are link-local or shared.
    IPv4Network("168.63.129.16/32"): "a metadata server",
}
_OPEN_V6 = IPv6Network("2000::/3")  # the only block from which unicast addresses are given out (RFC 4291)
_CLOSED_V6 = {
    IPv6Network("::1/128"): "this machine",
    IPv6Network("fc00::/7"): "a private network",
    IPv6Network("fe80::/10"): "link-local",
    IPv6Network("ff00::/8"): "multicast",
    IPv6Network("2001::/23"): "reserved",
    IPv6Network("2001:db8::/32"): "for documentation",
    IPv6Network("3fff::/20"): "for documentation",
}
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052


def tell_closed(address: str) -> str | None:
    """Why the numeric address is not gone to ("a private network"), or None where it is open. ValueError if none."""
    return _closed(ip_address(address))


def name_place(address: str, port: int) -> str:
    """The pair as an allow-list writes it: "127.0.0.1:8101", "[::1]:8101"."""
    ip = ip_address(address)
    return f"[{ip}]:{port}" if ip.version == 6 else f"{ip}:{port}"


def _closed(ip: IPv4Address | IPv6Address) -> str | None:
    if isinstance(ip, IPv4Address):
        return next((why for network, why in _CLOSED_V4.items() if ip in network), None)
    inner = _inner(ip)
    if inner is not None:
        return _closed(inner)
    if ip.scope_id:
        return "link-local"
    closed = next((why for network, why in _CLOSED_V6.items() if ip in network), None)
    return closed or (None if ip in _OPEN_V6 else "reserved")


def _inner(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a mapped, NAT64 or 6to4 address stands for."""
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour
