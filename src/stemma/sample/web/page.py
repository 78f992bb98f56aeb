"""How does a story become a page in its site's look, and a site a folder of plain files?"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from stemma.sample.web.story import Site, Story, headline_of_story, paragraphs_of_story

_LOOKS = files("stemma.sample.web") / "looks"
_FEED_AT = "2026-05-10T08:00:00Z"


def write_site(site: Site, folder: Path, addresses: Mapping[str, str]) -> bool:
    """Write the site's files unless its folder is there already: what a person edited stays. Whether it was written.

    ``addresses`` are the sites' own, by folder: one site links to another.
    """
    if folder.exists():
        return False
    part = folder.with_name(f"{folder.name}.part")
    for name, body in files_of_site(site, addresses).items():
        path = part / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    part.rename(folder)
    return True


def files_of_site(site: Site, addresses: Mapping[str, str]) -> dict[str, bytes]:
    """Every file of the site by its path."""
    pages = {f"{story.path}.html": _page(site, story, addresses) for story in site.stories}
    pages["index.html"] = _front(site)
    bodies = {name: page.encode(site.encoding, "xmlcharrefreplace") for name, page in pages.items()}
    if site.robots:
        bodies["robots.txt"] = site.robots.encode()
    if site.watched.endswith(".xml"):
        bodies[site.watched.lstrip("/")] = _feed(site, addresses[site.folder]).encode()
    return bodies


def _page(site: Site, story: Story, addresses: Mapping[str, str]) -> str:
    headline = headline_of_story(story)
    credit = story.credit
    for folder, address in addresses.items():
        credit = credit.replace("{" + folder + "}", address)
    return _dress(
        site,
        lang=story.lang,
        title=escape(headline),
        head=f'<link rel="canonical" href="{story.canonical}">' if story.canonical else "",
        headline=escape(headline),
        byline=f'<p class="byline">{escape(story.byline)}</p>' if story.byline else "",
        body="\n".join(f"<p>{_lines(one)}</p>" for one in paragraphs_of_story(story)),
        credit=f'<p class="source">{credit}</p>' if credit else "",
    )


def _front(site: Site) -> str:
    links = [f'<a href="/{story.path}.html">{escape(headline_of_story(story))}</a>' for story in site.stories]
    items = "\n".join(f"<li>{link}</li>" for link in (*links, *site.front_lines))
    return _dress(
        site,
        lang="en",
        title="Newest",
        head="",
        headline=escape(site.name),
        byline="",
        body=f"<ul>\n{items}\n</ul>",
        credit="",
    )


def _dress(site: Site, **parts: str) -> str:
    look = Template((_LOOKS / f"{site.folder}.html").read_text(encoding="utf-8"))
    direction = "rtl" if parts["lang"] == "ar" else "ltr"
    return look.substitute(parts, site=escape(site.name), encoding=site.encoding, dir=direction)


def _feed(site: Site, address: str) -> str:
    entries = "".join(
        f"<entry><id>{address}/{story.path}.html</id><title>{escape(headline_of_story(story))}</title>"
        f'<link rel="alternate" href="{address}/{story.path}.html"/><updated>{_FEED_AT}</updated>'
        f"<summary>{escape(paragraphs_of_story(story)[0][:200])}</summary></entry>\n"
        for story in site.stories
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{address}/</id><title>{escape(site.name)}</title><updated>{_FEED_AT}</updated>\n"
        f'<author><name>{escape(site.name)}</name></author><link rel="alternate" href="{address}/"/>\n{entries}</feed>\n'
    )


def _lines(paragraph: str) -> str:
    return escape(paragraph, quote=False).replace("\n", "<br>\n")
