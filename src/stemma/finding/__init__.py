"""Which reports does a page hold? In an archive on disk, or among documents in memory."""

from stemma.finding.archive import Archive
from stemma.finding.first import dated
from stemma.finding.pairs import find_pairs, match_documents

__all__ = ["Archive", "dated", "find_pairs", "match_documents"]
