"""How much is read at most? Each limit bounds memory and time; a refusal names the limit that was met."""

from __future__ import annotations

MAX_DOCUMENT_BYTES = 10_000_000
"""One document, unpacked. A day's newspaper as plain text is well under a tenth of it."""

MAX_LINES = 1_000_000
"""Lines of one document. A newspaper's day has some 50,000; more in 10 MB is a table, or an attack."""

MAX_ANNOTATED_LINES = 200_000
"""Lines up to which a document's words are searched. 5,000,000 lines of one letter took 75 s and 1.9 GB here."""

MAX_WORDS = 2_000_000
"""Words of one document. 10 MB of English have 1.6 million; 4.9 million full stops took 32 s and 1.7 GB here."""

MAX_SENTENCES = 400_000
"""Sentences of one document. 10 MB of English have 100,000; 1,660,000 of one word took 33 s here."""

HEAD_BYTES = 65_536
"""What is looked at to tell the format."""

MAX_EXPANSION = 400
"""Bytes unpacked for each byte packed, over a whole file. HTML packs about 1:5, the most monotonous logs about 1:200."""

FREE_EXPANSION_BYTES = 50_000_000
"""What may be unpacked before the expansion is looked at: short files of one letter are no attack."""

MAX_LINKS = 2_000
"""Links kept of one page; a page with more is a directory, and the rest is noted as stepped over."""

MAX_HOPS = 50
"""Parties that markup may name in one item."""

MAX_NAME_CHARS = 300
"""A name, a headline's piece or a credit told by markup; longer ones are cut."""

MAX_FEED_ITEMS = 10_000
"""Entries read of one feed."""

MAX_PDF_PAGES = 500
"""Pages read of one PDF. A long report has fifty; a book is no item of news."""

MAX_PDF_SECONDS = 20.0
"""Processor time for one PDF's pages; some are made to take hours."""

MAX_PARTS = 2_000
"""Parts of one Word document or message. Those with many pictures have some hundred."""
