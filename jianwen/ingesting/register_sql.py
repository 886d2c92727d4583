"""The tables of the register, and the longer questions that are put to them."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS units (
    place TEXT PRIMARY KEY, name TEXT NOT NULL, file TEXT NOT NULL, folder TEXT NOT NULL,
    size INTEGER NOT NULL, modified INTEGER NOT NULL, digest TEXT NOT NULL, how TEXT NOT NULL,
    missed TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS units_by_digest ON units (digest);
CREATE INDEX IF NOT EXISTS units_by_file ON units (file);
CREATE INDEX IF NOT EXISTS units_by_folder ON units (folder);
CREATE TABLE IF NOT EXISTS folders (folder TEXT PRIMARY KEY, above TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS folders_by_above ON folders (above);
CREATE TABLE IF NOT EXISTS documents (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, shard TEXT NOT NULL, refused TEXT NOT NULL,
    going INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS documents_by_shard ON documents (shard);
CREATE TABLE IF NOT EXISTS holds (
    place TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (place, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS holds_by_id ON holds (id);
CREATE TABLE IF NOT EXISTS unlinked (id TEXT PRIMARY KEY, fresh INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS forgetting (id TEXT, number TEXT, PRIMARY KEY (id, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shards (
    name TEXT PRIMARY KEY, documents INTEGER NOT NULL, characters INTEGER NOT NULL
) WITHOUT ROWID;
"""
WITHIN: Final = """
WITH RECURSIVE under (folder) AS (
    SELECT :place UNION SELECT folders.folder FROM folders JOIN under ON folders.above = under.folder
)
SELECT place FROM units WHERE file = :place OR folder IN (SELECT folder FROM under)
"""
UNSEEN: Final = f"{WITHIN} EXCEPT SELECT place FROM seen"  # noqa: S608 - our own words
SEE: Final = f"INSERT OR IGNORE INTO seen {WITHIN}"
SHARING: Final = """
CREATE TEMP TABLE shared (number TEXT, id TEXT, PRIMARY KEY (number, id)) WITHOUT ROWID;
CREATE TEMP TABLE again (value TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE again_at (value TEXT PRIMARY KEY) WITHOUT ROWID;
"""
AGAIN: Final = """
INSERT OR IGNORE INTO again SELECT id FROM shared JOIN unlinked USING (id)
WHERE NOT fresh AND number IN (SELECT number FROM shared GROUP BY number HAVING COUNT(*) > 1)
"""
