"""The archive on disk: which documents hold which fingerprints, and the documents themselves as bytes."""

from stemma.text.index.store import Holder, Kept, Store

__all__ = ["Holder", "Kept", "Store"]
