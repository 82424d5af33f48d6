"""Whatever consents there are, nothing that they do not cover appears anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from noticeboard.catalogue import load_catalogue, may_show, public_notes
from noticeboard.derive import build_boards, build_finder, build_places, photo_id
from noticeboard.schema import Channel, ConsentFile, Shareable, opened
from noticeboard.schema.consent import BuildingConsent
from tests.derive.conftest import SMALL

TODAY = date(2026, 11, 22)
NAME, PHONE, PHOTO = Shareable
days = st.dates(TODAY - timedelta(days=2), TODAY + timedelta(days=2))


def people_of(catalogue):
    """Yield all persons as community, building or None, and record."""
    for community in catalogue.communities:
        yield from ((community, None, person) for person in community.record.members)
        for building in community.buildings:
            yield from ((community, building, person) for person in building.record.members)


CATALOGUE = load_catalogue(SMALL, TODAY)
PEOPLE = [*people_of(CATALOGUE)]


@st.composite
def consents(draw):
    """Draw consents of any of the people to anything, at any time around today."""
    return draw(
        st.lists(
            st.builds(
                lambda who, **given: (
                    who[0].id,
                    BuildingConsent(
                        姓名=opened(who[2].name),
                        楼栋=who[1].id if who[1] else None,
                        项目=given["items"],
                        渠道=given["channels"],
                        自=given["since"],
                        至=given["until"],
                    ),
                ),
                who=st.sampled_from(PEOPLE),
                items=st.lists(st.sampled_from(Shareable), min_size=1, unique=True),
                channels=st.lists(
                    st.sampled_from([Channel.WEB, Channel.PRINT]), min_size=1, unique=True
                ),
                since=days,
                until=st.none() | days,
            ),
            max_size=12,
        )
    )


def under(drawn):
    """Return the small project with these consents and no others."""
    return replace(
        CATALOGUE,
        communities=tuple(
            replace(
                community,
                consents=ConsentFile(同意=[c for owner, c in drawn if owner == community.id]),
            )
            for community in CATALOGUE.communities
        ),
    )


@given(consents())
@settings(max_examples=150, deadline=None)
def test_nothing_that_is_withheld_is_shown(urls, drawn):
    catalogue = under(drawn)
    texts = {c: repr(build_boards(catalogue, c, TODAY, urls)) for c in Channel}
    finder = repr(build_finder(catalogue, public_notes(catalogue, TODAY)))
    places = repr(build_places(catalogue, TODAY, urls))
    for community, building, person in PEOPLE:
        mine = tuple(
            consent
            for owner, consent in drawn
            if (owner, consent.building) == (community.id, building.id if building else None)
            and consent.person == person.name
        )
        name, phone = opened(person.name), person.phone and opened(person.phone).digits
        assert name not in finder
        assert name not in places or may_show(mine, NAME, Channel.WEB, TODAY)
        assert not phone or phone not in finder
        assert not phone or phone not in places or may_show(mine, PHONE, Channel.WEB, TODAY)
        for channel, text in texts.items():
            if not may_show(mine, NAME, channel, TODAY):
                assert name not in text
            if phone and not may_show(mine, PHONE, channel, TODAY):
                assert phone not in text
            if person.photo:
                shown = photo_id(community.id, opened(person.photo)) in text
                both = [may_show(mine, item, channel, TODAY) for item in (NAME, PHOTO)]
                assert shown == all(both)
                assert opened(person.photo) not in text


@given(consents())
@settings(max_examples=50, deadline=None)
def test_what_is_agreed_is_shown(urls, drawn):
    catalogue = under(drawn)
    for channel in Channel:
        text = repr(build_boards(catalogue, channel, TODAY, urls))
        for _, consent in drawn:
            if may_show((consent,), NAME, channel, TODAY):
                assert opened(consent.person) in text


def test_the_name_of_a_photo_tells_nothing_of_the_file():
    assert photo_id("hubin", "1.jpg") == photo_id("hubin", "1.jpg")
    assert photo_id("hubin", "1.jpg") != photo_id("chengdong", "1.jpg")
    assert "zhangsan" not in photo_id("hubin", "zhangsan.jpg")


def test_the_finder_knows_no_person(catalogue):
    for _, _, person in PEOPLE:
        assert opened(person.name) not in repr(
            build_finder(catalogue, public_notes(catalogue, TODAY))
        )
