"""The whole story: load, check, derive, render, publish.

Every adapter (the MkDocs plugins, the command line) calls these functions and adds nothing to what
is published, so the same data give the same bytes whichever way they come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache as memoised
from functools import partial
from pathlib import Path
from typing import Any

from noticeboard.catalogue import Catalogue, load_catalogue, public_notes
from noticeboard.catalogue.wanted import find_places
from noticeboard.catalogue.withheld import withheld_by
from noticeboard.derive import (
    Answer,
    Board,
    answer_why,
    build_boards,
    build_case_lists,
    build_case_pages,
    build_finder,
    build_places,
    build_retired_pages,
    build_screens,
)
from noticeboard.derive.calendar import CALENDAR
from noticeboard.derive.month_sheets import month_of_sheets
from noticeboard.diagnostics import Diagnostic, Severity, in_file_order
from noticeboard.errors import DataError, SetupError, os_fault
from noticeboard.load.content import check_content
from noticeboard.publish import (
    Artifact,
    Cache,
    PosterReport,
    Publication,
    Staging,
    Store,
    Weight,
    publish_posters,
    weigh,
)
from noticeboard.publish.blame import poster_diagnostics
from noticeboard.publish.cache import digest_of, engine_digest
from noticeboard.publish.compare import compare
from noticeboard.publish.editions import Editions, Hanging
from noticeboard.publish.engine import print_engine
from noticeboard.publish.extras import find_fonts, publish_extras
from noticeboard.publish.fits import find_misfits, of_other_sizes
from noticeboard.publish.glyphs import find_missing_glyphs
from noticeboard.publish.index import publish_index
from noticeboard.publish.jobs import PRESS_DIR, Job, build_jobs, find_subjects
from noticeboard.publish.leaks import check_files, check_subjects
from noticeboard.publish.left import left_diagnostics
from noticeboard.publish.made import keep_said
from noticeboard.publish.packed import pack_site
from noticeboard.publish.packs import publish_packs
from noticeboard.publish.photos import Photos, publish_photos, publish_web_photos
from noticeboard.publish.posters import put_kept
from noticeboard.publish.record import (
    ARCHIVE,
    Printing,
    Recorded,
    Wanted,
    archive,
    archived,
    forget,
    record,
)
from noticeboard.publish.scripts import hashes_of
from noticeboard.publish.workshop import Shop
from noticeboard.publish.writer import refuse_foreign, refuse_overlap
from noticeboard.render import page as pages
from noticeboard.render.bodies import (
    build_bodies,
    build_home,
    build_lost,
    communities_of,
    fill_slots,
)
from noticeboard.render.cases import build_case_bodies, render_case
from noticeboard.render.dates import ICS_WRITER, ics_payload
from noticeboard.render.extras import build_extras
from noticeboard.render.feed import FEED, atom_payload, feed_of, joint_feed
from noticeboard.render.finder import render_finder_index, render_finder_script
from noticeboard.render.fonts import Fonts
from noticeboard.render.frame import (
    Article,
    Body,
    SiteFrame,
    build_whole,
    render_guest,
    render_whole,
)
from noticeboard.render.print.design import Design, Product, Source, Subject
from noticeboard.render.print.designs.month import MONTH
from noticeboard.render.print.inks import Profile, read_profile
from noticeboard.render.print.nup import STRAIGHT
from noticeboard.render.qr import build_qr, render_png, render_svg
from noticeboard.render.screen import render_screen
from noticeboard.render.server import render_robots, render_server
from noticeboard.render.texts import send
from noticeboard.schema import Channel
from noticeboard.settings import Settings

__all__ = [
    "ASSETS",
    "AT_ROOT",
    "LOST",
    "ROBOTS",
    "STYLESHEET",
    "WORKER",
    "Fill",
    "Site",
    "build_posters",
    "build_qr_codes",
    "build_site",
    "check_posters",
    "check_site",
    "compare_prints",
    "embed",
    "explain",
    "find_hanging",
    "finish_site",
    "frame_site",
    "heed",
    "load",
    "print_calibration",
    "print_posters",
    "record_prints",
    "weigh_boards",
]

#: Folder of the site for what all pages share.
ASSETS = "assets/noticeboard"
#: The style sheet of pages that are not boards.
STYLESHEET = f"{ASSETS}/noticeboard.css"
#: What servers show for an address that there is not.
LOST = "404.html"
#: The service worker. At the root of the site, since it may keep only what is beneath it.
WORKER = "sw.js"
#: What search engines ask for first; only at the root of a host.
ROBOTS = "robots.txt"
#: Files that an owner may have written: then those stand.
AT_ROOT = (WORKER, ROBOTS)

Progress = Callable[[int, int], None]


def _silent(ready: int, total: int) -> None:
    """Report progress to nobody."""


def _alone(_holder: str) -> None:
    """Tell nobody that there is somebody to wait for."""


@dataclass(frozen=True, slots=True)
class Fill:
    """How sheets of cells are filled, this time.

    Attributes:
        start: The first cell that is free.
        copies: Of each.
        printer: Whose habits are taken back; empty for none.
    """

    start: int = 1
    copies: int = 1
    printer: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What is published on the web.

    Attributes:
        artifacts: Files as they are: boards under both addresses and what lies beside them, the
            pages of retired codes, the finder, photos, style.
        places: The boards of the site, of communities and units.
        bodies: The pages of communities and units, and lists of cases, for a frame around them.
        home: The same for the home page of a site whose owner wrote none.
        lost: What a server shows for an address that there is not.
        shards: Names of the files of the finder's index below `ASSETS`, in order.
    """

    artifacts: tuple[Artifact, ...]
    places: tuple[Board, ...]
    bodies: tuple[Body, ...]
    home: Body
    lost: Article
    shards: tuple[str, ...]


