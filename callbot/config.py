"""config.toml → frozen settings. An unknown key is an error that names the nearest known one."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import tempfile
import tomllib
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

from callbot.errors import ConfigError

_SHAPE = 'sections are written [speech], values rate_wpm = 160 or voice_zh = "cmn+f2"'


@dataclass(frozen=True, slots=True)
class General:
    """What every command shares."""

    language: str = field(default="zh", metadata={"one_of": ("zh", "en")})
    ui_language: str = field(default="auto", metadata={"one_of": ("auto", "zh", "en")})
    database: str = "callbot.db"


@dataclass(frozen=True, slots=True)
class Speech:
    """The bot's voice and ears."""

    model_zh: str = ""
    model_en: str = ""
    voice_zh: str = ""
    voice_en: str = ""
    rate_wpm: int = field(default=160, metadata={"range": (80, 450)})
    cache: str = ""
    models: str = ""

    def model(self, language: str) -> str:
        """The model configured for a language; empty for none."""
        return self.model_zh if language == "zh" else self.model_en

    def voice(self, language: str) -> str:
        """The bot's voice configured for a language; empty for none."""
        return self.voice_zh if language == "zh" else self.voice_en


@dataclass(frozen=True, slots=True)
class Simulation:
    """Defaults of `callbot simulate`."""

    calls: int = field(default=100, metadata={"range": (1, 10_000_000)})
    mix: str = field(default="realistic", metadata={"one_of": ("easy", "realistic", "hostile")})
    line: str = field(default="voice", metadata={"one_of": ("voice", "text")})
    seed: int = field(default=1, metadata={"range": (0, 2**63 - 1)})
    workers: int = field(default=0, metadata={"range": (0, 256)})
    silence_seconds: float = field(default=0.9, metadata={"range": (0.2, 3.0)})


@dataclass(frozen=True, slots=True)
class Call:
    """Defaults of `callbot call`."""

    line: str = field(default="auto", metadata={"one_of": ("auto", "laptop", "typed")})
    input_device: str = ""
    output_device: str = ""
    headset: bool = False
    echo_cancellation: bool = False
    silence_seconds: float = field(default=0.75, metadata={"range": (0.7, 1.5)})
    system_voice_zh: str = ""
    system_voice_en: str = ""

    def system_voice(self, language: str) -> str:
        """The voice of this computer configured for a language; empty for none."""
        return self.system_voice_zh if language == "zh" else self.system_voice_en


@dataclass(frozen=True, slots=True)
class Recording:
    """What is kept of the sound of live calls."""

    folder: str = "recordings"
    keep_days: int = field(default=30, metadata={"range": (0, 36_500)})


_DAYS = {"range": (0, 36_500)}


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many days each class of data is kept; 0 until somebody deletes it."""

    transcripts_days: int = field(default=90, metadata=_DAYS)
    answers_days: int = field(default=180, metadata=_DAYS)
    contacts_days: int = field(default=180, metadata=_DAYS)
    consent_days: int = field(default=1095, metadata=_DAYS)
    calls_days: int = field(default=1095, metadata=_DAYS)
    do_not_call_days: int = field(default=0, metadata=_DAYS | {"least_but_0": 1827})
    audit_days: int = field(default=1095, metadata=_DAYS | {"least_but_0": 30})
    simulated_days: int = field(default=90, metadata=_DAYS)


@dataclass(frozen=True, slots=True)
class Roster:
    """Lists of people, and how their telephone numbers are kept."""

    phone_key: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything config.toml can say."""

    general: General = General()
    speech: Speech = Speech()
    call: Call = Call()
    recording: Recording = Recording()
    keeping: Keeping = Keeping()
    roster: Roster = Roster()
    simulation: Simulation = Simulation()


def load(path: Path | None = None) -> Settings:
    """Settings from `path`, or from ./config.toml, or the defaults where there is none.

    Raises ConfigError with file, line and column for anything that is not a known key with a value
    that makes sense.
    """
    found = path or Path("config.toml")
    try:
        text = found.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if path is None:
            return Settings()
        raise ConfigError(
            f"{found}: no such file", hint="give an existing file to --config"
        ) from None
    except (OSError, UnicodeDecodeError) as trouble:
        raise ConfigError(
            f"{found}: cannot be read as UTF-8 text: {trouble}", hint="save it as UTF-8"
        ) from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        why, _, place = str(trouble).rpartition(" (at ")
        at = "".join(f":{number}" for number in re.findall(r"\d+", place))
        raise ConfigError(f"{found}{at}: not TOML: {why}", hint=_SHAPE) from None
    settings = _section(Settings, table, _Place(str(found), text.splitlines(), ""))
    assert isinstance(settings, Settings)
    return settings


