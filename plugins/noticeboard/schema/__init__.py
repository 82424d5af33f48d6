"""Second stage: what staff may write, as frozen pydantic models; unknown keys are refused.

Every field has a Chinese and an English key. A record knows where in its file it stands, so that
any later rule can point at the very value it is about.
"""

from noticeboard.schema.building import Building
from noticeboard.schema.common import Contact, HistoryNote, Notice, Person, Service, Venue
from noticeboard.schema.community import Community, Group
from noticeboard.schema.consent import Consent, ConsentFile
from noticeboard.schema.export import KINDS, json_schema, known_keys
from noticeboard.schema.fields import Channel, Phone, Shareable
from noticeboard.schema.ledger import CodeEntry, CodeFile
from noticeboard.schema.organisation import FormationRule, Organisation, Roster, Seat, Unit
from noticeboard.schema.personal import channels_of, mask, own_fields, public_texts
from noticeboard.schema.read import read_record
from noticeboard.schema.record import Record

__all__ = [
    "KINDS",
    "Building",
    "Channel",
    "CodeEntry",
    "CodeFile",
    "Community",
    "Consent",
    "ConsentFile",
    "Contact",
    "FormationRule",
    "Group",
    "HistoryNote",
    "Notice",
    "Organisation",
    "Person",
    "Phone",
    "Record",
    "Roster",
    "Seat",
    "Service",
    "Shareable",
    "Unit",
    "Venue",
    "channels_of",
    "json_schema",
    "known_keys",
    "mask",
    "own_fields",
    "public_texts",
    "read_record",
]