def load(settings: Settings, strict: bool = False) -> Catalogue:
    """Load and check all data, and the files of the hand-written pages.

    Args:
        settings: Where they are, and the day.
        strict: Warnings count as mistakes.

    Raises:
        DataError: There is a mistake; every one is told.
        SetupError: There are no data, or folders that must be apart are not.
    """
    refuse_overlap(settings.project_dir, *settings.folders)
    found = tuple(check_content(settings.content, settings.project_dir))
    try:
        catalogue = load_catalogue(
            settings.data_dir,
            settings.today,
            settings.ledger_history,
            settings.prose,
            settings.project_dir,
            settings.public_dirs[0] if settings.public_dirs else None,
        )
    except DataError as error:
        raise DataError((*error.diagnostics, *found)) from None
    if found:
        raise DataError((*found, *catalogue.warnings))
    shown = tuple(_editions(catalogue, settings).withdrawn())
    catalogue = replace(catalogue, warnings=in_file_order((*catalogue.warnings, *shown)))
    heed(catalogue.warnings, strict)
    return catalogue


def _editions(catalogue: Catalogue, settings: Settings) -> Editions:
    return Editions(catalogue, settings.today, settings.urls)


def heed(warnings: tuple[Diagnostic, ...], strict: bool) -> None:
    """Let `warnings` stop what is being done, where that was asked; notes among them never do.

    Raises:
        DataError: There are some, and they count as mistakes.
    """
    if strict and any(one.severity is Severity.WARNING for one in warnings):
        raise DataError(warnings)


def check_posters(catalogue: Catalogue, settings: Settings) -> SetupError | None:
    """Look whether everything can be printed, and has room, without drawing a poster.

    Nothing is looked at where no posters are printed, and nothing is written but the cache.

    Returns:
        Why posters could not be looked at, or None. The data are no worse for that.

    Raises:
        DataError: A character has no glyph, or a board does not fit on its sheet.
    """
    if not settings.posters:
        return None
    try:
        diagnostics = _unprintable(catalogue, settings)
    except SetupError as error:
        return error
    except OSError as error:
        if error.errno is None:
            raise
        return os_fault(error)
    if diagnostics:
        raise DataError((*diagnostics, *catalogue.warnings))
    return None


