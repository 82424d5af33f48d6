"""One function for each panel: `Scope` → its `Panel`, or None where it has nothing to say.

To add a panel: a field in `schema/common.py`, its name in `schema.fields.PANEL_NAMES`, a function
here, a template `render/templates/panels/<kind>.html`, and its labels in `locale/`.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from noticeboard.derive.panels.organisation import derive_duties, derive_group, derive_seats
from noticeboard.derive.panels.people import derive_members
from noticeboard.derive.panels.shared import (
    derive_brand,
    derive_contacts,
    derive_history,
    derive_notices,
    derive_services,
    derive_venues,
)
from noticeboard.derive.rows import Panel
from noticeboard.derive.scope import Scope

__all__ = ["PANELS"]

#: Every panel there is, in the order of a site that does not choose its own.
PANELS = MappingProxyType[str, Callable[[Scope], Panel | None]](
    {
        "notices": derive_notices,
        "members": derive_members,
        "seats": derive_seats,
        "services": derive_services,
        "contacts": derive_contacts,
        "group": derive_group,
        "duties": derive_duties,
        "venues": derive_venues,
        "history": derive_history,
        "brand": derive_brand,
    }
)
