"""What `callbot models list` shows: the catalogue, what is installed, what is bundled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from callbot.config import Speech
from callbot.core.script import Language
from callbot.errors import ModelError
from callbot.resources import resource
from callbot.speech import models
from callbot.speech.official.catalogue import CATALOGUE, official, url_of
from callbot.speech.official.folder import ModelsFolder

_LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Row(NamedTuple):
    """One model."""

    name: str
    language: str
    megabytes: int | None
    """Of the download, about; None where nobody said."""
    licence: str
    state: str
    """`available`, `interrupted` (a download), `installed`, `damaged` or `simulation only`."""
    live: str
    """Why live calls take it: `configured`, `environment`, `installed`, `bundled`; else empty."""
    about: str
    path: str | None
    url: str | None


def rows(speech: Speech, folder: ModelsFolder) -> list[Row]:
    """Every model there is: by language the catalogue, what else is there, the bundled one."""
    return [row for language in _LANGUAGES for row in _of_language(speech, folder, language)]


def live(
    speech: Speech, folder: ModelsFolder, language: Language
) -> tuple[models.LiveModel | None, str]:
    """The model that hears people, or why none can be had."""
    try:
        return models.live_model(language, speech.model(language), folder.path), ""
    except ModelError as error:
        return None, str(error)


def _of_language(speech: Speech, folder: ModelsFolder, language: Language) -> Iterator[Row]:
    taken = live(speech, folder, language)[0]
    bundled = resource("models") / language
    installed = models.installed_models(folder.path, language)
    ours = [folder.path / one.name for one in CATALOGUE if one.language == language]
    paths = [*ours, *(path for path in installed if path not in ours), bundled]
    if taken and taken.folder.path.absolute() not in paths:
        paths.append(taken.folder.path.absolute())
    for path in paths:
        chosen = taken.why if taken and taken.folder.path.absolute() == path else ""
        yield _row(folder, path, language, chosen)


def _row(folder: ModelsFolder, path: Path, language: str, live: str) -> Row:
    known = official(path.name) if path.parent == folder.path else None
    try:
        found = models.check_model(path) if path.exists() else None
        state = "available" if not found else "simulation only" if found.simulation else "installed"
    except ModelError:
        found, state = None, "damaged"
    if state == "available" and folder.beside(path.name, "part").exists():
        state = "interrupted"
    return Row(
        name=found.name if found else path.name,
        language=language,
        megabytes=known.megabytes if known else None,
        licence=known.licence if known else "Apache-2.0" if state == "simulation only" else "",
        state=state,
        live=live,
        about=known.about if known else "comes with callbot" if state == "simulation only" else "",
        path=str(path) if path.exists() else None,
        url=url_of(known.name) if known else None,
    )


def show(listed: Iterable[Row]) -> None:
    """As a table, for people."""
    from rich import box
    from rich.table import Table

    from callbot.review import tables

    table = Table("model", "", "MB", "licence", "state", "live calls", "", box=box.SIMPLE_HEAD)
    table.columns[2].justify = "right"
    for row in listed:
        size = f"{row.megabytes:,}" if row.megabytes else ""
        chosen = {
            "": "",
            "configured": "take it (config.toml)",
            "environment": "take it (VOSK_MODEL_PATH)",
        }
        table.add_row(
            row.name, row.language, size, row.licence, row.state,
            chosen.get(row.live, "take it"), row.about,
        )  # fmt: skip
    tables.show([table])
