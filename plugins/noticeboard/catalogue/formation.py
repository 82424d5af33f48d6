"""How many members make which form of group: rules are data, this only counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.places import HomeEntry, StairwellEntry
from noticeboard.schema import FormationRule, Group

__all__ = ["Formation", "able_alone", "find_rule", "form_shown", "formation_of"]


@dataclass(frozen=True, slots=True)
class Formation:
    """What a rule makes of a group.

    Attributes:
        counted: Members of the categories that the rule counts.
        form: The form that follows; None where the rule names none for so few, or where they are
            the members of one home, which has nobody to join with.
        least: The smallest number that would make a form of its own.
    """

    counted: int
    form: str | None
    least: int


def find_rule(catalogue: Catalogue, community: CommunityEntry) -> FormationRule | None:
    """Return the rule that `community` follows, or None where it names none."""
    rules = catalogue.organisation.rules
    return next((rule for rule in rules if rule.name == community.record.rule), None)


def formation_of(rule: FormationRule, community: CommunityEntry, group: Group) -> Formation:
    """Apply `rule` to the members of all homes of `group`: of its buildings and stairwells."""
    counted = _counted(rule, community.homes_of(group))
    ladder = sorted(rule.forms, key=lambda form: form.at_least)
    reached = [form.name for form in ladder if counted >= form.at_least]
    below = rule.below if len(group.buildings) > 1 else None
    return Formation(counted, reached[-1] if reached else below, ladder[0].at_least)


def able_alone(
    rule: FormationRule, community: CommunityEntry, group: Group
) -> Iterator[tuple[HomeEntry, int]]:
    """Yield the homes that `group` joins and that could have one alone, with their numbers."""
    least = max(1, min(form.at_least for form in rule.forms))
    for id_ in group.buildings if len(group.buildings) > 1 else ():
        homes = [h for h in community.homes_of(group) if id_ in (h.id, _building_of(h))]
        if homes and (counted := _counted(rule, homes)) >= least:
            yield homes[0], counted


def _building_of(home: HomeEntry) -> str:
    return home.building.id if isinstance(home, StairwellEntry) else home.id


def _counted(rule: FormationRule, homes: Iterable[HomeEntry]) -> int:
    members = (member for home in homes for member in home.record.members)
    return sum(1 for member in members if member.category in rule.counted)


def form_shown(catalogue: Catalogue, community: CommunityEntry, group: Group) -> str | None:
    """Return the form that a board names: the one that the office and its rule agree on.

    Why none where they do not: after a departure nobody knows which of the two is true, the form
    that was decided or the numbers, until the office has seen to it; and boards must be built
    meanwhile, or the departed would stay on them.
    """
    rule = find_rule(catalogue, community)
    if rule is None:
        return group.form
    form = formation_of(rule, community, group).form
    return form if group.form in (None, form) else None
