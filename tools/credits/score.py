"""Hops with role and name, right and wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bench.reading import fold_party
from tools.credits.corpus import Example

from stemma.reading.credits.model.model import Model
from stemma.reading.credits.model.party import ROLES, Seen
from stemma.reading.credits.model.reader import read_credits
from stemma.reading.credits.names import Names
from stemma.reading.laid import lay
from stemma.shapes import Document


def label_parties(parties: dict[str, list[Seen]], example: Example) -> list[int]:
    """The role of each party by the labels of its mentions, else by its name; 0 where it is no hop."""
    places = dict(zip(example.mentions, example.labels, strict=True))
    named = {
        fold_party(name): ROLES.index(hop["role"]) + 1
        for hop in example.row["hops"]
        for name in (hop["name"], *hop["names"])
    }
    labels = []
    for name, seen in parties.items():
        told = [places[one.mention] for one in seen if places[one.mention]]
        labels.append(told[0] if told else named.get(fold_party(name), 0))
    return labels


def score_hops(rows: Sequence[dict[str, Any]], model: Model, missed: bool = False) -> str:
    """F1, precision and recall of hops; with ``missed`` a line for each that is wrong."""
    right = named = found = wanted = 0
    for row in rows:
        ground = lay(Document(text=row["text"], format="plain")).credit_ground()
        credits = read_credits(row["text"], ground, model)
        names = Names([credit.name for credit in credits], ground.agencies)
        hops = list(dict.fromkeys((credit.role, names.full(credit.name)) for credit in credits))
        left = [(hop["role"], {fold_party(name) for name in (hop["name"], *hop["names"])}) for hop in row["hops"]]
        found, wanted = found + len(hops), wanted + len(left)
        unnamed = list(left)
        for role, name in hops:
            if same := next((one for one in unnamed if fold_party(name) in one[1]), None):
                unnamed.remove(same)
                named += 1
            if match := next((one for one in left if one[0] == role and fold_party(name) in one[1]), None):
                left.remove(match)
                right += 1
            elif missed:
                print(f"   {row['id']} extra {role} {name!r}")
        if missed:
            for role, all_names in left:
                print(f"   {row['id']} missed {role} {sorted(all_names)}")
    f1, names = (2 * count / max(1, found + wanted) for count in (right, named))
    return f"F1 {f1:.4f} precision {right / max(1, found):.3f} recall {right / max(1, wanted):.3f} names {names:.4f}"
