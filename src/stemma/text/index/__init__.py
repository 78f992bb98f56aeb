"""Where fingerprints live on disk."""

from stemma.text.index.store import Kept, Store

__all__ = ["Kept", "Store"]
