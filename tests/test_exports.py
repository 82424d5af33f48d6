"""Every module says what it offers: a sorted `__all__` that is true."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import noticeboard

MODULES = sorted(
    ["noticeboard", *(m.name for m in pkgutil.walk_packages(noticeboard.__path__, "noticeboard."))]
)


def rank(name):
    """Order as ruff does (RUF022): constants, classes, everything else."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2, name)


@pytest.mark.parametrize("name", MODULES)
def test_all_is_sorted_and_true(name):
    if name.endswith("__main__"):
        return
    module = importlib.import_module(name)
    offered = getattr(module, "__all__", ())
    assert [*offered] == sorted(offered, key=rank)
    assert [item for item in offered if not hasattr(module, item)] == []
    own = {
        item
        for item, value in vars(module).items()
        if (inspect.isclass(value) or inspect.isfunction(value))
        and value.__module__ == name
        and not item.startswith("_")
    }
    assert own <= {*offered}, "public, but not in __all__"
