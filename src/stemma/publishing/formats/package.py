"""How does a newsroom republish a report? A package in the order newsrooms know, as HTML and as plain text.

Title, byline, date, body, captions without their pictures; then the credit block: every hop with its role, name and link
(or that none was received), where the report first appeared, the terms, the disclaimer and the corrections so far.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.publishing.formats.body import Paragraph, paragraphs_of
from stemma.publishing.formats.credit import Credit, Passage, Source, credit_of, licence_name
from stemma.publishing.formats.escape import as_html, web_address, writable
from stemma.publishing.formats.words import day_in, tongue_of, words_in
from stemma.shapes.public import PublicReport


@dataclass(frozen=True, slots=True)
class Hint:
    """An element for the head of a copy's page, and why one would put it there."""

    html: str
    why: str


def package_html(report: PublicReport) -> str:
    """The package as a fragment of HTML, ready to paste; everything in it is escaped, and it has no pictures and no script."""
    document = report.document
    parts = [f'<article lang="{as_html(document.lang or "und")}" dir="{document.dir}">']
    parts += [f"<h1>{as_html(document.headline)}</h1>"] if document.headline.strip() else []
    parts.append(f"<p>{as_html(byline_of(report))}</p>")
    moment, day = date_of(report)
    parts.append(f'<p><time datetime="{as_html(moment)}">{as_html(day)}</time></p>')
    parts += _html_body(paragraphs_of(document))
    parts += _html_credit(credit_of(report))
    parts.append("</article>")
    return "\n".join(parts) + "\n"


def package_text(report: PublicReport) -> str:
    """The package as plain text: the same parts in the same order, every link written out."""
    document = report.document
    parts = [document.headline, f"{byline_of(report)} | {date_of(report)[1]}"]
    parts += _text_body(paragraphs_of(document))
    parts += _text_credit(credit_of(report))
    return writable("\n\n".join(part for part in parts if part.strip())) + "\n"


def head_hints(report: PublicReport) -> tuple[Hint, Hint]:
    """The canonical link to the original, and the request to search engines not to list the copy, each explained."""
    words = words_in(tongue_of(report.document.lang))
    address = report.original
    return (
        Hint(f'<link rel="canonical" href="{as_html(address)}">', words["canonical why"]),
        Hint('<meta name="googlebot-news" content="noindex">', words["noindex why"]),
    )


def html_file(report: PublicReport) -> str:
    """A whole page that holds the package, with both hints in its head: the canonical link, and the other in a comment."""
    canonical, noindex = head_hints(report)
    document = report.document
    return (
        f'<!doctype html>\n<html lang="{as_html(document.lang or "und")}" dir="{document.dir}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{as_html(document.headline.strip() or report.original)}</title>\n'
        f"<!-- {_in_comment(canonical.why)} -->\n{canonical.html}\n"
        f"<!-- {_in_comment(noindex.why)} {noindex.html} -->\n</head>\n<body>\n{package_html(report)}</body>\n</html>\n"
    )


def text_file(report: PublicReport) -> str:
    """The package as a text file, with the hints for a page's head behind it."""
    title = words_in(tongue_of(report.document.lang))["head"]
    hints = "\n".join(f"{hint.html}\n{hint.why}" for hint in head_hints(report))
    return f"{package_text(report)}\n---\n{title}\n{hints}\n"


def byline_of(report: PublicReport) -> str:
    """The authors and the origin; where neither is named, who published it, which is not who wrote it."""
    document = report.document
    words = words_in(tongue_of(document.lang))
    origin = [hop.name for hop in document.hops if hop.role == "origin"][:1]
    if not document.authors and not origin:
        return f"{words['published by']} {report.publisher.name}"
    names = dict.fromkeys([*document.authors, *(origin or [report.publisher.name])])
    return words["by"].format(names=", ".join(names))


def date_of(report: PublicReport) -> tuple[str, str]:
    """When the report was filed or first published, as a machine and as a person reads it."""
    document = report.document
    told = [dated.value for dated in document.dates if dated.what == "published"]
    told += [document.dateline.date] if document.dateline and document.dateline.date else []
    moment = (told or [report.published_at])[0]
    return moment, day_in(tongue_of(document.lang), moment)


