"""What a consent lets be told of whom a record names: the only way to a name, a number, a photo.

Why by the type of the fields and not by the kind of the record: a kind that is added later cannot
leak, whatever its author forgets.
"""

from __future__ import annotations

import hashlib
from datetime import date

from noticeboard.catalogue import Owner, may_show
from noticeboard.schema import (
    Channel,
    Record,
    Sealed,
    Shareable,
    opened,
    own_fields,
    sealed_in,
)

__all__ = ["PhotoId", "photo_id", "reveal"]


class PhotoId(str):
    """The name under which a photo is published: it tells nothing of the person."""

    __slots__ = ()


def photo_id(home: str, file_name: str) -> PhotoId:
    """Return the name under which a photo is published.

    Why not the name of the file: staff name files after people.

    Args:
        home: As `Owner.home`.
        file_name: In the `photos/` there.
    """
    return PhotoId(hashlib.sha256(f"{home}/{file_name}".encode()).hexdigest()[:12])


def reveal(record: Record, owner: Owner, channel: Channel, today: date) -> dict[str, object]:
    """Return the personal fields of `record` as `channel` may show them on the day `today`.

    Args:
        record: Any record.
        owner: Whose it is: consents are given there.
        channel: Where it is to be shown.
        today: The day for consents.

    Returns:
        Field and value. None for what may not be shown, the `PhotoId` for a photo; of a list what
        may be. A number or a photo is that of the one person whom the record names; where it names
        several, of nobody. A photo is never shown without the name; whether a number may be is for
        the caller to say.
    """
    names = [name for _, name in sealed_in(record, Shareable.NAME)]
    agreed = {name: _agreed(owner, name, channel, today) for name in names}
    whose = agreed[names[0]] if len(names) == 1 else frozenset()
    shown: dict[str, object] = {}
    for field, item in own_fields(type(record)).items():
        value = getattr(record, field)
        values = value if isinstance(value, tuple) else (value,)
        told = tuple(
            _told(one, owner)
            for one in values
            if isinstance(one, Sealed)
            and item in (agreed[one] if item is Shareable.NAME else whose)
        )
        shown[field] = told if isinstance(value, tuple) else next(iter(told), None)
    return shown


def _agreed(owner: Owner, name: Sealed[str], channel: Channel, today: date) -> frozenset[Shareable]:
    """Return what of who is called `name` may be shown."""
    given = owner.given(name)
    items = frozenset(item for item in Shareable if may_show(given, item, channel, today))
    return items if Shareable.NAME in items else items - {Shareable.PHOTO}


def _told(sealed: Sealed[object], owner: Owner) -> object:
    if sealed.item is Shareable.PHOTO:
        return photo_id(owner.home, str(opened(sealed)))
    return opened(sealed)