def _unprintable(catalogue: Catalogue, settings: Settings) -> tuple[Diagnostic, ...]:
    """Return what no font can print; where there is nothing, what has no room on its sheet."""
    fonts = Fonts(settings.cache_dir / "fonts")
    if missing := find_missing_glyphs(catalogue, fonts):
        return missing
    source = Source(catalogue, settings.today, settings.urls)
    found = find_subjects(source, of_other_sizes(_products(settings)))
    subjects = _editions(catalogue, settings).numbered(found)
    jobs = build_jobs(subjects, partial(print_engine, fonts=fonts, lang=settings.lang), {})
    with Store(settings.cache_dir) as store:
        cache = store.cache("fits")
        faults = find_misfits(jobs, fonts, cache, settings.lang)
        cache.whole = True
    return poster_diagnostics(catalogue, faults, settings.product_table)


def build_site(catalogue: Catalogue, settings: Settings, store: Store | None = None) -> Site:
    """Build everything for the web but the QR codes of the pages' addresses.

    Args:
        catalogue: The data.
        settings: Language, address, what is shown.
        store: The cache, open until the files are copied; None to have it open in here only.
    """
    if store is None:
        with Store(settings.cache_dir) as store:
            return build_site(catalogue, settings, store)
    cache = store.cache("site")
    boards = build_boards(catalogue, Channel.WEB, settings.today, settings.urls)
    places = build_places(catalogue, settings.today, settings.urls)
    shown = (*boards, *places)
    notes = public_notes(catalogue, settings.today)
    index = _finder_index(catalogue, notes)
    artifacts = [
        *_board_pages(boards, _edition_pages(catalogue, settings), settings, cache),
        *_feeds(shown, catalogue.organisation.name, settings, cache),
        *_texts(places, settings, cache),
        *_calendars(shown, settings, cache),
        *_retired_pages(catalogue, notes, settings, cache),
        *_shared_files(catalogue, settings, cache, index),
        *publish_web_photos(catalogue, shown, f"{ASSETS}/photos", _engine(), cache),
    ]
    artifacts += _case_pages(catalogue, settings, cache)
    artifacts += _screens(catalogue, settings, cache)
    cache.whole = True
    shards, lang = tuple(index), settings.lang
    lists = build_case_lists(catalogue, settings.today, settings.urls)
    return Site(
        tuple(artifacts),
        places,
        (*build_bodies(places, lang), *build_case_bodies(lists, lang)),
        build_home(places, shards, lang),
        build_lost(communities_of(places), shards, settings.urls.path, lang),
        shards,
    )


def frame_site(site: Site, around: SiteFrame) -> dict[str, str]:
    """Return every page in our own frame, from its first line to its last, by its file.

    Args:
        site: What `build_site` gave: communities and units, the home page, lost addresses.
        around: The navigation of the site, which whoever builds it knows.
    """
    bodies = (*site.bodies, site.home)
    articles = {body.dest_uri: body.article(around.lang) for body in bodies} | {LOST: site.lost}
    return {uri: render_whole(build_whole(around, a)) for uri, a in articles.items()}


def embed(site: Site, html: str, root: str, settings: Settings, body: Body | None = None) -> str:
    """Return the text of a page as the owner's theme takes it in.

    Args:
        site: What `build_site` gave.
        html: The text of a hand-written page, perhaps with slots that it keeps for us.
        root: From the page to the root of the site, ending in a slash.
        settings: Language, and whose the theme is.
        body: The page is made from data, and this is its text.
    """
    guest = "" if settings.framed else STYLESHEET
    if body is None:
        return fill_slots(html, site.places, site.shards, root, settings.lang, guest)
    if settings.framed:
        return body.html
    return render_guest(body.html, root, settings.lang, guest, body.crumbs)


def check_site(catalogue: Catalogue, settings: Settings, folder: Path) -> None:
    """Look for what is withheld in a finished site, whoever wrote it, before it is published.

    Args:
        catalogue: Who has agreed to what.
        settings: The day, and what the site is called in messages.
        folder: The site as it is about to be.

    Raises:
        DataError: It tells more than somebody has agreed to.
    """
    check_files(catalogue, settings.today, folder, settings.outputs[0].name)


def _edition_pages(
    catalogue: Catalogue, settings: Settings
) -> dict[str, dict[int, pages.Old | None]]:
    """Return the editions of each code that have a page, and what that says of an old sheet.

    The next one has a page too: its sheets may hang before somebody writes it down.
    """
    prints = catalogue.prints
    stale = _editions(catalogue, settings).stale(find_hanging(catalogue, settings))
    return {
        code: {n: stale.get(code, {}).get(n) for n in range(1, prints.last(code) + 2)}
        for code in catalogue.ledger.taken
    }


