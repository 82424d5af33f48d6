"""Whose a record is: the place in whose consents a person is named."""

from __future__ import annotations

from dataclasses import dataclass, field

from noticeboard.schema import Consent, ConsentBook, Sealed

__all__ = ["Owner"]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose record it is. Consents are given to an owner, and name a person within it.

    Attributes:
        home: Folder of the community, or `UNITS`; empty for what is nobody's, as an article.
        place: Id of building, stairwell or unit; empty for what is the community's or site's own.
        consents: Those of its home.
    """

    home: str = ""
    place: str = ""
    consents: ConsentBook = field(default_factory=ConsentBook, compare=False, repr=False)

    def given(self, name: Sealed[str]) -> tuple[Consent, ...]:
        """Return the consents of who is called `name` here."""
        return self.consents.given(self.place, name)
