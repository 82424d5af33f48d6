"""The profile of a press for tests: that of Debian's libgs-common, which comes with Ghostscript."""

from __future__ import annotations

from pathlib import Path

import pytest

__all__ = ["press_profile"]

_PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")


def press_profile() -> Path:
    """Return the profile; skip the test where there is none."""
    if not _PROFILE.exists():
        pytest.skip("no ghostscript: `tools/setup.sh test` installs it")
    return _PROFILE
