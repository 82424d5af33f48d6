"""Whoever is named by whatever kind of record, in whatever file: nobody is shown without consent.

The fields are those of the schema, by their type: a kind that is added is covered without a line
here. One that does not exist is added below, with all that a kind could hold of persons.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import ChoiceLoader, DictLoader
from pydantic import Field, create_model

from noticeboard.catalogue import load_catalogue, public_notes
from noticeboard.catalogue.rules import RULES
from noticeboard.derive import (
    build_boards,
    build_finder,
    build_places,
    build_retired_pages,
    build_screens,
)
from noticeboard.derive import panels as panels_module
from noticeboard.derive import photo_id as published
from noticeboard.derive import rows as rows_module
from noticeboard.derive.rows import parts_of, photos_in
from noticeboard.diagnostics import format_report
from noticeboard.render import page as page_module
from noticeboard.render.environment import environment, render_rows
from noticeboard.render.extras import build_extras
from noticeboard.render.kinds import LOOKS, Look
from noticeboard.render.page import render_board, render_place
from noticeboard.render.vcard import vcard_payload
from noticeboard.schema import (
    FILES,
    KINDS,
    Channel,
    ConsentFile,
    Kind,
    Phone,
    PlaceKind,
    Record,
    Sealed,
    Shareable,
    UnitConsentFile,
    own_fields,
)
from noticeboard.schema.common import Shared
from noticeboard.schema.days import Since, Until
from noticeboard.schema.fields import Channels, Line
from noticeboard.schema.personal import PersonName, PersonPhone, PersonPhoto
from noticeboard.schema.record import key
from tests.derive.conftest import SMALL
from tests.helpers.records import fields_of_files, with_value

TODAY = date(2026, 11, 22)
NAME, NUMBER, PHOTO = "尹濛", "15400000099", "yinmeng.jpg"
OWN = {
    Shareable.NAME: Sealed(NAME, Shareable.NAME),
    Shareable.PHONE: Sealed(Phone.parse(NUMBER), Shareable.PHONE),
    Shareable.PHOTO: Sealed(PHOTO, Shareable.PHOTO),
}


class Turn(Record):
    """A person within a record within a list."""

    day: Since = key("日期", "day")
    who: PersonName = key("姓名", "who")
    call: PersonPhone | None = key("电话", "call", default=None)
    face: PersonPhoto | None = key("照片", "face", default=None)
    until: Until | None = key("至", "until", default=None)
    channels: Channels = key("渠道", "channels", default=(Channel.WEB, Channel.PRINT))


class Watch(Record):
    """A kind that there is not: one person, several, and some deeper down."""

    title: Line = key("标题", "title")
    head: PersonName | None = key("组长", "head", default=None)
    phone: PersonPhone | None = key("电话", "phone", default=None)
    face: PersonPhoto | None = key("照片", "face", default=None)
    helpers: tuple[PersonName, ...] = key("队员", "helpers", default=())
    phones: tuple[PersonPhone, ...] = key("电话表", "phones", default=())
    faces: tuple[PersonPhoto, ...] = key("照片墙", "faces", default=())
    turns: tuple[Turn, ...] = key("排班", "turns", default=())


TEMPLATE = """<li>{{ row }} {{ row.title }} {{ row.head }} {{ row.phone }} {{ row.helpers }}
<img src="{{ photos }}{{ row.face }}">{{ row.phones }}{{ row.faces }}
{% for turn in row.turns %}{{ turn }} {{ turn.who }} {{ turn.call }} {{ turn.face }}{% endfor %}
</li>"""
_WATCHES = (Annotated[tuple[Watch, ...], Field()], key("值守", "watches", default=()))
EXTENDED = {
    kind: create_model(model.__name__, __base__=model, watches=_WATCHES)
    if issubclass(model, Shared)
    else model
    for kind, model in FILES.items()
    if "consent" not in kind
}
#: Units above communities and within them have one kind of file.
EXTENDED["inner unit"] = EXTENDED["unit"]
FIELDS = [*fields_of_files(lambda model, name: own_fields(model).get(name) is not None, EXTENDED)]
MODELS = [*dict.fromkeys((kind, model) for kind, model, _ in FIELDS)]


def extended(record, kind):
    model = EXTENDED[kind]
    return model.model_construct(**{f: getattr(record, f) for f in type(record).model_fields})


def with_the_kind(catalogue):
    """Return `catalogue` as if the kind had always been there."""
    return replace(
        catalogue,
        organisation=extended(catalogue.organisation, "organisation"),
        units={
            name: replace(unit, record=extended(unit.record, "unit"))
            for name, unit in catalogue.units.items()
        },
        communities=tuple(
            replace(
                community,
                record=extended(community.record, "community"),
                buildings=tuple(
                    replace(b, record=extended(b.record, "building")) for b in community.buildings
                ),
            )
            for community in catalogue.communities
        ),
    )


CATALOGUE = with_the_kind(load_catalogue(SMALL, TODAY))


@pytest.fixture(autouse=True)
def kind_that_there_is_not(monkeypatch):
    """A row for the kind in the table of kinds, and a template that shows all it gets hold of."""
    for env in (environment("zh_CN"), environment("zh_CN", paper=True)):
        loader = ChoiceLoader([DictLoader({"panels/watches.html": TEMPLATE}), env.loader])
        monkeypatch.setattr(env, "loader", loader)
    kinds = {**KINDS, "watches": Kind("watches", "值守", frozenset(PlaceKind))}
    kinds = {id_: replace(kind, channels=tuple(Channel)) for id_, kind in kinds.items()}
    monkeypatch.setattr(panels_module, "KINDS", kinds)
    monkeypatch.setattr(rows_module, "KINDS", kinds)
    monkeypatch.setattr(page_module, "LOOKS", {**LOOKS, "watches": Look("watches")})


def values_of(value):
    """Yield every value in a board."""
    yield value
    for part in parts_of(value):
        yield from values_of(part)


def outputs(catalogue, urls):
    """Yield the channel and what it shows, of every place."""
    for channel in Channel:
        yield channel, build_boards(catalogue, channel, TODAY, urls)
    notes = public_notes(catalogue, TODAY)
    finder, retired = build_finder(catalogue, notes), build_retired_pages(catalogue, notes)
    yield Channel.SCREEN, (*build_screens(catalogue, TODAY, urls),)
    yield Channel.WEB, (build_places(catalogue, TODAY, urls), finder, retired)


def titled(panel):
    return replace(panel, title="值守") if panel.kind == "watches" else panel


def pages(catalogue, urls):
    """Return the HTML of all pages, and of the rows on paper."""
    boards = build_boards(catalogue, Channel.WEB, TODAY, urls)
    places = build_places(catalogue, TODAY, urls)
    html = []
    for board in (*boards, *places):
        shown = replace(board, panels=tuple(map(titled, board.panels)))
        if board.codes:
            extras = build_extras(shown, "zh_CN", "", None)
            html.append(render_board(shown, extras, "zh_CN", False, ""))
            html.append(vcard_payload(extras.contacts))
        else:
            html.append(render_place(shown, "", "zh_CN"))
    return "".join([*html, *sheets(catalogue, urls)])


def sheets(catalogue, urls):
    """Yield the HTML of every row that goes on paper."""
    env = environment("zh_CN", paper=True)
    for board in build_boards(catalogue, Channel.PRINT, TODAY, urls):
        for panel in board.panels:
            yield from render_rows(env, panel.kind, panel.rows, "photos:")


def filled(model):
    """Return all that a record of `model` can hold of a person."""
    return {name: OWN[item] for name, item in own_fields(model).items() if item in OWN}


def consents(kind, items, channels, place=None, since=TODAY):
    """Return the small project's consents, and one of the person."""
    said = {"姓名": NAME, "项目": items, "渠道": channels, "自": since}
    if kind == "inner unit":
        return ConsentFile(同意=[{**said, "组织": place or "dong"}])
    home = {"building": "b1", "stairwell": "b1-a", "community": None}
    if kind in home:
        return ConsentFile(同意=[{**said, "楼栋": place or home[kind]}])
    return UnitConsentFile(
        同意=[{**said, "组织": place or ("shiguqu" if kind == "unit" else None)}]
    )


