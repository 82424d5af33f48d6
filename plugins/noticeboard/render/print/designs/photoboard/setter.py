"""Everybody set at one step, above the place for notices or also beside it."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.derive import ShownPerson
from noticeboard.render.fonts import Fonts
from noticeboard.render.print.designs.photoboard.cell import Entry, Look
from noticeboard.render.print.designs.photoboard.grid import Grid
from noticeboard.render.print.designs.photoboard.people import People
from noticeboard.render.print.designs.photoboard.rows import Rows, columns_for, set_rows
from noticeboard.render.print.designs.photoboard.steps import Step

__all__ = ["Arranged", "Group", "Setter"]

#: So many portraits stand in one row, those to ask first and the others.
_ONE_ROW = 5
#: Beside so few, those to ask first have the large names.
_LARGE = 3
#: No portrait is narrower, whatever the paper.
_LEAST_MM = 28.0
#: Between the parts of a dense sheet, as a share of that of others.
_DENSE = 0.6


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of people, and how far below the first they begin."""

    rows: Rows
    top_mm: float


@dataclass(frozen=True, slots=True)
class Arranged:
    """Everybody in place.

    Attributes:
        groups: From top to bottom; none that is empty.
        height_mm: Of all that stands above the place for notices.
        pin_mm: Height of the place for notices; 0 for none.
        pin_left_mm: How much at its left is taken by people.
        mid_pt: Size of names, and of the address: a sheet has few sizes.
    """

    groups: tuple[Group, ...]
    height_mm: float
    mid_pt: float
    pin_mm: float
    pin_left_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets people at one step."""

    step: Step
    grid: Grid
    room_mm: float
    fonts: Fonts

    def above(self, people: People) -> Arranged:
        """Set everybody above the place for notices."""
        groups, height_mm = self._stacked(self._groups(people))
        taken_mm = height_mm + (self._joint_mm if groups else 0.0)
        return Arranged(groups, height_mm, self._mid_pt, self.room_mm - taken_mm)

    def aside(self, people: People) -> Arranged | None:
        """Set the last of the pictured at the left of the place for notices, in full columns.

        Returns:
            None where it has no room then either.
        """
        across, faces = self._across, _with(people.pictured, self._face)
        if not self.step.tight or len(faces) <= across:
            return None
        pitch_mm = (self.grid.text_mm + self.grid.gap_mm) / across
        beside = int((self.grid.text_mm - self.grid.pin_width_mm - self._joint_mm) / pitch_mm)
        above = (len(faces) - 1) // across * across
        while above > 0 and beside:
            if found := self._beside(people, faces, above, beside, pitch_mm):
                return found
            above -= across
        return None

    def _beside(
        self, people: People, faces: tuple[Entry, ...], above: int, beside: int, pitch_mm: float
    ) -> Arranged | None:
        """Set all but `above` of `faces` in `beside` columns."""
        side = set_rows(
            faces[above:], beside, self.grid.gap_mm, self._row_mm,
            beside * pitch_mm - self.grid.gap_mm, self.fonts,
        )  # fmt: skip
        wanted = [
            (_with(people.leads, self._lead(True)), len(people.leads)),
            (faces[:above], self._across),
            (_with(people.listed, self._name), self.step.names),
        ]
        groups, height_mm = self._stacked(wanted)
        top_mm = height_mm + self._joint_mm
        pin_mm = self.room_mm - top_mm
        if max(side.height_mm, self.grid.pin_mm) > pin_mm:
            return None
        left_mm = beside * pitch_mm - self.grid.gap_mm + self._joint_mm
        return Arranged((*groups, Group(side, top_mm)), height_mm, self._mid_pt, pin_mm, left_mm)

    def _stacked(
        self, wanted: list[tuple[tuple[Entry, ...], int]]
    ) -> tuple[tuple[Group, ...], float]:
        """Return groups of entries, each with how many at most stand in a row, and their height."""
        groups: list[Group] = []
        top = 0.0
        for entries, most in wanted:
            if entries:
                more = 0 if any(one.photo for one, _ in entries) else 1
                rows = set_rows(
                    entries, columns_for(len(entries), most, more), self.grid.gap_mm, self._row_mm,
                    self.grid.text_mm, self.fonts,
                )  # fmt: skip
                groups.append(Group(rows, top))
                top += rows.height_mm + self._joint_mm
        return tuple(groups), max(top - self._joint_mm, 0.0)

    def _groups(self, people: People) -> list[tuple[tuple[Entry, ...], int]]:
        """Return who stand together, and how many at most side by side.

        Few portraits stand in one row. Names without any stand together, those to ask first too.
        """
        faces = _with(people.pictured, self._face)
        names = _with(people.listed, self._name)
        first, tight = len(people.leads) + len(faces), self.step.tight
        alone = any(lead.photo for lead in people.leads) and first > _ONE_ROW
        leads = _with(people.leads, self._lead(alone or (first <= _LARGE and not tight)))
        if not faces and not any(lead.photo for lead in people.leads) and not tight:
            return [((*leads, *names), self.step.names)]
        if first + len(names) <= _ONE_ROW:
            return [((*leads, *faces, *names), _ONE_ROW)]
        if first <= _ONE_ROW:
            return [((*leads, *faces), _ONE_ROW), (names, self.step.names)]
        return [(leads, len(leads)), (faces, self._across), (names, self.step.names)]

    @property
    def _across(self) -> int:
        gap_mm = self.grid.gap_mm
        return int((self.grid.text_mm + gap_mm) / (self._face.photo_mm + gap_mm))

    @property
    def _joint_mm(self) -> float:
        return self.grid.joint_mm * (_DENSE if self.step.tight else 1)

    @property
    def _row_mm(self) -> float:
        return self.step.row_mm * self.grid.scale

    @property
    def _mid_pt(self) -> float:
        return int(self.step.mid_pt * self.grid.scale * 2) / 2

    def _lead(self, large: bool) -> Look:
        kind = self.grid.type
        name_pt = kind.big_pt if large else self._mid_pt
        return Look(self._wide(self.step.lead_mm), name_pt, kind.text_pt, lead=True)

    @property
    def _face(self) -> Look:
        return Look(self._wide(self.step.face_mm), self._name.name_pt, self._name.seat_pt)

    @property
    def _name(self) -> Look:
        kind = self.grid.type
        tight = Look(0.0, kind.text_pt, kind.small_pt)
        return tight if self.step.tight else Look(0.0, self._mid_pt, kind.text_pt)

    def _wide(self, width_mm: float) -> float:
        return max(width_mm * self.grid.photo, _LEAST_MM)


def _with(people: tuple[ShownPerson, ...], look: Look) -> tuple[Entry, ...]:
    return tuple((person, look) for person in people)
