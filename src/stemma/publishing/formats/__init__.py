"""The record in the formats of others: packages to republish, feeds, structured data. Pure: shapes in, text or bytes out."""

from stemma.publishing.formats.atom import FeedPage, Notice, atom_feed
from stemma.publishing.formats.body import Paragraph, body_spans, lines_around, paragraphs_of
from stemma.publishing.formats.jsonld import jsonld_of, news_article
from stemma.publishing.formats.package import (
    Hint,
    byline_of,
    head_hints,
    html_file,
    package_html,
    package_text,
    text_file,
)

__all__ = [
    "FeedPage",
    "Hint",
    "Notice",
    "Paragraph",
    "atom_feed",
    "body_spans",
    "byline_of",
    "head_hints",
    "html_file",
    "jsonld_of",
    "lines_around",
    "news_article",
    "package_html",
    "package_text",
    "paragraphs_of",
    "text_file",
]
