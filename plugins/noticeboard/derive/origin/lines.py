"""Every line of the data that a panel, or a value at the head or foot of a board, is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from noticeboard.catalogue import CommunityEntry, PlaceEntry, UnitEntry
from noticeboard.derive.origin.line import Line, State, nearest_of, says, state_of
from noticeboard.derive.origin.serving import SERVING
from noticeboard.derive.origin.steps import step_lines
from noticeboard.derive.scope import Scope
from noticeboard.schema import KINDS, Kind, Record

__all__ = ["SHOWN_FIELDS", "lines_of"]

#: Said once, and by the nearest place that does.
_NEAREST = ("responsible", "hotline", "updated", "theme", "cautions")
#: Said by each place of itself.
_OF_ITSELF = ("address", "households", "residents", "badges", "stairwells")
#: What boards tell beside their panels.
SHOWN_FIELDS = ("name", "slogan", "responsible", "hotline", "updated", "cautions", *_OF_ITSELF)


def lines_of(name: str, scope: Scope) -> tuple[Line, ...]:
    """Return every line behind the panel or the field `name`, in the order of the board.

    What the board does not show is among them, and says why.
    """
    if name not in KINDS:
        return tuple(_OTHERS[name](scope) if name in _OTHERS else _said(name, scope))
    kind = KINDS[name]
    lines = _PANELS[name](scope) if name in _PANELS else _plain(kind, scope)
    missing = _missing_panel(kind, scope)
    return tuple(replace(line, state=missing, day=None) if missing else line for line in lines)


def _missing_panel(kind: Kind, scope: Scope) -> State | None:
    """Return why the board has no panel of `kind`; None where it may have one."""
    uses = scope.catalogue.organisation.panels
    use = next((use for use in uses if use.panel == kind.id), None)
    if scope.place.kind not in kind.places:
        return State.ELSEWHERE
    if uses and not use:
        return State.UNUSED
    channels = (use.channels if use else None) or kind.channels
    return None if scope.channel in channels else State.PANEL


def _plain(kind: Kind, scope: Scope) -> Iterator[Line]:
    """Yield the records of `kind`, the place's own first or the newest."""
    lines = [
        _of_kind(kind, scope, Line(place, kind.id, record))
        for place in scope.chain
        for record in getattr(place.record, kind.id, ())
    ]
    yield from _sorted(kind, lines)


def _documents(scope: Scope) -> Iterator[Line]:
    """Yield the hand-written pages that say whose they are, each once."""
    kind = KINDS["documents"]
    found: dict[str, Line] = {}
    for place in scope.chain:
        for entry in scope.catalogue.documents:
            if place.path in entry.tag.places:
                line = Line(place, kind.id, entry.tag, title=entry.title)
                found.setdefault(entry.uri, _of_kind(kind, scope, line))
    yield from _sorted(kind, [*found.values()])


def _cases(scope: Scope) -> Iterator[Line]:
    """Yield the cases of the community, the newest first; a home tells only how many there are."""
    kind = KINDS["cases"]
    found = (
        (place, case)
        for place in scope.chain
        if isinstance(place, CommunityEntry)
        for file in place.cases.values()
        for case in file.cases
    )
    newest = sorted(found, key=lambda pair: pair[1].received, reverse=True)
    yield from (_of_kind(kind, scope, Line(place, kind.id, case)) for place, case in newest)


def _of_kind(kind: Kind, scope: Scope, line: Line) -> Line:
    """Return `line` with its state: what stands on a page above is not on this board."""
    state, day = state_of(line.record, line.place, scope)
    if state is State.SHOWN and line.place not in scope.places_of(kind):
        state = State.ABOVE
    return replace(line, state=state, day=day)


def _sorted(kind: Kind, lines: list[Line]) -> list[Line]:
    if kind.newest:
        lines.sort(key=lambda line: getattr(line.record, kind.newest), reverse=True)
    return lines


def _brands(scope: Scope) -> Iterator[Line]:
    found = ((place, place.record.brand) for place in scope.chain)
    return nearest_of(Line(place, "brand", brand) for place, brand in found if brand)


def _slogans(scope: Scope) -> Iterator[Line]:
    """Yield the slogans of brands, then that of the site: shown where the brand has none."""
    brands = [line for line in _brands(scope) if says(line.record, "slogan")]
    for line in brands:
        yield replace(line, name="slogan", field="slogan")
    site = scope.catalogue.site
    if says(site.record, "slogan"):
        covered = any(line.state is State.SHOWN for line in brands)
        state = State.COVERED if covered else State.SHOWN
        yield Line(site, "slogan", site.record, "slogan", state=state)


def _updated(scope: Scope) -> Iterator[Line]:
    """Yield the days that places say; first what is newer than the nearest of them, if any."""
    days = [*_said("updated", scope)]
    newest = max(_news(scope), key=_day_of, default=None)
    if days and newest and _day_of(newest) > days[0].record.updated:  # type: ignore[attr-defined]
        days[0] = replace(days[0], state=State.NEWER)
        yield replace(newest, field=KINDS[newest.name].newest)
    yield from days


def _news(scope: Scope) -> Iterator[Line]:
    """Yield what is shown of the kinds that have a day."""
    for kind in KINDS.values():
        if kind.newest:
            yield from (line for line in lines_of(kind.id, scope) if line.state is State.SHOWN)


def _day_of(line: Line) -> date:
    day: date = getattr(line.record, KINDS[line.name].newest)
    return day


def _said(field: str, scope: Scope) -> Iterator[Line]:
    """Yield what each place says under `field`, the nearest first."""
    found = ((place, record) for place in scope.chain for record in _records(place))
    lines = [Line(place, field, record, field) for place, record in found if says(record, field)]
    if field in _NEAREST:
        yield from nearest_of(lines)
        return
    for line in lines:
        yield from _each(replace(line, state=_state_of_field(field, line.place, scope)))


def _records(place: PlaceEntry) -> tuple[Record, ...]:
    """Return the file of `place`, and the line that lists a unit, which has its name."""
    return (place.unit, place.record) if isinstance(place, UnitEntry) else (place.record,)


def _state_of_field(field: str, place: PlaceEntry, scope: Scope) -> State:
    if field == "name":
        return State.SHOWN
    if field not in _OF_ITSELF:
        return State.SETTING
    own = place is scope.place or (field == "address" and place in scope.own)
    return State.SHOWN if own else State.OWN


def _each(line: Line) -> Iterator[Line]:
    """Yield `line`; of a list of records a line for each."""
    value = getattr(line.record, line.field)
    records = [one for one in value if isinstance(one, Record)] if type(value) is tuple else []
    for record in records:
        yield replace(line, record=record, field="")
    if not records:
        yield line


_PANELS: Mapping[str, Callable[[Scope], Iterator[Line]]] = MappingProxyType(
    {"documents": _documents, "cases": _cases, "brand": _brands, "steps": step_lines}
    | {name: made for name, made in SERVING.items() if name in KINDS}
)
_OTHERS: Mapping[str, Callable[[Scope], Iterator[Line]]] = MappingProxyType(
    {"slogan": _slogans, "updated": _updated}
    | {name: made for name, made in SERVING.items() if name not in KINDS}
)
