"""`bookmaker themes` and `bookmaker profiles`: what there is to choose from."""

from __future__ import annotations

import typer

from bookmaker.model.problem import Location
from bookmaker.profiles import PROFILES
from bookmaker.themes import load_theme, styles_folder, theme_names


def themes() -> None:
    """List the themes. Choose one with `theme:` in the book file, or `build --theme`."""
    for name in theme_names():
        theme = load_theme(name, styles_folder(), Location(""))
        typer.echo(f"{name:12}  {theme.description}")
    typer.echo("\nA folder with a theme.toml in the book's folder is a theme too; see docs/themes.md.")


def profiles() -> None:
    """List the editions that can be made. Choose with `editions:` in the book file, or `build --edition`."""
    for profile in PROFILES.values():
        typer.echo(f"{profile.name:12}  {profile.label}")
