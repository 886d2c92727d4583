"""What an engine can do. Two stand behind it: tantivy (a folder, nothing to start) and Elasticsearch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from indexer.query import Request
from indexer.values import Entry, Health, Hit, Page, Written


class Writing(Protocol):
    """A batch of changes on its way. Nothing is seen by a search before `commit`."""

    def add(self, entries: Iterable[Entry]) -> Written:
        """Add entries, or put them in the place of those with the same id."""

    def remove(self, ids: Sequence[str]) -> None:
        """Take entries out; an id that is not there is no error."""

    def commit(self) -> None:
        """Make everything so far durable and findable."""

    def close(self) -> None:
        """End; what was not committed is dropped."""


class Engine(Protocol):
    """One index under a lasting name; its versions are filled beside it and swapped in."""

    def create(self, version: str) -> None:
        """Make an empty version; one of that name that is there already is left as it is."""

    def writing(self, version: str = "") -> Writing:
        """Open a version for changes: the one in use by default."""

    def swap(self, version: str) -> None:
        """Let searches go to this version from now on, in one step."""

    def settle(self, version: str = "") -> None:
        """Bring a version that was filled into its fastest form, one segment, as far as the engine can.

        The embedded one has it when the version was filled by one thread with one commit.
        """

    def drop(self, version: str) -> None:
        """Take a version away that is not in use."""

    def versions(self) -> tuple[str, ...]:
        """Return the versions that are there; the one in use comes first."""

    def search(self, request: Request) -> Page:
        """Search the version in use."""

    def scan(self, request: Request) -> Iterator[Hit]:
        """Yield every hit in the order of the request, of one state of the index; its page is ignored."""

    def get(self, ids: Sequence[str], stored: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
        """Return stored, keyword and number fields of documents by id.

        Several values are joined by a line break; a field that a document lacks is "".
        """

    def count(self, version: str = "") -> int:
        """Return how many documents a version has."""

    def health(self) -> Health:
        """Say whether the engine answers, and what to do if not."""

    def close(self) -> None:
        """Let go of files and connections."""
