"""Who may be shown: fields × channels × days. Silence is a no."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from noticeboard.catalogue import load_catalogue, may_show
from noticeboard.schema import Channel, Consent, Shareable, opened

DAY = date(2026, 11, 22)
ONE = timedelta(days=1)
WEB, PRINT = Channel.WEB, Channel.PRINT
NAME, PHONE, PHOTO = Shareable


def consent(items="name", channels="web", since=DAY, until=None):
    return Consent.model_validate(
        {
            "person": "甲乙",
            "items": items.split(),
            "channels": channels.split(),
            "since": since,
            "until": until,
        }
    )


@pytest.mark.parametrize(("item", "channel"), [*product(Shareable, Channel)])
def test_without_a_consent_nothing_is_shown(item, channel):
    assert not may_show((), item, channel, DAY)


@pytest.mark.parametrize(("item", "channel"), [*product(Shareable, (WEB, PRINT))])
def test_a_consent_covers_what_it_names_and_nothing_else(item, channel):
    given = consent(item.value, channel.value)
    shown = {(i, c) for i, c in product(Shareable, Channel) if may_show((given,), i, c, DAY)}
    assert shown == {(item, channel)}


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (DAY, None, True),
        (DAY + ONE, None, False),
        (DAY - ONE, DAY - ONE, False),
        (DAY - ONE, DAY, True),
        (DAY, DAY, True),
        (DAY, DAY + ONE, True),
        (DAY + ONE, DAY, False),
        (date.min, date.max, True),
    ],
)
def test_first_and_last_day_are_included(since, until, shown):
    assert may_show((consent(since=since, until=until),), NAME, WEB, DAY) is shown


def test_several_consents_are_added_up_but_never_mixed():
    both = consent("name", "web print"), consent("phone", "print")
    assert may_show(both, PHONE, PRINT, DAY)
    assert not may_show(both, PHONE, WEB, DAY)
    assert not may_show(both, PHOTO, PRINT, DAY)


def test_an_expired_consent_does_not_undo_one_that_holds():
    expired = consent(since=date.min, until=DAY - ONE)
    assert may_show((expired, consent()), NAME, WEB, DAY)
    assert not may_show((expired, expired), NAME, WEB, DAY)


def test_a_consent_is_of_one_person_in_one_building(small, today):
    """Two persons of one name: the consent of one says nothing of the other."""
    lou2 = small / "hubin/lou2.yml"
    lou2.write_text(lou2.read_text("utf-8").replace("夏至远", "江远舟"), "utf-8")
    consents = small / "hubin/consent.yml"
    lines = consents.read_text("utf-8").splitlines()
    consents.write_text("\n".join(line for line in lines if "夏至远" not in line), "utf-8")
    (community,) = (c for c in load_catalogue(small, today).communities if c.id == "hubin")
    first, second, _ = community.buildings
    person = first.record.members[0]
    assert person.name == second.record.members[0].name
    assert opened(person.name) == "江远舟"
    assert len(community.owner(first).given(person.name)) == 2
    assert community.owner(second).given(person.name) == ()
    assert community.owner().given(person.name) == ()
