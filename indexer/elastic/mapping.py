"""The index in Elasticsearch: a strict mapping made of the fields, and entries as its documents."""

from __future__ import annotations

from typing import Any

from indexer.checks import indexed, ordered
from indexer.elastic.connection import Connection
from indexer.fields import FIELDS, VERSION, Field, Kind, fields_of
from indexer.plan import IDENTITY
from indexer.values import Entry


def body(connection: Connection) -> dict[str, Any]:
    """Return what an index is made with. Only `commit` refreshes, so that nothing half done is seen."""
    return {
        "settings": {
            "number_of_shards": connection.shards,
            "number_of_replicas": connection.replicas,
            "refresh_interval": "-1",
            "similarity": {"default": {"type": "BM25", "k1": 1.2, "b": 0.75}},
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"fields": VERSION},
            # Texts are searched, never shown: the store has them.
            "_source": {"excludes": [one.name for one in fields_of(Kind.TEXT)]},
            "properties": {IDENTITY: {"type": "keyword"}} | {one.name: _property(one) for one in FIELDS},
        },
    }


def document_of(entry: Entry) -> dict[str, Any]:
    """Return an entry as Elasticsearch takes it."""
    texts = {one.name: indexed(entry.texts.get(one.name, "")) for one in fields_of(Kind.TEXT)}
    keywords = {name: list(values) for name, values in entry.keywords.items()}
    return {IDENTITY: entry.id, **keywords, **ordered(entry), **texts, **entry.stored}


def kept(source: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    """Return what is kept of a document under these names; several values are joined by a line break."""
    values = {name: source.get(name, "") for name in names}
    return {
        name: "\n".join(value) if isinstance(value, list) else str(value) for name, value in values.items()
    }


def _property(one: Field) -> dict[str, Any]:
    """Return the mapping of a field."""
    match one.kind:
        case Kind.KEYWORD:
            return {"type": "keyword"}
        case Kind.NUMBER:
            return {"type": "long"}
        case Kind.TEXT:
            options = "positions" if one.positions else "freqs"
            return {"type": "text", "analyzer": "whitespace", "index_options": options}
        case Kind.STORED:
            return {"type": "text", "index": False, "norms": False}
