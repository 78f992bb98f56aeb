"""The only room that opens an outgoing socket: pages are fetched within limits, and never from a private network."""

from stemma.net.client import fetch
from stemma.net.policy import DEFAULT, Fetched, Policy, name_agent
from stemma.net.robots import Robots, is_silent, may_fetch

__all__ = ["DEFAULT", "Fetched", "Policy", "Robots", "fetch", "is_silent", "may_fetch", "name_agent"]
