"""What holds of every product, whatever its design."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

import noticeboard
from noticeboard import locale
from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls
from noticeboard.publish.engine import sources_of, words_of
from noticeboard.publish.preflight import check_pdf
from noticeboard.render import environment
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.design import Printed, Source
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.start import start_printer
from tests.helpers.projects import SMALL

TEMPLATES = Path(noticeboard.__file__).parent / "render/templates"


@pytest.fixture(scope="module")
def source(today):
    catalogue = load_catalogue(SMALL / "buildings", today)
    return Source(catalogue, today, Urls("https://board.example/"))


def contents_of(product, source):
    contents = tuple(subject.content for subject in product.design.subjects(source))
    assert contents
    return contents


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=PRODUCTS)
def test_every_subject_is_drawn_and_proven_and_a_check_finds_nothing(product, source, printer):
    contents = contents_of(product, source)
    for made in product.design.draw(contents, product, printer):
        assert isinstance(made, Printed), made
        assert made.proof.paper == product.paper
        assert check_pdf(made.pdf, made.proof) is None
    assert product.design.misfits(contents, product, printer) == (None,) * len(contents)


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=PRODUCTS)
def test_the_files_of_a_product_have_names_of_their_own(product, source):
    subjects = product.design.subjects(source)
    assert len({(subject.path, subject.mark) for subject in subjects}) == len(subjects)


class Watched(dict):
    """Messages, and the ids of those that were asked for."""

    def __init__(self, known):
        super().__init__(known)
        self.asked = set()

    def __getitem__(self, message_id):
        self.asked.add(message_id)
        return super().__getitem__(message_id)


@pytest.fixture
def watched(monkeypatch):
    """The ids of messages and the templates that are asked for, with nothing remembered."""
    templates, words = set(), Watched(locale.messages("zh_CN"))
    get_source = FileSystemLoader.get_source

    def watch(loader, env, name):
        templates.add(TEMPLATES / name)
        return get_source(loader, env, name)

    monkeypatch.setattr(locale, "messages", lambda lang: words)
    monkeypatch.setattr(FileSystemLoader, "get_source", watch)
    for remembered in (environment.environment, environment._render_row, bind):
        remembered.cache_clear()
    return words.asked, templates


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=PRODUCTS)
def test_what_draws_it_is_known(product, source, fonts, photos, watched):
    """So that a digest tells when a sheet must be made anew: see `publish/engine.py`."""
    contents, printer = contents_of(product, source), start_printer(fonts, photos, "zh_CN")
    [*product.design.draw(contents, product, printer)]
    product.design.misfits(contents, product, printer)
    words, templates = watched
    sources = sources_of((product.design.draw.__module__,))
    assert templates
    assert templates <= sources.keys()
    assert words
    assert words <= words_of(sources.values(), "zh_CN").keys()
