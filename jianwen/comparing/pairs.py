"""The word-by-word part of a comparison, in workers: one huge pair can neither hold up a run nor end it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from jianwen.comparing.findings import altered, text_of
from jianwen.comparing.holding import Held
from jianwen.running.judge import Job, screener_of
from jianwen.running.piece import unread_of
from jianwen.running.results import Shown, Stopped
from jianwen.running.snippets import masker, snippets
from jianwen.running.watching import Progress, Watcher
from jianwen.running.workers import Interrupted, Lost, PoolBroken, Workers
from nlp.parse.parse import parse
from nlp.text.view import view_of
from nlp.values import Document, Unread

Pair = tuple[Held, Held]
# What became of a pair: its findings, or why there are none.
Compared = list[Shown] | Unread | Stopped

_PRELOAD = ("jianwen.comparing.pairs",)


def compare_pairs(
    pairs: Sequence[Pair],
    job: Job,
    processes: int,
    scratch: Path,
    watcher: Watcher = lambda _: None,
    wish: threading.Event | None = None,
) -> Iterator[Compared]:
    """Compare each published document with its original; when `wish` is set, the last value is `Stopped`."""
    if not pairs:
        return
    done = 0
    with Workers(processes, job.limits.memory_bytes, preload=_PRELOAD, wish=wish, scratch=scratch) as pool:
        try:
            for one in pool.ordered(
                partial(compare_pair, job), pairs, job.limits.seconds, partial(_lost, job)
            ):
                yield one.given
                done += 1
                watcher(Progress(done, len(pairs)))
        except Interrupted:
            yield Stopped(done, len(pairs))
        except PoolBroken:
            yield Stopped(done, len(pairs), broken=not (wish and wish.is_set()))


def compare_pair(job: Job, pair: Pair) -> Compared:
    """Find what was altered in one published document, with its masked surroundings (runs in a worker)."""
    published, original = pair
    found = list(altered(job.key, published, original))
    if not found:
        return []
    meta, text = published.meta, text_of(published)
    document = Document(meta.id, meta.document, meta.source, meta.media_type, text)
    view = view_of(text)
    screening = screener_of(job).screen(document, parse(document, view), view)
    whole = text_of(original)
    # What the original says and a copy must not, may have stayed where no screening of the copy finds it.
    knows = masker(text, screening.findings, {span.of(whole) for span in original.protected})
    return [Shown(one, around) for one, around in zip(found, snippets(knows, found), strict=True)]


def _lost(job: Job, pair: Pair, lost: Lost) -> tuple[Compared, Pair | None]:
    """Set a published document aside whose comparison gave nothing back."""
    return unread_of(pair[0].meta.source, lost, job.limits), None
