"""Invented reports and what others made of them: the ground of the tests of finding."""

from __future__ import annotations

import random

from stemma.shapes import Dated, Document

FERRY = (
    "The ferry to the outer islands will sail twice a day from Monday, the harbour master of Port Ellen said on Friday."
    " Captain Rhona Birk said the second boat had been repaired over the winter at a yard in Northmouth. “We promised the"
    " islanders a boat in the morning and one at night, and from Monday they have both,” she told reporters at the quay."
    " Fares stay as they are until the end of the year. The council pays a third of the cost of each crossing. Islanders"
    " had complained since autumn that patients had to stay overnight on the mainland after a visit to the hospital."
)
ORCHARD = (
    "Farmers in the Teller valley are counting the cost of the late frost that struck their orchards last week. The"
    " growers' union put the loss at a third of the crop. Apples were hit hardest, said its chairman, Imre Solt, while most"
    " of the pears had not yet come into flower. “Some families will have nothing to sell this year,” he said. A relief"
    " scheme is being discussed with the ministry in the capital, and an answer is hoped for before the harvest begins."
)
BRIDGE = (
    "The old iron bridge across the Wend was closed to lorries on Thursday after an inspector found cracks in two of its"
    " girders. Cars may still cross one at a time. The roads office said that repairs would begin within ten days and last"
    " until June. Drivers of heavy vehicles must use the motorway bridge at Halden, eleven miles downstream, and should"
    " allow an extra forty minutes for the journey at busy times."
)
ARABIC = (
    "أعلن مدير الميناء يوم الجمعة أن العبارة ستبحر إلى الجزر مرتين في اليوم ابتداء من يوم الاثنين. وقال إن القارب الثاني"
    " أصلح خلال الشتاء في حوض بناء السفن، وإن الأجرة ستبقى كما هي حتى نهاية العام، وإن المجلس يدفع ثلث كلفة كل رحلة."
)
GERMAN = (
    "Die Fähre zu den äußeren Inseln fährt ab Montag zweimal am Tag, sagte die Hafenmeisterin am Freitag. Das zweite Schiff"
    " sei im Winter in einer Werft in Nordmünde repariert worden. Die Preise bleiben bis zum Ende des Jahres gleich, und"
    " die Gemeinde zahlt ein Drittel der Kosten jeder Überfahrt."
)
FOOTER = (
    "This report may be republished free of charge by anyone who names the newsroom and links to the original page."
    " Please write to us if you find a mistake in it, and we will put it right and tell everyone who carries the report."
)
_TOPICS = ["school", "market", "harbour", "road", "hospital", "library", "river", "station", "theatre", "football"]


def report(name: str, text: str, on: str | None = None) -> Document:
    dates = (Dated(None, None, on, "published"),) if on else ()
    return Document(id=name, text=text, dates=dates)


def newsroom() -> list[Document]:
    return [
        report("ferry", FERRY, "2024-03-01"),
        report("orchard", ORCHARD, "2024-03-02"),
        report("bridge", BRIDGE, "2024-03-03"),
        report("arabic", ARABIC, "2024-03-04"),
        report("german", GERMAN, "2024-03-05"),
    ]


def invented(number: int, *, words: int = 120) -> str:
    """A text of its own for every number, in sentences of made-up words."""
    chance = random.Random(number)
    syllables = [
        "ka",
        "lo",
        "min",
        "ter",
        "sal",
        "ven",
        "dro",
        "pu",
        "ri",
        "gan",
        "tes",
        "mol",
        "ba",
        "nid",
        "or",
        "el",
        "fy",
        "sha",
    ]
    made = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(words)]
    return " ".join([*made[:5], chance.choice(_TOPICS), *made[5:]]) + "."


def changed(text: str, share: float, seed: int = 1) -> str:
    chance = random.Random(seed)
    others = invented(seed, words=50).split()
    return " ".join(chance.choice(others) if chance.random() < share else word for word in text.split())
