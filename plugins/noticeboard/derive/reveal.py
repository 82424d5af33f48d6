"""What a consent lets be told of whom a record names: the only way to a name, a number, a photo.

Why by the type of the fields and not by the kind of the record: a kind that is added later cannot
leak, whatever its author forgets.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import BuildingEntry, CommunityEntry, may_show
from noticeboard.catalogue.visibility import consents_of
from noticeboard.schema import Channel, Record, Shareable, own_fields

__all__ = ["Owner", "PhotoId", "photo_id", "reveal"]


class PhotoId(str):
    """The name under which a photo is published: it tells nothing of the person."""

    __slots__ = ()


def photo_id(community_id: str, file_name: str) -> PhotoId:
    """Return the name under which a photo is published.

    Why not the name of the file: staff name files after people.
    """
    return PhotoId(hashlib.sha256(f"{community_id}/{file_name}".encode()).hexdigest()[:12])


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose record it is: a building's, or (None) the community's own. Consents are given there."""

    community: CommunityEntry
    building: BuildingEntry | None = None


def reveal(record: Record, owner: Owner | None, channel: Channel, today: date) -> dict[str, object]:
    """Return the personal fields of `record` as `channel` may show them on the day `today`.

    Args:
        record: Any record.
        owner: Where it stands; None where nobody can have consented, and then nothing is shown.
        channel: Where it is to be shown.
        today: The day for consents.

    Returns:
        Field and value: None for what may not be shown, the `PhotoId` for a photo. A photo is never
        shown without the name; whether a number may be is for the caller to say.
    """
    fields = own_fields(type(record))
    named = [field for field, item in fields.items() if item is Shareable.NAME]
    name = getattr(record, named[0]) if named else None
    if owner is None or name is None:
        return dict.fromkeys(fields)
    consents = consents_of(owner.community, owner.building, name)
    agreed = {item for item in Shareable if may_show(consents, item, channel, today)}
    if Shareable.NAME not in agreed:
        agreed.discard(Shareable.PHOTO)
    return {
        field: _shown(getattr(record, field), item, owner) if item in agreed else None
        for field, item in fields.items()
    }


def _shown(value: object, item: Shareable | None, owner: Owner) -> object:
    if item is Shareable.PHOTO and value is not None:
        return photo_id(owner.community.id, str(value))
    return value