def _board_pages(
    boards: tuple[Board, ...],
    editions: Mapping[str, Mapping[int, pages.Old | None]],
    settings: Settings,
    cache: Cache,
) -> Iterable[Artifact]:
    fonts = find_fonts(settings.cache_dir / "fonts")
    for board in boards:
        extras = build_extras(board, settings.lang, settings.qr, fonts)
        told = (settings.lang, settings.offline, settings.corrections)
        digest = digest_of(board, extras, told, _engine())
        path = cache.ensure(digest, "html", partial(pages.render_board, board, extras, *told))
        yield Artifact(f"{board.path}/index.html", path)
        for code in board.codes:
            yield Artifact(f"Q/{code}/index.html", path)
            for edition, old in editions[code].items():
                page = path
                if old:
                    render = partial(pages.render_board, board, extras, *told, old)
                    page = cache.ensure(digest_of(digest, old), "html", render)
                yield Artifact(f"Q/{code}-{edition}/index.html", page)
        yield from publish_extras(board.path, extras, fonts, _engine(), cache)


def _feeds(
    boards: Iterable[Board], name: str, settings: Settings, cache: Cache
) -> Iterable[Artifact]:
    """Publish the news of every place that has some, and at the root those of the whole site."""
    told = ((board.path, feed_of(board, settings.lang)) for board in boards)
    feeds = {path: feed for path, feed in told if feed}
    if whole := joint_feed(name, settings.urls.board(""), feeds.values()):
        feeds[""] = whole
    for path, feed in feeds.items():
        digest = digest_of("feed", feed, _engine())
        file = cache.ensure(digest, "xml", partial(atom_payload, feed))
        yield Artifact(f"{path}/{FEED}".lstrip("/"), file)


def _texts(places: Iterable[Board], settings: Settings, cache: Cache) -> Iterable[Artifact]:
    """Publish the notices that are sent on as text, each short and long."""
    for place in places:
        for sent in (send(notice, settings.lang) for notice in place.texts):
            for kind, words in (("short", sent.short), ("long", sent.long)):
                if words:
                    file = cache.ensure(digest_of("text", words), "txt", words.encode)
                    yield Artifact(f"{place.path}/texts/{sent.mark}-{kind}.txt".lstrip("/"), file)


def _calendars(boards: Iterable[Board], settings: Settings, cache: Cache) -> Iterable[Artifact]:
    """Publish the file of dates of every place that tells what takes place."""
    for board in boards:
        if board.calendar:
            year = settings.today.year
            told = (board.name, board.domain, board.calendar, year, settings.lang)
            digest = digest_of(ICS_WRITER, *told, _engine())
            path = cache.ensure(digest, "ics", partial(ics_payload, *told))
            yield Artifact(f"{board.path}/{CALENDAR}.ics", path)


def _retired_pages(
    catalogue: Catalogue, notes: Mapping[str, str], settings: Settings, cache: Cache
) -> Iterable[Artifact]:
    for page in build_retired_pages(catalogue, notes):
        digest = digest_of(page, settings.lang, _engine())
        path = cache.ensure(digest, "html", partial(pages.render_retired, page, settings.lang))
        yield Artifact(f"Q/{page.code}/index.html", path)
        for edition in range(1, catalogue.prints.last(page.code) + 2):
            yield Artifact(f"Q/{page.code}-{edition}/index.html", path)


def _case_pages(catalogue: Catalogue, settings: Settings, cache: Cache) -> Iterable[Artifact]:
    """Yield the page of every case: a file, since a list of all pages would tell its number."""
    for page in build_case_pages(catalogue, settings.today):
        digest = digest_of(page, settings.lang, _engine())
        path = cache.ensure(digest, "html", partial(render_case, page, settings.lang))
        yield Artifact(f"{page.row.path}/index.html", path)


