"""Cases for the small project: what staff would write in `hubin/cases/`."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.projects import write

__all__ = ["RULES", "add_cases", "case"]

RULES = "办件规则:\n  类别: [{名称: 环境卫生, 工作日: 3}, {名称: 困难需求}]\n"


def case(number: str, sort: str, received: str, *moves: str, kind: str = "环境卫生") -> str:
    """Return a case.

    Args:
        number: Of the case.
        sort: Its class.
        received: On which day.
        *moves: Month and day, state, and what else a move says: ``11-03 派单 单位: 物业``.
        kind: What it is about.
    """
    head = f"{{编号: {number}, 类别: {kind}, 办件类型: {sort}, 内容: 第{number}件, 收件: {received}"
    return "\n".join([f"  - {head}, 经过: [", *(_move(m, received[:4]) for m in moves), "    ]}"])


def _move(move: str, year: str) -> str:
    day, state, *more = move.split(" ", 2)
    said = ", ".join([f"日期: {year}-{day}", f"状态: {state}", *more])
    return f"      {{{said}}},"


def add_cases(buildings: Path, *cases: str, year: int = 2026, rules: str = RULES) -> None:
    """Write `cases` into the year of 湖滨社区, and the rules into the file of the site."""
    write(buildings / f"hubin/cases/{year}.yml", "\n".join(["办件:", *cases]) + "\n")
    top = buildings / "organisation.yml"
    text = top.read_text("utf-8")
    if "办件规则" not in text:
        top.write_text(f"{text}{rules}", "utf-8")
