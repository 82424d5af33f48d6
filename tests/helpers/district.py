"""A district of five levels, as 川汇区 says of itself: 55 communities, 162 片区, 519 buildings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from noticeboard.catalogue.chain import entry_line, seal
from noticeboard.schema import CodeEntry
from tests.benchmarks.generate import nth_code, write_data
from tests.helpers.projects import write

__all__ = ["AREAS", "BUILDINGS", "COMMUNITIES", "STREETS", "write_district"]

STREETS, COMMUNITIES, AREAS, BUILDINGS = 9, 55, 162, 519
_DAY = date(2026, 11, 1)


def write_district(data: Path) -> None:
    """Write the data folder `data`: no two runs differ, and nothing in it is wrong."""
    streets = [f"第{n}街道" for n in range(1, STREETS + 1)]
    district: dict[str, Any] = {"名称": "川汇区", "层级": "区"}
    units = [{"名称": name, "层级": "街道", "上级": "川汇区", "代号": f"s{n}"}
             for n, name in enumerate(streets, 1)]  # fmt: skip
    levels = ["区", "街道", "社区", "片区", "楼栋"]
    top = {"名称": "楼栋公示栏", "层级": levels, "组织": [district, *units]}
    write_data(data / "organisation.yml", top)
    areas, buildings = _shared(AREAS, COMMUNITIES), iter(_shared(BUILDINGS, AREAS))
    for number, size in enumerate(areas):
        sizes = [next(buildings) for _ in range(size)]
        _community(data / f"c{number:02d}", f"第{number + 1}社区", streets[number % STREETS], sizes)
    _ledgers(data)


def _shared(many: int, among: int) -> list[int]:
    """Return how `many` things are shared `among` so many, as evenly as can be."""
    return [many // among + (n < many % among) for n in range(among)]


def _community(folder: Path, name: str, street: str, sizes: list[int]) -> None:
    """Write a community with an area for each of `sizes`, of so many buildings."""
    units, idents = [], []
    for area, size in enumerate(sizes, 1):
        mine = [f"b{len(idents) + n}" for n in range(1, size + 1)]
        units.append(
            {"名称": f"{name}{area}片区", "层级": "片区", "代号": f"p{area}", "楼栋": mine}
        )
        idents += mine
    for ident in idents:
        building = {"名称": f"{name}{ident[1:]}号楼", "地址": f"川汇区{name}{ident[1:]}号"}
        write_data(folder / f"{ident}.yml", building)
    community = {"名称": name, "上级": street, "层级": "社区", "责任单位": f"{name}党委",
                 "热线": "12345", "更新日期": _DAY.isoformat(), "组织": units,
                 "楼栋": idents}  # fmt: skip
    write_data(folder / "community.yml", community)


def _ledgers(data: Path) -> None:
    """Give every building a code: a file for each community, its lines chained."""
    given = 0
    for folder in sorted(path.parent for path in data.glob("*/community.yml")):
        paths = [f"{folder.name}/{path.stem}" for path in sorted(folder.glob("b*.yml"))]
        entries = [
            CodeEntry(code=nth_code(n), building=path, day=_DAY)
            for n, path in enumerate(paths, given)
        ]
        given += len(entries)
        lines = "".join(f"  - {entry_line(entry)}\n" for entry in seal(entries))
        write(data / f"ledger/{folder.name}.yml", f"短码:\n{lines}")
