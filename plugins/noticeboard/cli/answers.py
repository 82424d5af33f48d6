"""What `noticeboard why` prints: a line for each line of the data, as in reports of mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from noticeboard.derive import Answer, Origin, State
from noticeboard.diagnostics import Label, Place, spot, tell
from noticeboard.locale import LANGUAGES, comma, translate
from noticeboard.schema import Channel, Phone

if TYPE_CHECKING:  # they load what draws
    from noticeboard.render.print.sheets import Sheet
    from noticeboard.settings import Settings

__all__ = ["CHANNELS", "format_answer", "format_products"]

#: The channels as people type them.
CHANNELS: Mapping[str, Channel] = MappingProxyType(
    {
        "网页": Channel.WEB,
        "海报": Channel.PRINT,
        "屏幕": Channel.SCREEN,
        "web": Channel.WEB,
        "print": Channel.PRINT,
        "screen": Channel.SCREEN,
    }
)


def format_answer(answer: Answer, channel: Channel, today: date, lang: str) -> str:
    """Return what is on the board and where it stands, then what is not, each with its reason."""
    params = {
        "what": answer.what,
        "place": answer.place.name,
        "path": answer.place.path,
        "channel": Label(f"why.channel-{channel}"),
        "day": today,
    }
    lines = [tell("why.board", lang, params)]
    shown = [origin for origin in answer.origins if origin.state.on_board]
    unshown = [origin for origin in answer.origins if not origin.state.on_board]
    for message_id, group in (("why.shown", shown), ("why.unshown", unshown)):
        if group:
            lines.append(translate(message_id, lang, {"count": len(group)}))
            lines += [f"  {_line(origin, channel, lang)}" for origin in group]
    return "\n".join([*lines, *_unsaid(answer.unsaid, lang)])


def _unsaid(places: tuple[Place, ...], lang: str) -> Iterator[str]:
    if places:
        yield translate("why.unsaid", lang)
        yield from (f"  {spot(place)}: {place.key}" for place in places)


def _line(origin: Origin, channel: Channel, lang: str) -> str:
    """Return ``path:line:column: what: value (place, kind). Reason.``"""
    word = origin.words[LANGUAGES.index(lang)]
    kind = Label(f"why.kind-{origin.kind}")
    params: dict[str, object] = {
        "what": f"{word} · {origin.part}" if origin.part else word,
        "value": " ".join(_shown(value, lang) for value in origin.told),
        "place": origin.place,
        "kind": kind,
    }
    line = f"{spot(origin.at)}: {tell('why.line', lang, params)}"
    if origin.state is State.SHOWN:
        return line
    reason = {"day": origin.day, "channel": Label(f"why.channel-{channel}"), "place": origin.place}
    return line + tell(f"why.state-{origin.state}", lang, reason)


def _shown(value: object, lang: str) -> str:
    """Return a value as people write it: a list in one line, a number in its groups."""
    if isinstance(value, tuple):
        items = [_shown(item, lang) for item in value]
        return comma(items).join(items)
    if not isinstance(value, Phone):
        return str(value)
    digits = " ".join(value.groups)
    extension = translate("phone.extension", lang, {"digits": value.extension})
    return f"{digits} {extension}" if value.extension else digits


def format_products(settings: Settings, lang: str) -> str:
    """Return a line for each product: what is in use is marked, sizes are trimmed, in mm."""
    lines = []
    for product in settings.product_table.values():
        nup = product.nup
        size = (nup.sheet.width_mm, nup.sheet.height_mm) if nup else (
            product.paper.width_mm, product.paper.height_mm,
        )  # fmt: skip
        name = translate(product.label, lang)
        used = "*" if product.id in settings.products else " "
        shown = f"{size[0]:g} × {size[1]:g}"
        sheet = f"  {_sheet(nup.sheet)}" if nup else ""
        lines.append(f"{used} {product.id:<20} {product.design.id:<8} {shown:<14} {name}{sheet}")
    return "\n".join(lines)


def _sheet(sheet: Sheet) -> str:
    paper = f"{sheet.paper.width_mm:g} × {sheet.paper.height_mm:g}"
    return f"[{sheet.columns} × {sheet.rows} / {paper}]"
