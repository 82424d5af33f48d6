"""Writes a project of as many buildings as asked for: believable, and without a mistake.

The same number gives the same project each time.
"""

from __future__ import annotations

import random
import shutil
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks import words

__all__ = ["TODAY", "change_one_building", "generate_project", "nth_code", "write_data"]

TODAY = "2026-11-22"
_ROOT = Path(__file__).parents[2]
#: Crockford's base 32, as the codes use it.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BOTH = ["网页", "海报"]

_Data = dict[str, Any]


def generate_project(
    folder: Path, buildings: int, products: tuple[str, ...] = (), full: bool = False
) -> None:
    """Write a whole project into `folder`.

    Args:
        folder: Made anew.
        buildings: How many; they stand in communities of 20 to 40.
        products: What is printed; posters are off where there are none.
        full: Communities account for what they do, too: events, figures, cases, money.
    """
    shutil.rmtree(folder, ignore_errors=True)
    data = folder / "buildings"
    data.mkdir(parents=True)
    # Seats, rules and panels are those of the sample site.
    shutil.copyfile(_ROOT / "buildings/organisation.yml", data / "organisation.yml")
    chance = random.Random(buildings)
    paths: list[str] = []
    while len(paths) < buildings:
        left = buildings - len(paths)
        size = left if left <= 40 else min(chance.randint(20, 40), left - 20)
        number = len({path.split("/")[0] for path in paths})
        paths += _community(data, number, size, len(paths), chance)
    if full:
        for community in data.glob("c*"):
            _account(community)
    for name, mine in groupby(enumerate(paths), key=lambda pair: pair[1].split("/")[0]):
        codes = [{"短码": nth_code(n), "楼栋": path, "日期": "2026-11-01"} for n, path in mine]
        write_data(data / f"ledger/{name}.yml", {"短码": codes})
    _configure(folder, products)


