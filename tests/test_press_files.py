"""Files for a press beside those for an office: made when asked for, and none without a profile."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest
from click.testing import CliRunner
from PIL import ImageCms

from noticeboard import pipeline
from noticeboard.cli.commands import main
from noticeboard.errors import SetupError
from noticeboard.mkdocs_plugins.run import settings_of
from tests.helpers.presses import press_profile
from tests.helpers.projects import change


@pytest.fixture
def settings(project):
    return settings_of(project / "mkdocs.yml", "2026-11-22")


@pytest.fixture
def press(settings):
    return replace(settings, inked="press", profile=press_profile())


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pdf")
    }


def test_both_stand_beside_each_other(press, project):
    before = files(project / "print")
    report = pipeline.print_posters(press, ("lou1",), ("poster-a4",))
    assert report.made == 1
    after = files(project / "print")
    assert {*after} - {*before} == {"press/hubin/lou1/poster-a4.pdf"}
    assert all(after[name] == content for name, content in before.items())


def test_a_file_is_the_same_each_time(press, project, tmp_path):
    pipeline.print_posters(press, ("lou1",), ("poster-a4",))
    first = files(project / "print/press")
    fresh = replace(press, cache_dir=tmp_path / "cache")
    assert pipeline.print_posters(fresh, ("lou1",), ("poster-a4",)).made == 1
    assert files(project / "print/press") == first


def test_what_an_office_makes_keeps_what_is_still_true_and_no_more(press, project):
    wanted = ("lou1", "lou3")
    pipeline.print_posters(press, wanted, ("poster-a3",))
    change(project / "buildings/hubin/lou3.yml", "湖滨路3号\n", "湖滨路3号东侧\n")
    pipeline.print_posters(replace(press, inked="office"), ())
    assert {*files(project / "print/press")} == {"hubin/lou1/poster-a3.pdf"}


def test_without_a_profile_nothing_is_made_and_it_is_told(settings, project):
    before = files(project / "print")
    with pytest.raises(SetupError) as told:
        pipeline.print_posters(replace(settings, inked="press"), ("lou1",))
    assert told.value.message_id == "setup.profile"
    assert files(project / "print") == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "setup.profile-unread"),
        (b"profile", "setup.profile-broken"),
        (
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
            "setup.profile-kind",
        ),
    ],
    ids=["none", "broken", "screen"],
)
def test_what_is_no_profile_of_a_press_is_told(settings, tmp_path, content, message):
    if content is not None:
        (tmp_path / "own.icc").write_bytes(content)
    asked = replace(settings, inked="press", profile=tmp_path / "own.icc")
    with pytest.raises(SetupError) as told:
        pipeline.print_posters(asked, ("lou1",))
    assert told.value.message_id == message


def test_the_profile_is_in_the_file_and_photos_are_in_inks(press, project):
    pipeline.print_posters(press, ("lou1",), ("poster-a3",))
    with pikepdf.open(project / "print/press/hubin/lou1/poster-a3.pdf") as document:
        (intent,) = document.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == press_profile().read_bytes()
        spaces = [i.ColorSpace for i in document.objects if _is_photo(i)]
    assert spaces == ["/DeviceCMYK"]


def _is_photo(item):
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"


def test_the_commands(project):
    config = ("--config", str(project / "mkdocs.yml"), "--today", "2026-11-22")
    options = ("--press", "--profile", str(press_profile()), "--product", "poster-a4")
    done = CliRunner().invoke(main, ["posters", "lou1", *config, *options])
    assert done.exit_code == 0, done.output
    file = str(project / "print/press/hubin/lou1/poster-a4.pdf")
    good = CliRunner().invoke(main, ["preflight", "--lang", "en", file])
    assert good.exit_code == 0, good.output
    assert "PDF/X" in good.output
    bad = CliRunner().invoke(main, ["preflight", file, str(project / "mkdocs.yml")])
    assert bad.exit_code == 1
    assert "不合格" in bad.output