def agreed(catalogue, kind, book):
    """Return `catalogue` with the consents of `book` where those of a kind of file are."""
    if isinstance(book, UnitConsentFile):
        return replace(catalogue, unit_consents=book)
    first, *others = catalogue.communities
    return replace(catalogue, communities=(replace(first, consents=book), *others))


SECRETS = (NAME, NUMBER, PHOTO, published("chengdong", PHOTO), published("units", PHOTO))


def told(text, channel_values):
    found = {secret for secret in SECRETS if secret in text}
    return found | {secret for secret in SECRETS if secret in repr(channel_values)}


def test_every_file_of_a_place_can_name_somebody():
    assert {kind for kind, _ in MODELS} == {
        "organisation", "unit", "inner unit", "community", "building", "stairwell",
    }  # fmt: skip
    assert {model.__name__ for _, model in MODELS} >= {"Person", "Watch", "Turn"}


@given(
    st.sampled_from(MODELS),
    st.sampled_from(
        [
            None,
            ("other place", ["姓名", "电话", "照片"], ["网页", "海报"], {"place": "elsewhere"}),
            ("to come", ["姓名", "电话", "照片"], ["网页"], {"since": date(2026, 11, 23)}),
            ("number and photo only", ["照片"], ["网页", "海报"], {}),
        ]
    ),
)
@settings(max_examples=120, deadline=None)
def test_nobody_is_shown_anywhere_without_consent(urls, where, how):
    kind, model = where
    catalogue = with_value(CATALOGUE, kind, model, filled(model), EXTENDED)
    if how:
        _, items, channels, more = how
        catalogue = agreed(catalogue, kind, consents(kind, items, channels, **more))
    for _, shown in outputs(catalogue, urls):
        assert told("", shown) == set()
        assert not any(isinstance(value, Sealed) for value in values_of(shown))
    assert told(pages(catalogue, urls), ()) == set()
    report = "".join(
        format_report([*rule(catalogue, TODAY)], lang) for rule in RULES for lang in ("zh_CN", "en")
    )
    assert not {NAME, NUMBER, PHOTO} & {s for s in SECRETS if s in report}