def _html_body(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    in_list = False
    for paragraph in paragraphs:
        if in_list != (paragraph.kind == "item"):
            in_list = not in_list
            yield "<ul>" if in_list else "</ul>"
        words = as_html(paragraph.text).replace("\n", "<br>\n")
        if paragraph.kind == "item":
            yield f"<li>{words}</li>"
        elif paragraph.kind == "quotation":
            yield f"<blockquote><p>{words}</p></blockquote>"
        else:
            yield f"<p>{words}</p>"
    if in_list:
        yield "</ul>"


def _html_credit(credit: Credit) -> Iterator[str]:
    words = words_in(credit.tongue)
    direction = "rtl" if credit.tongue == "ar" else "ltr"
    yield f'<hr>\n<section class="credits" lang="{credit.tongue}" dir="{direction}">'
    if credit.captions:
        yield f"<h2>{as_html(words['pictures'])}</h2>"
        yield from (
            f"<p>{as_html(text)}{as_html(f' ({about})' if about else '')}</p>" for text, about in credit.captions
        )
    yield f"<h2>{as_html(words['sources'])}</h2>\n<ul>"
    yield from (f"<li>{_html_source(source, words['no link'])}</li>" for source in credit.sources)
    yield "</ul>"
    yield from (f"<p>{line}</p>" for line in _html_origin(credit))
    if credit.corrections:
        yield f"<h2>{as_html(words['corrections'])}</h2>\n<ul>"
        yield from (f"<li>{as_html(label)}: {as_html(note)}</li>" for label, note in credit.corrections)
        yield "</ul>"
    yield from (f"<p>{as_html(words['licence'])}: {_html_licence(licence)}</p>" for licence in credit.licences)
    yield from _html_passages(words["terms"], credit.terms)
    yield from _html_passages(words["disclaimer"], credit.disclaimers)
    yield "</section>"


def _html_source(source: Source, no_link: str) -> str:
    name = f"<bdi>{as_html(source.name)}</bdi>"
    if source.link:
        name = f'<a href="{as_html(source.link)}">{name}</a>'
    date = f" ({as_html(source.date)})" if source.date else ""
    printed = "".join(f", <q>{as_html(text)}</q>" for text in source.printed)
    return f"{as_html(source.role)}: {name}{date}{printed}{'' if source.link else f' – {as_html(no_link)}'}"


def _html_origin(credit: Credit) -> Iterator[str]:
    words, first = words_in(credit.tongue), credit.first_at
    line = as_html(words["first at"].format(name=first.name))
    yield f"{line}: {_html_link(first.link)}" if first.link else f"{line} ({as_html(words['no link'])})."
    if credit.published_at:
        yield f"{as_html(words['published by'])} {as_html(credit.publisher)}: {_html_link(credit.published_at)}"
    if credit.home and credit.home != first.link:
        yield f"{as_html(words['home at'])}: {_html_link(credit.home)}"
    yield f"{as_html(credit.version)}: {_html_link(credit.version_address)}"


def _html_passages(title: str, passages: tuple[Passage, ...]) -> Iterator[str]:
    if not passages:
        return
    yield f"<h2>{as_html(title)}</h2>"
    for passage in passages:
        if passage.text:
            lang = f' lang="{as_html(passage.lang)}"' if passage.lang else ""
            yield f'<p{lang} dir="auto">{as_html(passage.text).replace(chr(10), "<br>" + chr(10))}</p>'
        if passage.asks:
            yield f"<p>{as_html('; '.join(passage.asks))}</p>"


def _html_link(address: str) -> str:
    shown = as_html(address)
    return f'<a href="{shown}">{shown}</a>' if web_address(address) else shown


def _html_licence(licence: str) -> str:
    name = licence_name(licence)
    if not web_address(licence):
        return as_html(name)
    return f'<a rel="license" href="{as_html(licence)}">{as_html(name)}</a>'


def _text_body(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    items: list[str] = []
    for paragraph in paragraphs:
        if paragraph.kind == "item":
            items.append(f"  • {paragraph.text}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield paragraph.text
    if items:
        yield "\n".join(items)


def _text_credit(credit: Credit) -> Iterator[str]:
    words = words_in(credit.tongue)
    if credit.captions:
        yield words["pictures"]
        yield "\n".join(f"{text} ({about})" if about else text for text, about in credit.captions)
    yield words["sources"]
    yield "\n".join(_text_source(source, words["no link"]) for source in credit.sources)
    yield "\n".join(_text_origin(credit))
    if credit.corrections:
        yield words["corrections"]
        yield "\n".join(f"  • {label}: {note}" for label, note in credit.corrections)
    yield "\n".join(f"{words['licence']}: {_text_licence(licence)}" for licence in credit.licences)
    yield from _text_passages(words["terms"], credit.terms)
    yield from _text_passages(words["disclaimer"], credit.disclaimers)


def _text_source(source: Source, no_link: str) -> str:
    date = f" ({source.date})" if source.date else ""
    printed = "".join(f", “{text}”" for text in source.printed)
    return f"  • {source.role}: {source.name}{date}{printed} – {source.link or no_link}"


def _text_origin(credit: Credit) -> Iterator[str]:
    words, first = words_in(credit.tongue), credit.first_at
    line = words["first at"].format(name=first.name)
    yield f"{line}: {first.link}" if first.link else f"{line} ({words['no link']})."
    if credit.published_at:
        yield f"{words['published by']} {credit.publisher}: {credit.published_at}"
    if credit.home and credit.home != first.link:
        yield f"{words['home at']}: {credit.home}"
    yield f"{credit.version}: {credit.version_address}"


def _text_passages(title: str, passages: tuple[Passage, ...]) -> Iterator[str]:
    if passages:
        yield title
    for passage in passages:
        yield passage.text
        yield "; ".join(passage.asks)


def _text_licence(licence: str) -> str:
    name = licence_name(licence)
    return licence if name == licence else f"{name}, {licence}"


def _in_comment(text: str) -> str:
    return as_html(text).replace("--", "- -")
