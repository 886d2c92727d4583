"""Work that a test hands to the pool: it finds invented phone numbers, and hangs or dies on request."""

from __future__ import annotations

import os
import re
import signal
import tempfile
import time
from pathlib import Path

from annotations.fingerprints import fingerprint
from annotations.values import Category, Finding, Severity
from jianwen.running.judge import Job
from jianwen.running.pipeline import spool_entries
from jianwen.running.results import Meta, Result, Shown
from jianwen.running.snippets import masker, snippets
from nlp.readers.interface import Limits
from nlp.values import Document, Span

PHONE = "13800001357"


def fake_findings(key: bytes, document: Document) -> list[Finding]:
    return [
        Finding(
            id=document.id,
            document=document.document,
            source=document.source,
            category=Category.PHONE,
            rule="D-02",
            basis="法释〔2016〕19号第十条",
            span=Span(*found.span()),
            page=None,
            mask="13*******57",
            suggestion="删除",
            severity=Severity.ERROR,
            confidence=0.9,
            why="手机号码。",
            innocent="公开的服务电话",
            fingerprint=fingerprint(key, Category.PHONE, document.id, found[0]),
        )
        for found in re.finditer(r"1[3-9]\d{9}", document.text)
    ]


def fake_screen(job: Job, document: Document) -> Result:
    """Find phone numbers; a word in the text makes the worker misbehave."""
    text = document.text
    if "HANG" in text:
        time.sleep(600)
    if "EXIT" in text:
        os._exit(7)
    if "KILL" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "MEMORY" in text:
        held = []
        while True:
            held.append(bytearray(os.urandom(1 << 20)) * 32)
    if "RAISE" in text:
        raise ValueError(f"quoting {text}")
    if "SLOW" in text:
        time.sleep(0.3)
    findings = fake_findings(job.key, document)
    knows = masker(text, findings)
    shown = tuple(
        Shown(finding, snippet) for finding, snippet in zip(findings, snippets(knows, findings), strict=True)
    )
    return Result(Meta(document.id, document.document, document.source, characters=len(text)), shown)


def fake_expansion(paths: list[Path], scratch: Path, spool: Path, limits: Limits) -> None:
    """Expand paths, and die at the one that is called so."""
    for path in paths:
        if path.name == "dies":
            os._exit(9)
    spool_entries(paths, scratch, spool, limits)


def temporary_folder(job: Job, document: Document) -> str:
    """Say where a worker puts its temporary files."""
    return tempfile.gettempdir()