def write_value(path: Path, section: str, key: str, value: str) -> None:
    """Sets one key of a settings file; comments, order and everything else stay as they are.

    Makes the file where there is none; a file is replaced as a whole or not at all. Raises
    ConfigError where it cannot be read, written, or changed without changing more.
    """
    from tomlkit.exceptions import TOMLKitError

    path = path.resolve()  # what a link leads to is changed, the link stays
    try:
        raw = path.read_bytes() if path.exists() else b""
        text = _with_value(raw.decode("utf-8-sig"), section, key, value)
        if b"\r\n" in raw:
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        bom = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
        _replace(path, bom + text.encode("utf-8"))
    except (OSError, ValueError, TypeError, TOMLKitError) as trouble:
        told = getattr(trouble, "strerror", None) or trouble
        hint = f"write [{section}] {key} = '{value}' there yourself"
        raise ConfigError(f"{path}: cannot be changed: {told}", hint=hint) from None


def _with_value(text: str, section: str, key: str, value: str) -> str:
    """The text with one key set; raises ValueError where anything else would change."""
    import tomlkit

    wanted = tomllib.loads(text)
    there = wanted.setdefault(section, {})
    header = re.search(rf"^\[{section}\][^\n]*(\n|\Z)", text, re.MULTILINE)
    if header and key not in there:
        # tomlkit would put it last, below the comment that belongs to the next section.
        line = f"{key} = {tomlkit.item(value).as_string()}\n"
        new = text[: header.end()] + ("" if header[1] else "\n") + line + text[header.end() :]
    else:
        document = tomlkit.parse(text)
        document.setdefault(section, tomlkit.table())[key] = value
        new = tomlkit.dumps(document)
    there[key] = value
    if tomllib.loads(new) != wanted:
        raise ValueError("it is written in a way that callbot cannot change")
    return new


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        if path.exists():
            shutil.copymode(path, temporary)
        else:
            Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file we are, for messages."""

    file: str
    lines: list[str]
    section: str

    def of(self, key: str) -> str:
        """`file:line:column` of a key, by looking for it below its section's header."""
        inside = not self.section
        for number, line in enumerate(self.lines, 1):
            bare = line.strip()
            if bare.startswith("["):
                inside = bare.strip("[] ").split("#")[0].strip(" ]") == (self.section or key)
                if inside and not self.section:
                    return f"{self.file}:{number}:{line.index('[') + 2}"
            elif inside and bare.split("=")[0].strip().strip("\"'") == key:
                return f"{self.file}:{number}:{len(line) - len(line.lstrip()) + 1}"
        return self.file


def _section(kind: type, table: dict[str, Any], place: _Place) -> Any:
    known = {f.name: f for f in fields(kind)}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, 1, 0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
            name = f"{place.section}.{key}" if place.section else key
            raise ConfigError(f"{place.of(key)}: unknown key {name!r}", hint=hint)
        default = known[key].default
        if is_dataclass(default):
            if not isinstance(value, dict):
                raise ConfigError(f"{place.of(key)}: {key!r} is a section", hint=f"write [{key}]")
            values[key] = _section(type(default), value, _Place(place.file, place.lines, key))
        else:
            values[key] = _checked(key, value, default, known[key].metadata, place)
    return kind(**values)


def _checked(key: str, value: Any, default: Any, rules: Any, place: _Place) -> Any:
    expected = type(default)
    if expected is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not expected:
        words = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}[
            expected
        ]
        raise ConfigError(f"{place.of(key)}: {key!r} takes {words}, not {value!r}")
    if "one_of" in rules and value not in rules["one_of"]:
        raise ConfigError(f"{place.of(key)}: {key!r} is one of {', '.join(rules['one_of'])}")
    if "range" in rules and not rules["range"][0] <= value <= rules["range"][1]:
        least, most = rules["range"]
        raise ConfigError(f"{place.of(key)}: {key!r} lies between {least} and {most}, not {value}")
    if "least_but_0" in rules and 0 < value < rules["least_but_0"]:
        raise ConfigError(
            f"{place.of(key)}: {key!r} is 0 (kept) or at least {rules['least_but_0']}, not {value}"
        )
    return value
