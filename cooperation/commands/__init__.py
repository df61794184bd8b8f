"""The command `cooperation`, for maintainers and scripts."""

from cooperation.commands.app import main

__all__ = ["main"]
