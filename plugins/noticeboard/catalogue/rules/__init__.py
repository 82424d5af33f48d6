"""Rules that look at more than one value: each takes the catalogue and the day, yields diagnostics.

To add one: write the function in the module of its subject, list it here, give its message in both
catalogues of `locale/`, and put a golden case in `tests/catalogue/cases/`. What would publish
something false or private is a `problem`; what the office should see to is a `warning`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeAlias

from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.accounts import check_accounts
from noticeboard.catalogue.rules.audit import (
    check_audit,
    check_counts,
    check_twice,
    check_within,
)
from noticeboard.catalogue.rules.cases import check_case_rules, check_cases
from noticeboard.catalogue.rules.codes import check_codes
from noticeboard.catalogue.rules.documents import check_documents, check_page_links
from noticeboard.catalogue.rules.endings import check_endings, check_expiries
from noticeboard.catalogue.rules.events import check_events
from noticeboard.catalogue.rules.figures import check_figures
from noticeboard.catalogue.rules.flats import check_flats
from noticeboard.catalogue.rules.groups import (
    check_apart,
    check_formation,
    check_holders,
    check_one_per_building,
)
from noticeboard.catalogue.rules.homes import check_buildings_listed, check_homes_named
from noticeboard.catalogue.rules.leaks import check_leaks
from noticeboard.catalogue.rules.ledger import check_ledger
from noticeboard.catalogue.rules.lists import check_lists
from noticeboard.catalogue.rules.panels import check_panels
from noticeboard.catalogue.rules.people import check_consents, check_copies, check_names
from noticeboard.catalogue.rules.photos import check_photos
from noticeboard.catalogue.rules.prints import check_prints
from noticeboard.catalogue.rules.references import check_organisation, check_repeats, check_terms
from noticeboard.catalogue.rules.somebody import check_nameless
from noticeboard.catalogue.rules.spans import check_spans, check_years
from noticeboard.catalogue.rules.texts import check_texts
from noticeboard.catalogue.rules.tree import check_inner_units, check_units
from noticeboard.diagnostics import Diagnostic

__all__ = ["RULES", "Rule"]

Rule: TypeAlias = Callable[[Catalogue, date], Iterable[Diagnostic]]

RULES: tuple[Rule, ...] = (
    check_organisation,
    check_units,
    check_inner_units,
    check_buildings_listed,
    check_homes_named,
    check_terms,
    check_names,
    check_copies,
    check_formation,
    check_apart,
    check_one_per_building,
    check_holders,
    check_codes,
    check_ledger,
    check_prints,
    check_consents,
    check_expiries,
    check_photos,
    check_leaks,
    check_spans,
    check_years,
    check_endings,
    check_repeats,
    check_panels,
    check_figures,
    check_audit,
    check_counts,
    check_within,
    check_twice,
    check_accounts,
    check_events,
    check_texts,
    check_flats,
    check_nameless,
    check_case_rules,
    check_cases,
    check_lists,
    check_documents,
    check_page_links,
)
