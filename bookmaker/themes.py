"""Themes: a folder under `styles/`, or one of the author's own, becomes a Theme.

A theme is `theme.toml` (label, faces, text scale), `book.css` for both formats, `epub.css`,
`print.css` and `cover.svg`. One that `starts_from` another adds its style sheets after the
other's and replaces whatever else it brings itself.
"""

from __future__ import annotations

import importlib.util
import re
import tomllib
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from bookmaker.model.edition import Face, Font, Theme
from bookmaker.model.problem import CannotBuild, Location, error, nearest

STYLE_SHEETS = ("book.css", "epub.css", "print.css")


def styles_folder() -> Path:
    """The folder of our own themes: inside the installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "styles"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "styles"


def theme_names() -> list[str]:
    """The names of our own themes, in alphabetical order."""
    return sorted(path.parent.name for path in styles_folder().glob("*/theme.toml"))


def load_theme(name: str, folder: Path, at: Location) -> Theme:
    """A theme of ours by its name, or the author's own by its path below the book's folder.

    Raises CannotBuild, with the place that asked for it, when there is none or it is broken.
    """
    own = folder / name
    if name in theme_names():
        return _load(styles_folder() / name, at)
    if (own / "theme.toml").is_file() and own.resolve().is_relative_to(folder.resolve()):
        return _read(own, at)  # its author may be at work on it
    near = nearest(name, theme_names())
    hint = near if near.startswith("did") else f"{near}, or a folder with a theme.toml"
    raise CannotBuild(error("theme/unknown", f"there is no theme “{name}”", at, hint))


@cache
def _load(folder: Path, at: Location) -> Theme:
    return _read(folder, at)


def _read(folder: Path, at: Location) -> Theme:
    file = folder / "theme.toml"
    try:
        return _theme(folder, file, tomllib.loads(file.read_text("utf-8")))
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:  # of a file that an author wrote
        raise CannotBuild(
            error(
                "theme/broken", f"{file.name} cannot be used: {wrong}", Location(str(file)), "docs/themes.md shows one"
            )
        ) from wrong


def _theme(folder: Path, file: Path, data: dict[str, Any]) -> Theme:
    base_name = data.get("starts_from", "")
    base = load_theme(base_name, styles_folder(), Location(str(file))) if base_name else None
    font = cache(_font)  # faces of one variable font share it
    faces = tuple(_face(folder, entry, file, font) for entry in data.get("faces", ()))
    return Theme(
        name=folder.name,
        label=data.get("label", folder.name),
        description=data.get("description", ""),
        cover=_closed(folder / "cover.svg") or (base.cover if base else ""),
        faces=_all_faces(faces, base.faces if base else ()),
        text_scale=float(data.get("text_scale", base.text_scale if base else 1.0)),
        **_style_sheets(folder, base),
    )


def _all_faces(own: tuple[Face, ...], others: tuple[Face, ...]) -> tuple[Face, ...]:
    """A theme's own faces, those for text before those for code, and the other theme's where it brings none."""
    text, code = ([face for face in own if face.for_code == for_code] for for_code in (False, True))
    text = text or [face for face in others if not face.for_code]
    return (*text, *(code or [face for face in others if face.for_code]))


# A style sheet that names an address would have readers' devices fetch it.
REMOTE = re.compile(r"@import|url\(\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def _style_sheets(folder: Path, base: Theme | None) -> dict[str, str]:
    sheets = {}
    for name in STYLE_SHEETS:
        key = name.replace(".", "_")
        text = _text(folder / name)
        if remote := REMOTE.search(text):
            at = Location(str(folder / name), text.count("\n", 0, remote.start()) + 1)
            raise CannotBuild(error("theme/remote", f"a theme fetches nothing, but here stands “{remote[0]}”", at))
        sheets[key] = "\n".join(filter(None, (getattr(base, key, ""), text)))
    return sheets


def _closed(path: Path) -> str:
    """A cover's template, which may hold no address: it would be read from wherever it leads."""
    text = _text(path)
    if leads_out := re.search(r"href\s*=\s*[\"'](?!#|data:)|<!ENTITY", text, re.IGNORECASE):
        at = Location(str(path), text.count("\n", 0, leads_out.start()) + 1)
        raise CannotBuild(error("theme/remote", f"a theme fetches nothing, but here stands “{leads_out[0]}”", at))
    return text


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _face(folder: Path, entry: dict[str, Any], file: Path, font: Callable[[Path, bool], Font]) -> Face:
    path = _font_path(folder, entry)
    if path is None or not path.is_file():
        raise CannotBuild(
            error(
                "theme/missing-face",
                f"the face {entry.get('file', '')} is not there",
                Location(str(file)),
                f"pip install {entry.get('package', '').replace('_', '-')}" if "package" in entry else "",
            )
        )
    return Face(
        family=entry["family"],
        file=entry["file"],
        font=font(path, "package" in entry),
        weight=int(entry.get("weight", 400)),
        italic=bool(entry.get("italic", False)),
        embed=bool(entry.get("embed", False)),
        for_code=bool(entry.get("for_code", False)),
        axes=tuple(sorted((str(k), float(v)) for k, v in entry.get("axes", {}).items())),
    )


def _font(path: Path, is_packaged: bool) -> Font:
    """A font that lies in a package is read when a book needs it; an author may be at work on any other."""
    return _packaged(path) if is_packaged else Font(partial(bytes, path.read_bytes()))


@cache
def _packaged(path: Path) -> Font:
    return Font(path.read_bytes)


def _font_path(folder: Path, entry: dict[str, Any]) -> Path | None:
    """A font of a `fontpkg-…` package lies in its `files`; importing the package would cost time for nothing."""
    if "package" not in entry:
        path = folder / str(entry["file"])
        return path if path.resolve().is_relative_to(folder.resolve()) else None
    if not re.fullmatch(r"fontpkg_\w+", entry["package"]):
        return None  # looking for any other package could run code of its parent
    spec = importlib.util.find_spec(entry["package"])
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "files" / str(entry["file"]) if places else None
