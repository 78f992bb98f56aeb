"""What is wrong with a page, whatever it shows?"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (360, 1280)
_GRAVE = {"serious", "critical"}
# The deepest elements that stick out of the window on either side.
_STICKING_OUT = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const out = [...document.querySelectorAll("body *")].filter((node) => {
    const box = node.getBoundingClientRect();
    return box.width && (box.right > root.clientWidth + 1 || box.left < -1);
  });
  return out.filter((node) => !out.some((other) => other !== node && node.contains(other))).slice(0, 3)
    .map((node) => `<${node.localName} class="${node.className}"> ${node.textContent.trim().slice(0, 40)}`);
}"""
_FRAME = """() => ({
  title: document.title.trim(), lang: document.documentElement.lang, dir: document.documentElement.dir,
  heads: document.querySelectorAll("h1").length,
})"""


def faults_of(page: Page, *, dir: str = "ltr", has_axe: bool = True) -> list[str]:
    """In words, each with the address; the page is open already."""
    frame = page.evaluate(_FRAME)
    faults = []
    if not frame["title"]:
        faults.append("has no title")
    if not frame["lang"]:
        faults.append("has no language")
    if frame["dir"] != dir:
        faults.append(f"has dir={frame['dir']}")
    if frame["heads"] != 1:
        faults.append(f"has {frame['heads']} h1")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        out = page.evaluate(_STICKING_OUT)
        if out:
            faults.append(f"is wider than {width} px: {'; '.join(out)}")
    if has_axe:
        for found in Axe().run(page).response["violations"]:
            if found["impact"] in _GRAVE:
                where = "; ".join(str(node["target"]) for node in found["nodes"][:3])
                faults.append(f"{found['impact']} {found['id']}: {where}")
    return [f"{page.url.split('/', 3)[-1]} {fault}" for fault in faults]
