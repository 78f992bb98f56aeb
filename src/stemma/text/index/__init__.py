"""Where fingerprints live on disk."""

from stemma.text.index.document import Item, Kept
from stemma.text.index.store import Store

__all__ = ["Item", "Kept", "Store"]
