"""A build killed at any instant leaves the old outputs or the new ones, and nothing else."""

from __future__ import annotations

import subprocess
import sys

from tests.helpers.projects import REPO


def test_site_and_print_are_of_one_build_whenever_it_is_killed():
    done = subprocess.run(
        [sys.executable, "-m", "tests.publish.crash"],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = {
        line.rsplit(" ", 1)[0]: int(line.rsplit(" ", 1)[1]) for line in done.stdout.splitlines()
    }
    assert {*told} == {"folders exchange", "folders rename", "folders inside", "renames", "moments"}
    assert all(told.values()), told