@pytest.mark.parametrize(("kind", "model"), MODELS, ids=lambda v: getattr(v, "__name__", v))
def test_who_has_agreed_is_shown_where_and_as_far_as_agreed(urls, kind, model):
    catalogue = with_value(CATALOGUE, kind, model, filled(model), EXTENDED)
    # Who serves a unit stands on its page, which is on the web only.
    to, other = (Channel.PRINT, Channel.WEB)
    if model.__name__ == "Person" and "unit" in kind:
        to, other = other, to
    catalogue = agreed(catalogue, kind, consents(kind, ["姓名", "电话"], [to]))
    shown = {channel: repr([s for c, s in outputs(catalogue, urls) if c is channel])
             for channel in Channel}  # fmt: skip
    own = [item for item in own_fields(model).values()]
    names = sum(item is Shareable.NAME for item in own)
    assert NAME in shown[to]
    assert NAME in "".join(sheets(catalogue, urls)) or model is not Watch
    assert (NUMBER in shown[to]) == (names == 1 and Shareable.PHONE in own)
    assert published("chengdong", PHOTO) not in shown[to]
    assert not any(secret in shown[other] for secret in SECRETS)


def test_the_screen_is_a_channel_of_its_own(urls):
    """Silence about a channel is a no, whatever other channel was agreed to."""
    values = {"head": OWN[Shareable.NAME], "title": "值守"}
    catalogue = with_value(CATALOGUE, "building", Watch, values, EXTENDED)
    catalogue = agreed(catalogue, "building", consents("building", ["姓名"], ["网页"]))
    screen, web = (build_boards(catalogue, c, TODAY, urls) for c in (Channel.SCREEN, Channel.WEB))
    assert NAME not in repr(screen)
    assert NAME in repr(web)


def test_what_stands_within_a_record_has_days_and_channels_of_its_own(urls):
    turns = tuple(
        Turn.model_validate({"日期": "2026-11-01", "姓名": name, **more})
        for name, more in (
            ("甲一", {}),
            ("乙二", {"至": "2026-11-21"}),
            ("丙三", {"渠道": ["海报"]}),
        )
    )
    catalogue = with_value(
        CATALOGUE, "building", Watch, {"title": "值守", "turns": turns}, EXTENDED
    )
    said = {"楼栋": "b1", "项目": ["姓名"], "渠道": ["网页", "海报"], "自": TODAY}
    book = ConsentFile(同意=[{**said, "姓名": name} for name in ("甲一", "乙二", "丙三")])
    catalogue = agreed(catalogue, "building", book)
    for channel, names in ((Channel.WEB, ["甲一"]), (Channel.PRINT, ["甲一", "丙三"])):
        (board, *_) = build_boards(catalogue, channel, TODAY, urls)
        (row,) = board.panel("watches").rows
        assert [turn.who for turn in row.turns] == names


def test_photos_are_found_however_deep_they_stand(urls):
    turn = blank_turn()
    catalogue = with_value(
        CATALOGUE, "community", Watch, {"title": "值守", "turns": (turn,)}, EXTENDED
    )
    book = ConsentFile(
        同意=[{"姓名": NAME, "项目": ["姓名", "照片"], "渠道": ["网页"], "自": TODAY}]
    )
    catalogue = agreed(catalogue, "community", book)
    places = {place.path: place for place in build_places(catalogue, TODAY, urls)}
    assert [*photos_in(places["chengdong"].panels)] == [published("chengdong", PHOTO)]


def blank_turn():
    return Turn.model_construct(day=TODAY, who=OWN[Shareable.NAME], face=OWN[Shareable.PHOTO])
