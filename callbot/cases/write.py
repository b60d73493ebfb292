"""A stored call → a golden case beside copies of its recordings."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any, get_args

from callbot.cases.case import FORMAT
from callbot.cases.replaying import plain
from callbot.core.earlier import CheckIn
from callbot.core.messages import ASKING_BACK, asks_back
from callbot.errors import StoreError
from callbot.lines.replay import Part
from callbot.store import queries
from callbot.store.open import Store
from callbot.store.recordings import audio_path
from callbot.store.series import earlier_of

ENDING = ".case.toml"
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def case_path(wanted: Path, call_id: int) -> Path:
    """The file a case goes to: `wanted` itself where it names one, else a new one in that folder."""
    return wanted if wanted.suffix == ".toml" else wanted / f"call-{call_id:05d}{ENDING}"


def write_case(store: Store, call_id: int, path: Path, script: str = "") -> Path:
    """Write the case of a stored call. `script` is how the case calls its script.

    Without it the very text that ran is written beside the case. Raises StoreError for a call that is
    not there or has no end, FileExistsError where the case is there already.
    """
    detail = _whole(store, call_id)
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    stem = path.name.removesuffix(".toml").removesuffix(".case")
    kept = store.rows(
        "SELECT script_sha256, script_version.text, script, coalesce(day, substr(started_at, 1, 10)),"
        " contact.name, phone, fields, ended_why FROM call JOIN contact ON contact.id = contact_id"
        " JOIN script_version ON sha256 = script_sha256 WHERE call.id = ?",
        (call_id,),
    )[0]
    sha256, text, name, day, person, phone, fields, why = kept
    if not script:
        script = f"{name}.{sha256[:8]}.toml"
        (path.parent / script).write_bytes(text.encode("utf-8"))
    contact = {"name": person, "phone": phone, **json.loads(fields)}
    lines = [
        f"# {detail.call.started_at}: call {call_id} on the {detail.call.line} line. See docs/cases.md.",
        f"format = {FORMAT}", f"script = {_text(script)}", f"sha256 = {_text(sha256)}", f"day = {day}",
        "", "[contact]", *(f"{_key(k)} = {_text(v)}" for k, v in contact.items() if v),
    ]  # fmt: skip
    for check_in in earlier_of(store.conn, call_id).check_ins:
        lines += ["", "[[earlier]]", *_check_in(check_in)]
    asked_back = False
    for turn in detail.turns:
        audio = ""
        # Of a turn without words nothing is stored that tells.
        told = turn.heard is not None
        asked_back = bool(turn.confirming) if told else asks_back(turn.purpose, asked_back)
        if turn.audio and (sound := audio_path(store, turn.audio)).is_file():
            audio = f"{stem}-{turn.turn:03d}.wav"
            shutil.copyfile(sound, path.parent / audio)
        last = turn is detail.turns[-1] and why in ("person", "line", "interrupted")
        lines += ["", "[[turns]]", *_turn(turn, audio, why if last else "", asked_back)]
    lines += ["", *_expect(store, call_id, detail)]
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    return path


def _whole(store: Store, call_id: int) -> queries.CallDetail:
    detail = queries.call(store, call_id)
    if detail.call.disposition is None:
        raise StoreError(f"call {call_id} has no end", hint="only whole calls make cases")
    if detail.words_gone:
        raise StoreError(
            f"what was said in call {call_id} is not kept any more", hint="take a younger call"
        )
    return detail


def _check_in(check_in: CheckIn) -> list[str]:
    missed = ["missed = true"] if check_in.missed else []
    answers = " " + ", ".join(
        f"{_key(question)} = {_plain(plain(answer))}"
        for question, answer in check_in.answers.items()
    )
    return [f"at = {_text(check_in.at)}", *missed, f"answers = {{{answers} }}"]


def _turn(turn: queries.Turn, audio: str, hung_up: str, asked_back: bool) -> list[str]:
    lines = [f"node = {_text(turn.node)}", f"purpose = {_text(turn.purpose)}"]
    if turn.prompt:
        lines.append(f"prompt = {_text(turn.prompt)}")
    broke = (turn.trouble or "").partition(":")[0]
    if asked_back != (turn.purpose in ASKING_BACK):
        lines.append(f"confirming = {_plain(asked_back)}")
    readings = json.loads(turn.alternatives or "[]")
    if turn.heard is not None and readings in (
        [],
        [{"text": turn.heard, "confidence": 1, "source": "text"}],
    ):
        lines.append(f"heard = {_text(turn.heard)}")
    elif turn.heard is not None:
        listed = ", ".join(
            "{ " + ", ".join(f"{key} = {_plain(one[key])}" for key in one) + " }"
            for one in readings
        )
        lines.append(f"alternatives = [{listed}]")
    elif turn.kind == "no_input":
        lines.append("silent = true")
    elif hung_up:
        lines.append(f"hung_up = {_text(hung_up)}")
        if turn.prompt_seconds is None:
            lines.append("while_speaking = true")
    elif broke in get_args(Part):
        lines.append(f"failed = {_text(broke)}")
    if audio:
        lines.append(f"audio = {_text(audio)}")
    if turn.heard_at_seconds is not None:
        lines.append(f"at_seconds = {turn.heard_at_seconds:.2f}")
    return lines


def _expect(store: Store, call_id: int, detail: queries.CallDetail) -> list[str]:
    standing = store.rows(
        "SELECT kind, rule, evidence FROM flag WHERE call_id = ? AND cleared_at_seconds IS NULL"
        " ORDER BY number", (call_id,),
    )  # fmt: skip
    barred = store.rows("SELECT 1 FROM do_not_call WHERE call_id = ?", (call_id,))
    stored = store.rows(
        "SELECT question, value, categories FROM answer WHERE call_id = ? AND provenance = 'bot'"
        " AND is_current", (call_id,),
    )  # fmt: skip
    asked = store.rows(
        "SELECT question FROM question JOIN call USING (script_sha256) WHERE call.id = ?"
        " ORDER BY position", (call_id,),
    )  # fmt: skip
    flags = [rule for kind, rule, _ in standing if kind == "key_person"]
    back = dict.fromkeys(rule or node for kind, rule, node in standing if kind == "call_back")
    answers = {question: _answer(value, categories) for question, value, categories in stored}
    absent = [question for (question,) in asked if question not in answers]
    return [
        "[expect]", f"disposition = {_text(str(detail.call.disposition))}",
        f"do_not_call = {_plain(bool(barred))}", f"flags = {_plain(flags)}",
        f"call_back = {_plain(list(back))}", f"absent = {_plain(absent)}", "", "[expect.answers]",
        *(f"{_key(question)} = {_plain(held)}" for question, held in answers.items()),
    ]  # fmt: skip


def _answer(value: Any, categories: str) -> Any:
    if value is not None:
        return value
    found = json.loads(categories)
    return found[0] if len(found) == 1 else found


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    """A TOML string: JSON's, but for one control character, and without halves of characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007F")


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_plain, value))}]"
    return json.dumps(value)
