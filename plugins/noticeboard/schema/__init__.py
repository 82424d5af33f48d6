"""Second stage: what staff may write, as frozen pydantic models; unknown keys are refused.

Every field has a Chinese and an English key. A record knows where in its file it stands, so that
any later rule can point at the very value it is about.
"""

from noticeboard.schema.accounts import (
    Account,
    Decision,
    DecisionStep,
    Entry,
    Procedure,
    Project,
    Wish,
)
from noticeboard.schema.affairs import Adjustment, Checklist, Figure, Part, Partner
from noticeboard.schema.building import Building
from noticeboard.schema.cases import (
    CASE_CLASSES,
    CASE_STATES,
    NEEDS,
    Case,
    CaseClass,
    CaseKind,
    CaseRules,
    CasesFile,
    DaysOff,
    Move,
    class_after,
    form_parts,
    next_states,
    number_pattern,
    numbered,
    ways_from,
)
from noticeboard.schema.common import Peopled, Shared
from noticeboard.schema.community import Community, Group
from noticeboard.schema.consent import (
    BuildingConsent,
    Consent,
    ConsentBook,
    ConsentFile,
    UnitConsentFile,
)
from noticeboard.schema.days import Bound, bounds_of, is_current, years_of
from noticeboard.schema.document import DocumentTag, PageTag, page_links
from noticeboard.schema.events import Done, Event
from noticeboard.schema.export import FILES, json_schema, known_keys
from noticeboard.schema.few import FEWEST, is_few, of_people
from noticeboard.schema.fields import Channel, Phone, Shareable, mask_flat, read_day
from noticeboard.schema.kinds import KINDS, Kind, PlaceKind
from noticeboard.schema.ledger import (
    CodeEntry,
    EditionEntry,
    LedgerFile,
    LedgerLine,
    PrintsFile,
)
from noticeboard.schema.nameless import Tells, nameless_fields, nameless_texts
from noticeboard.schema.news import SHORT_CHARS, HistoryNote, Notice
from noticeboard.schema.offers import Contact, InHome, Lesson, Service, Venue
from noticeboard.schema.organisation import FormationRule, Organisation, Roster, Seat, Step
from noticeboard.schema.people import Agency, Person
from noticeboard.schema.personal import (
    authors_in,
    channels_of,
    mask,
    own_fields,
    public_texts,
    sealed_in,
)
from noticeboard.schema.read import read_record
from noticeboard.schema.record import Record
from noticeboard.schema.recurrence import Recurrence
from noticeboard.schema.refused import refused_in
from noticeboard.schema.sealed import Sealed, opened
from noticeboard.schema.sensitive import (
    ANY_SENSITIVE,
    HAS_SENSITIVE,
    ONE_PERSON,
    sensitive_in,
    without_matters,
)
from noticeboard.schema.stairwell import Stairwell
from noticeboard.schema.unit import InnerUnit, Unit, UnitFile

__all__ = [
    "ANY_SENSITIVE",
    "CASE_CLASSES",
    "CASE_STATES",
    "FEWEST",
    "FILES",
    "HAS_SENSITIVE",
    "KINDS",
    "NEEDS",
    "ONE_PERSON",
    "SHORT_CHARS",
    "Account",
    "Adjustment",
    "Agency",
    "Bound",
    "Building",
    "BuildingConsent",
    "Case",
    "CaseClass",
    "CaseKind",
    "CaseRules",
    "CasesFile",
    "Channel",
    "Checklist",
    "CodeEntry",
    "Community",
    "Consent",
    "ConsentBook",
    "ConsentFile",
    "Contact",
    "DaysOff",
    "Decision",
    "DecisionStep",
    "DocumentTag",
    "Done",
    "EditionEntry",
    "Entry",
    "Event",
    "Figure",
    "FormationRule",
    "Group",
    "HistoryNote",
    "InHome",
    "InnerUnit",
    "Kind",
    "LedgerFile",
    "LedgerLine",
    "Lesson",
    "Move",
    "Notice",
    "Organisation",
    "PageTag",
    "Part",
    "Partner",
    "Peopled",
    "Person",
    "Phone",
    "PlaceKind",
    "PrintsFile",
    "Procedure",
    "Project",
    "Record",
    "Recurrence",
    "Roster",
    "Sealed",
    "Seat",
    "Service",
    "Shareable",
    "Shared",
    "Stairwell",
    "Step",
    "Tells",
    "Unit",
    "UnitConsentFile",
    "UnitFile",
    "Venue",
    "Wish",
    "authors_in",
    "bounds_of",
    "channels_of",
    "class_after",
    "form_parts",
    "is_current",
    "is_few",
    "json_schema",
    "known_keys",
    "mask",
    "mask_flat",
    "nameless_fields",
    "nameless_texts",
    "next_states",
    "number_pattern",
    "numbered",
    "of_people",
    "opened",
    "own_fields",
    "page_links",
    "public_texts",
    "read_day",
    "read_record",
    "refused_in",
    "sealed_in",
    "sensitive_in",
    "ways_from",
    "without_matters",
    "years_of",
]
