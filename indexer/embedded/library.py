"""The one import of tantivy, its schema made of the fields, and entries as its documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tantivy

from indexer.checks import indexed, ordered
from indexer.fields import FIELDS, Kind
from indexer.plan import IDENTITY
from indexer.values import Entry

Document = tantivy.Document
FieldType = tantivy.FieldType
Index = tantivy.Index
Occur = tantivy.Occur
Order = tantivy.Order
Searcher = tantivy.Searcher
TantivyQuery = tantivy.Query
Address = tantivy.DocAddress


def schema() -> Any:  # noqa: ANN401 - the library is not typed
    """Return the schema of an index: one field of tantivy's for each of ours, and the id."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(IDENTITY, stored=True, tokenizer_name="raw", index_option="basic")
    for one in FIELDS:
        match one.kind:
            case Kind.KEYWORD:
                builder.add_text_field(
                    one.name, stored=True, fast=True, tokenizer_name="raw", index_option="basic"
                )
            case Kind.NUMBER:
                builder.add_integer_field(one.name, stored=True, indexed=True, fast=True)
            case Kind.TEXT:
                option = "position" if one.positions else "freq"
                builder.add_text_field(one.name, tokenizer_name="whitespace", index_option=option)
            case Kind.STORED:
                builder.add_bytes_field(one.name, stored=True)
    return builder.build()


def document_of(entry: Entry) -> Any:  # noqa: ANN401
    """Return an entry as tantivy takes it."""
    document = Document()
    document.add_text(IDENTITY, entry.id)
    for name, values in entry.keywords.items():
        for value in values:
            document.add_text(name, value)
    for name, number in ordered(entry).items():
        document.add_integer(name, number)
    for one in FIELDS:
        if one.kind is Kind.TEXT:
            document.add_text(one.name, indexed(entry.texts.get(one.name, "")))
    for name, text in entry.stored.items():
        document.add_bytes(name, text.encode())
    return document


def kept(values: Mapping[str, list[Any]], names: tuple[str, ...]) -> dict[str, str]:
    """Return what is kept of a document under these names; several values are joined by a line break."""
    return {
        name: "\n".join(
            value.decode() if isinstance(value, bytes) else str(value) for value in values.get(name, ())
        )
        for name in names
    }