def _screens(catalogue: Catalogue, settings: Settings, cache: Cache) -> Iterable[Artifact]:
    told = (settings.lang, settings.offline)
    for screen in build_screens(catalogue, settings.today, settings.urls):
        digest = digest_of("screen", screen, told, _engine())
        path = cache.ensure(digest, "html", partial(render_screen, screen, *told))
        yield Artifact(f"{screen.path}/index.html", path)


def _finder_index(catalogue: Catalogue, notes: Mapping[str, str]) -> dict[str, str]:
    """Return the shards of the finder's index by their file names, which stay the same."""
    shards = render_finder_index(build_finder(catalogue, notes))
    return {f"finder-{number}.json": shard for number, shard in enumerate(shards, 1)}


def _shared_files(
    catalogue: Catalogue, settings: Settings, cache: Cache, index: dict[str, str]
) -> Iterable[Artifact]:
    theme = catalogue.organisation.theme
    contents = {
        **{f"{ASSETS}/{name}": shard for name, shard in index.items()},
        f"{ASSETS}/finder.js": render_finder_script(settings.lang),
        STYLESHEET: pages.render_theme_css(theme, settings.lang, settings.framed),
        WORKER: pages.render_worker(settings.lang, settings.offline),
    }
    if settings.urls.at_root and settings.framed:
        contents[ROBOTS] = render_robots(settings.urls.site_url)
    for dest_uri, content in contents.items():
        digest = digest_of(dest_uri, content)
        ending = dest_uri.rsplit(".", 1)[1]
        path = cache.ensure(digest, ending, content.encode)
        yield Artifact(dest_uri, path)


def finish_site(folder: Path, settings: Settings, store: Store) -> str:
    """Compress what is text in a site that is about to be published.

    Args:
        folder: All files of the site, the hand-written pages too.
        settings: The address.
        store: The cache, where compressed copies are kept.

    Returns:
        The file that nginx includes, with the hashes of exactly these pages' scripts.
    """
    cache = store.cache("packed")
    pack_site(folder, cache)
    hashes = hashes_of(folder, cache)
    cache.whole = True
    codes = sorted(page.name for page in (folder / "Q").glob("*"))
    return render_server(settings.urls.path, hashes, codes)


def weigh_boards(settings: Settings) -> tuple[Weight, ...]:
    """Weigh the page of every board, the heaviest first; nothing is written but the cache.

    Raises:
        DataError, SetupError: As `load`.
    """
    return weigh(build_site(load(settings), settings).artifacts)


def explain(settings: Settings, place: str, what: str, channel: Channel) -> tuple[Answer, ...]:
    """Find where what a board says comes from; nothing is written.

    Args:
        settings: Where the data are, and the day.
        place: The path of a place, or of a building the id alone, which several may have.
        what: A key, the name of a panel, or any text of the board.
        channel: Where the board is shown.

    Returns:
        One for each place called so, where there is something to tell.

    Raises:
        DataError, SetupError: As `load`, or there is no such place, or nothing there is or says
            `what`.
    """
    catalogue = load(settings)
    paths = find_places(catalogue, (place,))
    chains = [chain for chain in catalogue.chains() if chain[0].path in paths]
    withheld = withheld_by(catalogue, settings.today)
    asked = (what, channel, settings.today, withheld)
    answers = [answer_why(catalogue, chain, *asked) for chain in chains]
    if told := tuple(one for one in answers if not one.near):
        return told
    near = dict.fromkeys(word for one in answers for word in one.near)
    raise SetupError("why.nothing", what=answers[0].what, place=place, near=(*near,))


def build_qr_codes(
    catalogue: Catalogue, settings: Settings, store: Store, png: bool
) -> tuple[Artifact, ...]:
    """Build the QR of every board beside its page, as SVG and (if wanted) as PNG."""
    cache = store.cache("qr")
    artifacts = []
    for _, home in catalogue.homes():
        payload = settings.urls.permanent(home.code)
        for ending in ("svg", "png") if png else ("svg",):
            digest = digest_of(payload, ending, _engine())
            path = cache.ensure(digest, ending, partial(_render_qr, payload, ending))
            artifacts.append(Artifact(f"{home.path}/qr.{ending}", path))
    cache.whole = True
    return tuple(artifacts)


