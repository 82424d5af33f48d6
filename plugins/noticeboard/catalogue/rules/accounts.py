"""What a place accounts for holds together: days in order, steps in order, sums that add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import (
    Account,
    Decision,
    Project,
    Record,
    Wish,
)

__all__ = ["check_accounts"]


def check_accounts(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Look at every wish, project, account and decision."""
    ways = {way.name: way.steps for way in catalogue.organisation.procedures}
    for record in catalogue.records():
        match record:
            case Wish():
                yield from _wish(record)
            case Project():
                yield from _project(record)
            case Account():
                yield from _account(record)
            case Decision():
                yield from _decision(record, ways)


def _wish(wish: Wish) -> Iterator[Diagnostic]:
    """A wish is told, then claimed, then done; who claimed it stands beside the day."""
    yield from _in_order(wish, ("day", "claimed", "done"))
    if wish.by and not (wish.claimed or wish.done):
        yield wish.problem("by", "wish.claimed-when", name=wish.by)
    if wish.claimed and not wish.by:
        yield wish.warning("claimed", "wish.claimed-by")
    if wish.done and not wish.claimed:
        yield wish.warning("done", "wish.done-unclaimed")


def _project(project: Project) -> Iterator[Diagnostic]:
    """A project ends after it began, and once; what is there now, it is when it is done."""
    for end in ("due", "done", "stopped"):
        yield from _in_order(project, ("start", end))
    if project.done and project.stopped:
        yield project.problem("stopped", "project.both", name=project.name)
    if project.after and not project.done:
        yield project.problem("after", "project.after-early", name=project.name)


def _in_order(record: Record, fields: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each day that is before the one that it should follow."""
    given = [(field, getattr(record, field)) for field in fields]
    for (before, first), (field, day) in pairwise((f, d) for f, d in given if d):
        if day < first:
            told: dict[str, Any] = {"day": day.isoformat(), "first": first.isoformat()}
            yield record.problem(field, "account.order", before=record.typed(before), **told)


def _account(account: Account) -> Iterator[Diagnostic]:
    """The sums that are written are those of the lines; nobody spends what nobody gave, unasked."""
    if not account.income and not account.spending:
        yield account.problem("name", "account.nothing", name=account.name)
        return
    income, spending = (
        sum((one.amount for one in part), Decimal(0)) for part in (account.income, account.spending)
    )
    yield from _in_year(account)
    rest = (account.brought or 0) + income - spending
    sums = {"income_sum": income, "spending_sum": spending, "rest": rest}
    for field, total in sums.items():
        written = getattr(account, field)
        if written is not None and written != total:
            told: dict[str, Any] = {"written": _yuan(written), "total": _yuan(total)}
            yield account.problem(field, "account.sum", name=account.name, **told)
    if rest < 0:
        yield account.warning("spending", "account.over", name=account.name, over=_yuan(-rest))


def _in_year(account: Account) -> Iterator[Diagnostic]:
    """An account is as of a day of its own year."""
    if account.day.year > account.year.year:
        told: dict[str, Any] = {"year": account.year.year, "day": account.day.isoformat()}
        yield account.warning("day", "account.day-later", name=account.name, **told)


def _yuan(amount: Decimal) -> str:
    return f"{amount:,.2f}".removesuffix(".00")


def _decision(decision: Decision, ways: Mapping[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    """A decision goes the steps of its procedure, each in its turn; what was voted adds up."""
    if decision.procedure not in ways:
        told: dict[str, Any] = {"value": decision.procedure, "choices": tuple(ways)}
        yield decision.problem("procedure", "decision.procedure", **told)
        return
    yield from _steps(decision, ways[decision.procedure])
    yield from _votes(decision)


def _steps(decision: Decision, way: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the order: the first step that is not in its turn, days back."""
    for at, step in enumerate(decision.steps):
        told: dict[str, Any] = {"value": step.step, "name": decision.procedure}
        if step.step not in way:
            yield step.problem("step", "decision.step", **told, choices=way)
            break
        if at >= len(way) or step.step != way[at]:
            due = way[at] if at < len(way) else ""
            message = "decision.turn" if due else "decision.over"
            yield step.problem("step", message, **told, due=due, at=at + 1)
            break
    for before, step in pairwise(decision.steps):
        if step.day < before.day:
            days: dict[str, Any] = {"day": step.day.isoformat(), "first": before.day.isoformat()}
            yield step.problem("day", "decision.day", step=step.step, before=before.step, **days)


def _votes(decision: Decision) -> Iterator[Diagnostic]:
    last = decision.steps[-1]
    for step in decision.steps:
        given = [one for one in (step.yes, step.no, step.abstained) if one is not None]
        told: dict[str, Any] = {"step": step.step, "present": step.present}
        if step.called is not None and step.present is not None and step.present > step.called:
            yield step.problem("present", "decision.present-more", **told, called=step.called)
        if step.called and step.present is not None and 2 * step.present < step.called:
            yield step.warning("present", "decision.few-present", **told, called=step.called)
        if given and step.yes is None:
            field = "no" if step.no is not None else "abstained"
            yield step.problem(field, "decision.no-yes", step=step.step)
        elif given and step.present is None:
            yield step.problem("yes", "decision.no-present", step=step.step)
        elif given and sum(given) != step.present:
            yield step.problem("yes", "decision.votes-sum", **told, total=sum(given))
        elif given and 2 * (step.yes or 0) <= (step.present or 0) and step is not last:
            yield step.problem("yes", "decision.minority", **told, yes=step.yes)
