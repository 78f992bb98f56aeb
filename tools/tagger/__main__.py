"""Trains the tagger of statements: `make train CORPUS=… TEXTS=… WORDNET=… LEXICON=…` (docs/guide/statements.md)."""

from __future__ import annotations

import argparse
import sys
import time
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tools.tagger.example import Example, make_batches, make_examples
from tools.tagger.learner import EMBEDDED, Deep, Field, Shape, Table, lay
from tools.tagger.meaning import Meanings
from tools.tagger.pack import pack
from tools.tagger.polnear import cut_paragraphs, read_part
from tools.tagger.score import score_direct, score_spans, spans_of
from tools.tagger.vocabulary import make_vocabulary

from stemma.reading.statements import find_statements
from stemma.reading.statements.tagger import load_tagger
from stemma.reading.statements.tagger.column import PLACE
from stemma.reading.statements.tagger.lexicon import Lexicon
from stemma.reading.statements.tagger.model import PATH
from stemma.reading.statements.tagger.template import hash_templates

BITS = 19
FOLDS = 6  # each network leaves out another sixth of the articles
# Epochs, words in a batch, how fast it learns; of the table and of each network.
WIDE = (4, 4000, 1e-2)
NETWORKS = ((Shape(), 6, 4000, 2e-3), (Shape(window=128, half=96), 7, 5000, 2.5e-3), (Shape(), 6, 4000, 3e-3))


def main() -> int:
    """0 where the model was written; prints how it reads the development part."""
    told = _arguments()
    torch.set_num_threads(told.threads)
    told.work.mkdir(parents=True, exist_ok=True)
    articles = read_part(told.corpus, "train")[: told.articles]
    known, vectors = make_vocabulary(articles, told.texts, Meanings(told.wordnet, told.lexicon))
    numbers, examples = make_examples(articles, Lexicon(known.get))
    print(f"{len(articles)} articles, {len(examples)} paragraphs, {len(known)} known words", flush=True)
    folds = [zlib.crc32(article.name.encode()) % FOLDS for article in articles]
    places = torch.from_numpy(np.ascontiguousarray(hash_templates(numbers, BITS).T))
    wide = told.work / "wide.pt"
    _learn(
        Table(BITS),
        places,
        [e for e in examples if folds[e.article] != 0],
        (min(WIDE[0], told.epochs), *WIDE[1:]),
        wide,
    )
    sizes = {name: int(numbers[:, PLACE[name]].max()) + 2 for name in EMBEDDED}
    deep = []
    for number, (shape, epochs, words, rate) in enumerate(NETWORKS[: told.networks]):
        torch.manual_seed(number + 1)
        kept = [example for example in examples if folds[example.article] != number]
        deep.append(told.work / f"deep{number}.pt")
        network = Deep(shape, sizes, vectors)
        _learn(network, torch.from_numpy(numbers), kept, (min(epochs, told.epochs), words, rate), deep[-1])
    pack(told.out, known, BITS, wide, deep)
    print(f"Wrote {told.out} ({told.out.stat().st_size / 1e6:.1f} MB)")
    if told.out == PATH:
        _tell_scores(told.corpus)
    return 0


def _arguments() -> Any:
    parser = argparse.ArgumentParser(prog="make train")
    parser.add_argument(
        "--corpus", type=Path, required=True, help="folder with polnear-train.tar.gz and polnear-dev.tar.gz"
    )
    parser.add_argument("--texts", type=Path, required=True, help="plain news texts, JSON lines with a text each, gz")
    parser.add_argument("--wordnet", type=Path, required=True, help="WordNet's dict folder, with index.sense")
    parser.add_argument("--lexicon", type=Path, required=True, help="Brill's lexicon, lines of word and tag")
    parser.add_argument("--out", type=Path, default=PATH)
    parser.add_argument("--work", type=Path, default=Path(".train"), help="where weights are kept while training")
    parser.add_argument("--articles", type=int, default=None, help="only so many, to try the command")
    parser.add_argument("--networks", type=int, default=len(NETWORKS))
    parser.add_argument("--epochs", type=int, default=99, help="at most so many")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def _learn(
    votes: torch.nn.Module, rows: torch.Tensor, examples: list[Example], plan: tuple[int, int, float], path: Path
) -> None:
    """Adam with a rate that rises for 40 steps and then falls to nothing; the weights are written after each epoch."""
    epochs, words, rate = plan
    field, is_table = Field(), isinstance(votes, Table)
    random = np.random.default_rng(1)
    groups = [{"params": votes.parameters(), "lr": rate}, {"params": field.parameters(), "lr": 2e-3}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0 if is_table else 1e-4)
    steps = epochs * len(list(make_batches(examples, words, None)))
    step, began = 0, time.monotonic()
    for epoch in range(epochs):
        total: Counter[str] = Counter()
        for batch in make_batches(examples, words, random):
            step += 1
            for group, base in zip(optimizer.param_groups, (rate, 2e-3), strict=True):
                group["lr"] = base * min(1, step / 40) * max(0.03, 1 - step / steps)
            index, labels, mask, turned = lay(batch)
            given = rows[index.reshape(-1)].long().reshape(*index.shape, -1)
            said = votes(given.flatten(0, 1)).view(*index.shape, -1) if is_table else votes(given, turned)
            loss = field.loss(said, labels, mask)
            optimizer.zero_grad(set_to_none=True)
            (loss * 4 / words).backward()
            torch.nn.utils.clip_grad_norm_([*field.parameters(), *([] if is_table else votes.parameters())], 1.0)
            optimizer.step()
            total.update(loss=loss.item(), words=int(mask.sum()))
        spent = time.monotonic() - began
        print(
            f"{path.stem} epoch {epoch + 1}: loss {total['loss'] / total['words']:.4f} a word, {spent:.0f} s",
            flush=True,
        )
        torch.save({"votes": votes.state_dict(), "field": field.state_dict()}, path)


def _tell_scores(corpus: Path) -> None:
    load_tagger.cache_clear()
    read = [(a, find_statements(a.text, None, cut_paragraphs(a.text), "en")) for a in read_part(corpus, "dev")]
    scores = score_spans((article, spans_of(told)) for article, told in read) | score_direct(read)
    for name, value in scores.items():
        print(f"{name:24} {value:.3f}")


if __name__ == "__main__":
    sys.exit(main())