def _render_qr(payload: str, ending: str) -> bytes | str:
    qr = build_qr(payload)
    return render_png(qr) if ending == "png" else render_svg(qr)


def build_posters(
    catalogue: Catalogue,
    settings: Settings,
    store: Store,
    staging: Staging,
    progress: Progress = _silent,
    only: frozenset[str] | None = None,
    whole: bool = True,
) -> PosterReport:
    """Put posters, and a pack for each community, into `staging`.

    Args:
        catalogue: The data.
        settings: Which products, how many processes.
        store: The cache.
        staging: The new print folder.
        progress: Told how many of how many posters are ready.
        only: Paths of the places wanted; None for all, and the packs with them.
        whole: This is everything: what the cache holds beyond it is removed.

    Raises:
        DataError: A character has no glyph, or a board does not fit on its sheet.
        SetupError: A font or a library is missing.
    """
    fonts = Fonts(settings.cache_dir / "fonts")
    if missing := find_missing_glyphs(catalogue, fonts):
        raise DataError(missing)
    fonts.files(())
    cache, pictures = store.cache("print"), store.cache("photos")
    source = Source(catalogue, settings.today, settings.urls)
    found = find_subjects(source, _products(settings), only)
    subjects = _editions(catalogue, settings).numbered(found)
    every = [subject for mine in subjects.values() for subject in mine]
    check_subjects(catalogue, every, settings.today)
    profile = _profile(settings)
    photos, jobs = _jobs(catalogue, settings, store, fonts, subjects, profile)
    fonts_dir = settings.cache_dir / "fonts"
    shop = Shop(cache.root, fonts_dir, photos.folder, store.scratch, settings.lang, profile)
    report = publish_posters(jobs, shop, cache, staging, settings.processes, progress)
    if report.faults:
        faults = report.faults
        raise DataError(poster_diagnostics(catalogue, faults, settings.product_table))
    report.warnings = left_diagnostics(catalogue, report.left)
    report.paths = frozenset(subject.path for subject in every)
    keep_said(jobs, staging, report.unprinted)
    if only is None:
        publish_packs(catalogue.communities, jobs, settings.lang, cache, staging)
        _keep_press(catalogue, settings, store, fonts, subjects, staging)
    if whole and only is None:  # an index of some products would hide the others
        hanging = find_hanging(catalogue, settings, source)
        publish_index(jobs, hanging, settings.lang, cache, staging)
    cache.whole = pictures.whole = whole and only is None
    staging.keep(ARCHIVE)
    return report


def _jobs(
    catalogue: Catalogue,
    settings: Settings,
    store: Store,
    fonts: Fonts,
    subjects: Mapping[Product, tuple[Subject[Any], ...]],
    profile: Profile | None,
) -> tuple[Photos, tuple[Job, ...]]:
    """Prepare the photos of `subjects`, and return them with what is to be printed."""
    shown = {photo for mine in subjects.values() for one in mine for photo in one.photos}
    folder = store.scratch / ("photos-press" if profile else "photos")
    photos = publish_photos(catalogue, shown, folder, _engine(), store.cache("photos"), profile)

    def engine_of(design: Design[Any]) -> str:
        engine = print_engine(design, fonts, settings.lang)
        return digest_of(engine, profile.content) if profile else engine

    return photos, build_jobs(subjects, engine_of, photos.digests)


def _profile(settings: Settings) -> Profile | None:
    """Return the profile of the press, None where files are for an office.

    Raises:
        SetupError: None is named, it cannot be read, or it is not that of a press.
    """
    if settings.inked == "office":
        return None
    if settings.profile is None:
        raise SetupError("setup.profile")
    try:
        content = settings.profile.read_bytes()
    except OSError as error:
        raise SetupError("setup.profile-unread", file=settings.profile.name) from error
    return read_profile(content, settings.profile.name)


