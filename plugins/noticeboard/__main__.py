"""The command `noticeboard`, ready to be told to stop before anything else is loaded."""

from __future__ import annotations

from noticeboard.stopping import watching

__all__ = ["main"]


def main() -> None:
    """Run the command that the arguments name."""
    with watching():
        from noticeboard.cli import main as command

        command()


if __name__ == "__main__":
    main()
