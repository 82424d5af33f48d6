"""Second stage: what staff may write, as frozen pydantic models; unknown keys are refused.

Every field has a Chinese and an English key. A record knows where in its file it stands, so that
any later rule can point at the very value it is about.
"""

from noticeboard.schema.building import Building
from noticeboard.schema.common import (
    Contact,
    HistoryNote,
    Notice,
    Peopled,
    Person,
    Service,
    Shared,
    Venue,
)
from noticeboard.schema.community import Community, Group
from noticeboard.schema.consent import Consent, ConsentBook, ConsentFile, UnitConsentFile
from noticeboard.schema.days import Bound, bounds_of, is_current, years_of
from noticeboard.schema.export import FILES, json_schema, known_keys
from noticeboard.schema.fields import Channel, Phone, Shareable
from noticeboard.schema.kinds import KINDS, Kind, PlaceKind
from noticeboard.schema.ledger import CodeEntry, CodeFile
from noticeboard.schema.organisation import FormationRule, Organisation, Roster, Seat, Unit
from noticeboard.schema.personal import channels_of, mask, own_fields, public_texts, sealed_in
from noticeboard.schema.read import read_record
from noticeboard.schema.record import Record
from noticeboard.schema.sealed import Sealed, opened
from noticeboard.schema.stairwell import Stairwell
from noticeboard.schema.unit import UnitFile

__all__ = [
    "FILES",
    "KINDS",
    "Bound",
    "Building",
    "Channel",
    "CodeEntry",
    "CodeFile",
    "Community",
    "Consent",
    "ConsentBook",
    "ConsentFile",
    "Contact",
    "FormationRule",
    "Group",
    "HistoryNote",
    "Kind",
    "Notice",
    "Organisation",
    "Peopled",
    "Person",
    "Phone",
    "PlaceKind",
    "Record",
    "Roster",
    "Sealed",
    "Seat",
    "Service",
    "Shareable",
    "Shared",
    "Stairwell",
    "Unit",
    "UnitConsentFile",
    "UnitFile",
    "Venue",
    "bounds_of",
    "channels_of",
    "is_current",
    "json_schema",
    "known_keys",
    "mask",
    "opened",
    "own_fields",
    "public_texts",
    "read_record",
    "sealed_in",
    "years_of",
]
