"""Both catalogues hold the same messages; the code asks for no other, and for all of them."""

from __future__ import annotations

import ast
import re
import string
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import noticeboard
from noticeboard.catalogue.rules import documents, homes, references, tree
from noticeboard.derive import DERIVED
from noticeboard.diagnostics import Diagnostic, Place, format_report
from noticeboard.errors import SetupError
from noticeboard.locale import LANGUAGES, messages, translate
from noticeboard.schema import KINDS, Shareable
from noticeboard.schema.affairs import Aim
from noticeboard.schema.fields import Choice
from noticeboard.schema.markers import marked_fields
from noticeboard.schema.news import Deed
from noticeboard.schema.refused import REFUSED_KEYS

PACKAGE = Path(noticeboard.__file__).parent
ID = re.compile(r"[a-z]+\.[a-z](?:[a-z0-9-]*[a-z0-9])?")
#: Strings of the same form that are something else.
FILE_NAME = re.compile(r".+\.(?:css|html|jpe?g|js|json|pdf|png|po|svg|txt|ya?ml)")
#: The stages that ask for the last messages; before they are there some are rightly unused.
LAST_STAGES = ("cli/__init__.py", "mkdocs_plugins/__init__.py", "publish/__init__.py")


@cache
def prefixes():
    return {message_id.split(".")[0] for message_id in messages("zh_CN")}


def is_id(text):
    return bool(
        ID.fullmatch(text) and text.split(".")[0] in prefixes() and not FILE_NAME.fullmatch(text)
    )


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@cache
def used():
    """Return the message ids in code and templates, and the families: `panel.` of an f-string."""
    ids, families = set(), set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                families.add(str(node.values[0].value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                ids.add(node.value)
    for path in (p for p in PACKAGE.rglob("*") if p.suffix in (".css", ".html", ".js", ".svg")):
        text = path.read_text("utf-8")
        ids.update(re.findall(r"""\bt\(\s*["']([^"']+)["']\s*[,)]""", text))
        families.update(re.findall(r"""\bt\(\s*["']([^"']+)["']\s*~""", text))
    families = {f for f in families if re.fullmatch(r"[a-z]+\.[a-z-]*", f)}
    return {i for i in ids if is_id(i)}, {f for f in families if f.split(".")[0] in prefixes()}


def test_both_have_the_same_ids_in_the_same_order():
    assert [*messages("zh_CN")] == [*messages("en")]


@pytest.mark.parametrize("message_id", messages("zh_CN"))
def test_both_have_the_same_placeholders(message_id):
    chinese, english = (messages(lang)[message_id] for lang in LANGUAGES)
    assert placeholders(chinese) == placeholders(english)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_is_blank_doubtful_or_given_twice(lang):
    path = PACKAGE / "locale" / f"{lang}.po"
    with path.open("rb") as stream:
        catalogue = read_po(stream, abort_invalid=True)
    assert [m.id for m in catalogue if m.id and (m.fuzzy or not m.string)] == []
    assert path.read_text("utf-8").count("\nmsgid ") == len(messages(lang))


def test_every_id_in_the_code_has_a_message():
    ids, _ = used()
    assert ids - messages("zh_CN").keys() == set()


def test_every_family_in_the_code_has_messages():
    known = messages("zh_CN").keys()
    _, families = used()
    assert {f for f in families if not any(i.startswith(f) for i in known)} == set()
    assert {f"reference.{kind}" for kind in reference_kinds()} <= known
    assert {f"panel.{kind}" for kind in KINDS} <= known
    plain = {kind for kind in KINDS if kind not in DERIVED or KINDS[kind].linked}
    assert {f"more.{kind}" for kind in plain} <= known
    for family, field in (("aim", "category"), ("state", "state")):
        assert {f"{family}.{i}" for i in marked_fields(Aim, Choice)[field].ids} <= known
    assert {f"deed.{kind}" for kind in marked_fields(Deed, Choice)["category"].ids} <= known
    assert {f"privacy.refused-{name}" for name in REFUSED_KEYS.values()} <= known
    assert {f"privacy.leak-{item}" for item in (Shareable.NAME, Shareable.PHONE)} <= known
    assert {f"yaml.full-width-{kind}" for kind in ("colon", "comma", "dash", "quote")} <= known


def reference_kinds():
    """Return the kinds of words that rules look up."""
    words = (
        "unit unit-here level seat category rule roster building service-kind document-kind place"
    )
    modules = (documents, homes, references, tree)
    text = "".join(Path(module.__file__).read_text("utf-8") for module in modules)
    found = set(re.findall(rf'"({"|".join(words.split())})"', text))
    assert found == {*words.split()}
    return found


@pytest.mark.skipif(
    not all((PACKAGE / stage).is_file() for stage in LAST_STAGES),
    reason="stages that use the last messages are not written yet",
)
def test_no_message_is_unused():
    ids, families = used()
    known = messages("zh_CN").keys()
    assert {i for i in known - ids if not i.startswith(tuple(families))} == set()


def test_a_message_about_data_says_what_to_do():
    """The house form: what is wrong. What to do. — in Chinese with the polite 请."""
    kinds = "file yaml text schema value reference groups seats codes people consent photo privacy"
    for message_id, text in messages("zh_CN").items():
        if message_id.split(".")[0] in kinds.split():
            assert "请" in text, message_id


def test_the_first_language_is_the_default():
    assert LANGUAGES[0] == "zh_CN"


def test_a_message_without_a_catalogue_or_a_value_is_our_bug():
    with pytest.raises(KeyError):
        messages("fr")
    with pytest.raises(KeyError):
        translate("no.such", "en")
    with pytest.raises(KeyError):
        translate("yaml.depth", "en", {})


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("b/x.yml", 3, 7, "电话"), "b/x.yml:3:7: 电话: "),
        (Place("b/x.yml", 3, 7), "b/x.yml:3:7: "),
        (Place("b/x.yml"), "b/x.yml: "),
    ],
)
def test_a_diagnostic_shows_its_place(place, shown):
    line, _count = format_report([Diagnostic(place, "yaml.tab")], "en").splitlines()
    assert line == shown + "There is a tab here. Use spaces, two for each level."


def test_a_value_with_braces_is_shown_as_it_is():
    diagnostic = Diagnostic(Place("x"), "value.ident", {"value": "{0} {{ 7*7 }} {value}"})
    assert "“{0} {{ 7*7 }} {value}”" in format_report([diagnostic], "en")


def test_a_setup_error_tells_its_remedy_in_both_languages():
    error = SetupError("setup.font", font="NotoSansSC", package="fonts-noto-cjk")
    for lang in LANGUAGES:
        assert "sudo apt-get install fonts-noto-cjk" in error.report(lang)
