"""Do the colours hold? Contrast by WCAG 2.2 (1.4.3, 1.4.11), colour-blind eyes by Machado, Oliveira and Fernandes (2009)."""

import re
from itertools import combinations
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "src/stemma/look"
CSS = (FOLDER / "static/stemma/stemma.css").read_text(encoding="utf-8")
PLAIN = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
TOKENS = {name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", CSS)}
EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
WORDS_ON = [(ink, ground) for ink in ("ink", "soft", "accent") for ground in ("paper", "desk", "tint")] + [
    ("on-bar", "bar"),
    ("on-accent", "accent"),
    ("wrong", "wrong-ground"),
    ("current", "current-ground"),
    ("waits", "waits-ground"),
    ("ink", "wrong-ground"),
    ("ink", "current-ground"),
    ("ink", "waits-ground"),
    ("paper", "ink"),
]
HOPS = [f"hop-{letter}" for letter in "abcdef"]


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    low, high = sorted(
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, eye: str) -> tuple[float, ...]:
    """The colour in Oklab, as that eye sees it."""
    red, green, blue = (
        min(max(sum(w * p for w, p in zip(row, linear(colour), strict=True)), 0), 1) for row in EYES[eye]
    )
    cones = [
        (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3),
        (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3),
        (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3),
    ]
    rows = (
        (0.2104542553, 0.793617785, -0.0040720468),
        (1.9779984951, -2.428592205, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.808675766),
    )
    return tuple(sum(w * c for w, c in zip(row, cones, strict=True)) for row in rows)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WORDS_ON)
def test_words_stand_out_from_their_ground(ink: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[ink][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("colour", [*HOPS, "hop-page", "hop-unknown", "edge"])
def test_bands_and_edges_stand_out_from_the_paper(colour: str, theme: int) -> None:
    assert contrast(TOKENS[colour][theme], TOKENS["paper"][theme]) >= 3


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_six_hues_are_held_apart_by_every_eye(eye: str, theme: int) -> None:
    views = [seen(TOKENS[hop][theme], eye) for hop in HOPS]
    nearest = min(sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5 for pair in combinations(views, 2))
    assert nearest >= 0.06  # three times what is just seen as different side by side (about 0.02 in Oklab)


def test_the_sheet_and_the_script_are_small() -> None:
    assert len(CSS.encode()) < 50_000
    assert (FOLDER / "static/stemma/stemma.js").stat().st_size < 6_144


def test_nothing_in_the_sheet_says_left_or_right() -> None:
    found = re.findall(r"(?:^|[\s;{-])(left|right)\s*[:;]|(?:margin|padding|border)-(?:left|right|top|bottom)", PLAIN)
    assert found == []


def test_the_sheet_asks_for_nothing_from_elsewhere() -> None:
    assert "url(" not in PLAIN
    assert "@import" not in PLAIN
    assert "@font-face" not in PLAIN


def test_every_custom_property_that_is_used_is_set() -> None:
    assert set(re.findall(r"var\(--([\w-]+)", PLAIN)) <= set(re.findall(r"--([\w-]+):", PLAIN))


def test_red_green_and_amber_are_only_where_they_mean_something() -> None:
    for name in ("wrong", "current", "waits"):
        rules = [rule for rule in re.findall(r"[^{}]+\{[^{}]*\}", PLAIN) if f"var(--{name})" in rule]
        assert rules
        assert all(f".is-{name}" in rule.split("{")[0] for rule in rules)