def _keep_press(
    catalogue: Catalogue,
    settings: Settings,
    store: Store,
    fonts: Fonts,
    subjects: Mapping[Product, tuple[Subject[Any], ...]],
    staging: Staging,
) -> None:
    """Put into `staging` what had been made for a press and still tells the truth, nothing else."""
    kept = settings.print_dir / PRESS_DIR
    if settings.inked == "press" or settings.profile is None or not kept.is_dir():
        return
    profile = _profile(replace(settings, inked="press"))
    pressed = {replace(one, paper=one.paper.for_press): mine for one, mine in subjects.items()}
    _, jobs = _jobs(catalogue, settings, store, fonts, pressed, profile)
    true = tuple(job for job in jobs if put_kept(job, store.cache("print"), staging))
    if len(true) == len(jobs):
        publish_packs(catalogue.communities, jobs, settings.lang, store.cache("print"), staging)


def print_posters(
    settings: Settings,
    wanted: tuple[str, ...],
    products: tuple[str, ...] = (),
    progress: Progress = _silent,
    waiting: Callable[[str], object] = _alone,
    strict: bool = False,
    fill: Fill = Fill(),
) -> PosterReport:
    """Render posters into the print folder: all of them, or some beside what is there.

    Args:
        settings: As for a build.
        wanted: Paths of places, or of a building the id alone; none for all.
        products: Ids of products; none for those of the settings.
        progress: Told how many of how many posters are ready.
        waiting: Told who is building, should we have to wait.
        strict: Warnings count as mistakes.
        fill: How sheets of cells are filled.

    Returns:
        What became of the posters, with the warnings about the data too.

    Raises:
        DataError, SetupError: As `load` and `build_posters`, or some were wanted and there is
            nothing to print; the print folder is then untouched.
    """
    whole = not (wanted or products or settings.inked == "press")
    settings = _filled(replace(settings, products=products or settings.products), fill)
    catalogue = load(settings, strict)
    only = find_places(catalogue, wanted) if wanted else None
    with Publication(settings.outputs, waiting) as publication:
        refuse_foreign(settings.print_dir, settings.project_dir, settings.apart)
        staging = publication.stage(settings.print_dir)
        with Store(settings.cache_dir) as store:
            report = build_posters(catalogue, settings, store, staging, progress, only, whole)
        heed(report.warnings, strict)
        if not whole:
            if not report.made + report.kept:
                raise _nothing(wanted or (catalogue.site.name,), settings)
            staging.keep_others()
        publication.commit()
    report.warnings = (*catalogue.warnings, *report.warnings)
    report.idle = tuple(p for p in wanted if not find_places(catalogue, (p,)) & report.paths)
    return report


def _filled(settings: Settings, fill: Fill) -> Settings:
    """Return the settings with every sheet of cells filled as asked.

    Raises:
        SetupError: There is no such printer, or no such cell.
    """
    if fill.printer and fill.printer not in settings.printers:
        known = "、".join(settings.printers) or "–"
        raise SetupError("setup.printer", value=fill.printer, choices=known)
    feed = settings.printers[fill.printer] if fill.printer else STRAIGHT
    nups = [settings.product_table[name].nup for name in settings.products]
    cells = min((nup.sheet.cells for nup in nups if nup), default=0)
    if fill.start > 1 and fill.start > cells:
        raise SetupError("setup.start", value=fill.start, cells=cells)
    table = {
        name: replace(one, nup=replace(one.nup, start=fill.start, copies=fill.copies, feed=feed))
        if one.nup
        else one
        for name, one in settings.product_table.items()
    }
    return replace(settings, product_table=table)


def print_calibration(settings: Settings, path: Path, printer: str = "") -> None:
    """Write the page by which a printer is measured, or proven once it was.

    Args:
        settings: The language, the printers.
        path: The file.
        printer: The one to be proven; empty for one that nothing is known of.

    Raises:
        SetupError: There is no such printer, or libraries are missing.
    """
    from noticeboard.render.print.calibration import draw_calibration
    from noticeboard.render.print.start import start_printer

    _filled(settings, Fill(printer=printer))
    feed = settings.printers[printer] if printer else STRAIGHT
    with Store(settings.cache_dir) as store:
        fonts = Fonts(settings.cache_dir / "fonts")
        fonts.files(())
        press = start_printer(fonts, store.scratch, settings.lang)
        path.write_bytes(draw_calibration(press, feed, printer))