def change_one_building(folder: Path, nth: int) -> None:
    """Give the building in the middle one more notice, as staff do; `nth` makes it a new one."""
    files = sorted(folder.glob("buildings/*/b*.yml"))
    path = files[len(files) // 2]
    data = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    data.setdefault("通知", []).append(
        {"标题": f"临时停水通知{nth}", "内容": "请接好水。", "自": TODAY, "渠道": _BOTH}
    )
    write_data(path, data)


def _community(data: Path, number: int, size: int, before: int, chance: random.Random) -> list[str]:
    name = words.PLACES[number % len(words.PLACES)]
    name += f"第{number // len(words.PLACES) + 1}社区" if number >= len(words.PLACES) else "社区"
    folder = data / f"c{number:03d}"
    street = chance.choice(words.STREETS)
    idents = [f"b{n:02d}" for n in range(1, size + 1)]
    consents = [_consent("凌佩芬", None, ["姓名", "电话"])]
    for n, ident in enumerate(idents, 1):
        building = _building(f"{street}{n}号楼", f"湖南省衡阳市石鼓区{name}{street}{n}号",
                             before + n, chance)  # fmt: skip
        consents += _consents(building["成员"], ident, chance)
        write_data(folder / f"{ident}.yml", building)
    groups = _groups(idents, street, chance)
    clerk = {"姓名": "凌佩芬", "岗位": ["代办员"], "电话": "154 9999 1126",
             "服务项目": ["代办医保缴费", "陪同取药"]}  # fmt: skip
    community = {
        "名称": name, "上级": "青山街道", "责任单位": f"{name}党总支", "热线": "0734-1206300",
        "更新日期": "2026-11-16", "楼栋": idents, "设置规则": "五人成组", "岗位表": ["小组班子"],
        "每栋一名": ["党建联络员"], "负责岗位": ["组长", "党建联络员"],
        "党小组": groups, "成员": [clerk], **words.COMMUNITY,
    }  # fmt: skip
    write_data(folder / "community.yml", community)
    write_data(folder / "consent.yml", {"同意": consents})
    return [f"{folder.name}/{ident}" for ident in idents]


def _account(folder: Path) -> None:
    """Add to a community what it accounts for, and a year of forty cases."""
    path = folder / "community.yml"
    community = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    write_data(path, community | words.ACCOUNTS)
    write_data(folder / "cases/2026.yml", {"办件": [_case(n) for n in range(1, 41)]})


def _case(number: int) -> _Data:
    """Return a case: every fourth is still open."""
    day = (date(2026, 3, 2) + timedelta(weeks=number // 2)).isoformat()
    steps = [("点单", None), ("派单", "物业服务点"), ("接单", None), ("办结", None)]
    moves = [{"日期": day, "状态": state} | ({"单位": body} if body else {})
             for state, body in steps[: 3 if number % 4 == 0 else 4]]  # fmt: skip
    return {
        "编号": f"2026-{number:03d}", "类别": "环境卫生", "办件类型": "限时件",
        "内容": words.CASES[number % len(words.CASES)], "收件": day, "经过": moves,
    }  # fmt: skip


def _groups(idents: list[str], street: str, chance: random.Random) -> list[_Data]:
    groups, rest = [], idents
    while rest:
        size = chance.choice((1, 1, 2, 3))
        mine, rest = rest[:size], rest[size:]
        name = f"{street}第{len(groups) + 1}党小组"
        chosen = "小组党员会议提名，居民代表列席，选举产生"
        groups.append({"名称": name, "楼栋": mine, "形式": "党小组", "产生方式": chosen})
    return groups


def _building(name: str, address: str, number: int, chance: random.Random) -> _Data:
    units = ["一单元", "二单元", "三单元"][: chance.randint(1, 3)]
    building: _Data = {
        "名称": name,
        "地址": address,
        "单元": units,
        "户数": 12 * len(units) * chance.randint(1, 3),
        "成员": _members(number, chance),
        "服务": [
            {"名称": title, "内容": text, "时间": hours, "地点": "一楼楼道口"}
            for title, text, hours in chance.sample(words.SERVICES, chance.randint(1, 3))
        ],
        "通知": [
            {"标题": title, "内容": text, "自": "2026-11-18", "至": "2026-12-20"}
            for title, text in chance.sample(words.NOTICES, chance.randint(0, 2))
        ],
        "场所": [
            {"名称": title, "地点": where, "时间": hours}
            for title, where, hours in chance.sample(words.VENUES, chance.randint(0, 1))
        ],
        "党史小黑板": [
            {"日期": day, "标题": title, "内容": f"{title}，记在心里。", "出处": source}
            for day, title, source in chance.sample(words.HISTORY, chance.randint(0, 1))
        ],
    }
    return {key: value for key, value in building.items() if value}


def _members(number: int, chance: random.Random) -> list[_Data]:
    """Return 5 to 9 persons, five of them counted for a group; every tenth has a rare name."""
    seats = [["组长"], ["党建联络员"], ["副组长"], ["宣传员"], [], ["治保员"], [], ["志愿者"], []]
    members: list[_Data] = []
    names: set[str] = set()
    for index in range(chance.randint(5, 9)):
        serial = number * 10 + index
        while (name := _name(serial, chance)) in names:
            pass
        names.add(name)
        category = "正式党员" if index < 5 else chance.choice(("预备党员", "居民"))
        member = {
            "姓名": name,
            "类别": category,
            "岗位": seats[index],
            "电话": f"154 {serial // 10000:04d} {serial % 10000:04d}",
            "服务项目": chance.sample(words.SKILLS, chance.randint(1, 3)),
        }
        members.append({key: value for key, value in member.items() if value})
    return members


def _name(serial: int, chance: random.Random) -> str:
    given = chance.choices(words.GIVEN, k=chance.choice((1, 2, 2, 2)))
    if serial % 10 == 3:
        given[-1] = chance.choice(words.RARE)
    return chance.choice(words.FAMILIES) + "".join(given)


def _consents(members: list[_Data], ident: str, chance: random.Random) -> list[_Data]:
    """Most agree to name and number; some only to the name, some only on paper, some to nothing."""
    kinds = [(["姓名", "电话"], _BOTH)] * 6 + [
        (["姓名"], _BOTH),
        (["姓名", "电话"], ["海报"]),
        None,
    ]
    drawn = [(member["姓名"], chance.choice(kinds)) for member in members]
    return [_consent(name, ident, *kind) for name, kind in drawn if kind]


def _consent(name: str, ident: str | None, items: list[str], channels: list[str] = _BOTH) -> _Data:
    where = {"楼栋": ident} if ident else {}
    return {"姓名": name, **where, "项目": items, "渠道": channels, "自": "2026-04-20"}


def nth_code(n: int) -> str:
    """Return the nth code: an odd factor takes every number below 32⁴ to another."""
    number = (n * 48_271 + 12_345) % 32**4
    return "".join(_ALPHABET[number >> shift & 31] for shift in (15, 10, 5, 0))


def _configure(folder: Path, products: tuple[str, ...]) -> None:
    posters = {"products": [*products]} if products else {"enabled": False}
    config = {
        "site_name": "楼栋公示栏",
        "site_url": "https://board.example/",
        "docs_dir": "content",
        "theme": {"name": "noticeboard"},
        "plugins": [
            {"noticeboard/buildings": {"today": TODAY}},
            "noticeboard/qrcodes",
            {"noticeboard/posters": posters},
        ],
        "strict": True,
    }
    write_data(folder / "mkdocs.yml", config)
    home = "# 找到我的楼\n\n<!-- noticeboard: finder -->\n\n<!-- noticeboard: communities -->\n"
    (folder / "content").mkdir()
    (folder / "content/index.md").write_text(home, "utf-8")


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Write everything out: the data know no aliases."""
        return True


def write_data(path: Path, data: _Data) -> None:
    """Write a data file, its folder made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, "utf-8")