def record_prints(settings: Settings, wanted: tuple[Wanted, ...], printing: Printing) -> Recorded:
    """Write down what was printed: lines of the ledger, what they say, copies of the sheets.

    Args:
        settings: Where data and sheets are.
        wanted: What was printed, or taken down.
        printing: The day, who approved it, a note.

    Returns:
        The lines that were added, and what stood there already.

    Raises:
        DataError, SetupError: As `load`, or there is no such sheet.
    """
    catalogue = load(settings)
    if not wanted:
        raise SetupError("prints.nothing")
    codes = catalogue.prints.by_code
    wanted = tuple(one if one.path in codes else _placed(catalogue, one) for one in wanted)
    added = record(settings, _editions(catalogue, settings), wanted, printing)
    editions = _editions(load(settings), settings)
    if not settings.print_dir.is_dir():
        forget(editions, settings.print_dir)
        return added
    with Publication(settings.outputs) as publication:
        refuse_foreign(settings.print_dir, settings.project_dir, settings.apart)
        staging = publication.stage(settings.print_dir)
        archive(editions, wanted, staging, settings.print_dir)
        staging.keep_others()
        forget(editions, staging.folder)
        publication.commit()
    return added


def _placed(catalogue: Catalogue, one: Wanted) -> Wanted:
    """Return `one` with the path of its place, where the id alone was typed and one place has it.

    Raises:
        SetupError: There is no such place, or there are several.
    """
    paths = sorted(find_places(catalogue, (one.path,)))
    if len(paths) > 1:
        raise SetupError("prints.several", value=one.path, places=tuple(paths))
    return replace(one, path=paths[0])


def find_hanging(
    catalogue: Catalogue, settings: Settings, source: Source | None = None
) -> tuple[Hanging, ...]:
    """Return every sheet that hangs on a wall, and in what it does not tell the truth.

    Args:
        catalogue: The data.
        settings: The day, the addresses.
        source: Where the boards for paper are, if they have been built.
    """
    source = source or Source(catalogue, settings.today, settings.urls)
    products = settings.product_table.values() if catalogue.prints.by_code else ()
    found = find_subjects(source, products)
    return _editions(catalogue, settings).hanging(found)


def compare_prints(settings: Settings, place: str, out: Path) -> tuple[tuple[Path, bool], ...]:
    """Draw what hangs at `place` beside what is in the print folder, a picture a product.

    Args:
        settings: Where data and sheets are.
        place: The path of a home, or of a building the id alone.
        out: Folder for the pictures.

    Returns:
        Each picture, and whether no copy of the sheet that hangs was kept: then it shows the other.

    Raises:
        DataError, SetupError: As `load`, or nothing hangs there, or nothing is printed.
    """
    catalogue = load(settings)
    paths = find_places(catalogue, (place,))
    hanging = [one for one in find_hanging(catalogue, settings) if one.path in paths]
    found = []
    for one in hanging:
        after = settings.print_dir / one.path / f"{one.entry.product}.pdf"
        before = settings.print_dir / archived(one.entry)
        if after.is_file():
            kept = before if before.is_file() else None
            name = f"{one.path.replace('/', '-')}-{one.entry.product}-v{one.entry.edition}.png"
            out.mkdir(parents=True, exist_ok=True)
            compare(kept, after).save(out / name)
            found.append((out / name, kept is None))
    if not found:
        raise SetupError("prints.nothing-hangs", value=place)
    return tuple(found)


def _nothing(wanted: tuple[str, ...], settings: Settings) -> SetupError:
    """Return what is told where there is nothing to print of what was asked for."""
    params = {"places": "、".join(wanted), "products": "、".join(settings.products)}
    if all(settings.product_table[name].design is MONTH for name in settings.products):
        month = f"{month_of_sheets(settings.today):%Y-%m}"
        return SetupError("setup.nothing-in-month", month=month, **params)
    return SetupError("setup.nothing-to-print", day=settings.today, **params)


def _products(settings: Settings) -> tuple[Product, ...]:
    products = (settings.product_table[product_id] for product_id in settings.products)
    if settings.inked == "office":
        return tuple(products)
    return tuple(product.for_press for product in products)


@memoised
def _engine() -> str:
    """Return the digest of the code and templates that make files."""
    package = Path(__file__).parent
    return engine_digest((package / "render", package / "locale", package / "prose.py"))
