"""`callbot devices`: microphones and loudspeakers, and whether they do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from callbot.commands import common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from callbot.core.script import Language
    from callbot.speech.card import Device, Loudspeaker, Microphone
    from callbot.speech.card.check import Check

_TONE_HZ, _TONE_SECONDS = 440.0, 1.5
_BARS, _FLOOR_DBFS = 40, -80.0

WORDS: Final[dict[str, tuple[str, str]]] = {
    "number": ("编号", "number"),
    "name": ("设备", "device"),
    "host_api": ("接口", "through"),
    "inputs": ("输入声道", "inputs"),
    "outputs": ("输出声道", "outputs"),
    "rate": ("采样率", "rate"),
    "default": ("默认", "default"),
    "input": ("输入", "input"),
    "output": ("输出", "output"),
    "tone": ("刚才在 {} 上播放了提示音。没听到？看看音量和输出设备。",
             "A tone was played on {}. Not heard? Look at the volume and at which output is chosen."),
    "speak": ("请对着 {} 说话（{:.0f} 秒）", "Please speak into {} for {:.0f} seconds"),
    "level": ("最轻 {:.0f}，最响 {:.0f} dBFS", "quietest {:.0f}, loudest {:.0f} dBFS"),
    "clipped": ("太响，已削波：请调低输入音量。",
                "Too loud, peaks are cut off: lower the input level."),
    "good": ("可以用。", "Fine."),
    "faint": ("没听到人声：请靠近些说话，或调高输入音量。",
              "No voice was heard: come closer, or raise the input level."),
    "checking": ("请安静：正在 {} 上播放，从 {} 录音。",
                 "Quiet, please: playing on {}, listening to {}."),
    "round_trip": ("往返延迟 {:.0f} 毫秒", "round trip {:.0f} ms"),
    "echo": ("回声 {:.0f} dB", "echo {:.0f} dB"),
    "no_echo": ("没有回声", "no echo"),
    "room": ("环境噪声 {:.0f} dBFS", "room {:.0f} dBFS"),
    "late": ("机器太忙，有 {} 块声音没跟上：结果可能不准。",
             "The machine was too busy for {} blocks of sound: figures may be off."),
    "headset": ("建议：耳机模式，对方可以打断机器人（callbot call --headset）。",
                "Advice: headset. People can interrupt the bot (callbot call --headset)."),
    "half-duplex": ("建议：半双工。机器人会听到自己，说话时不听（callbot call --speakers）；"
                    "想要可以打断，请戴耳机。",
                    "Advice: half-duplex. The bot would hear itself, so it does not listen while it "
                    "speaks (callbot call --speakers); to be able to interrupt it, use a headset."),
}  # fmt: skip
"""What is shown: Mandarin, English."""


@click.command()
@click.option("--input-device", metavar="DEVICE", help="A microphone: number or part of its name.")
@click.option("--output-device", metavar="DEVICE", help="A loudspeaker, likewise.")
@click.option("--tone", is_flag=True, help="Play a tone.")
@click.option(
    "--level",
    type=click.FloatRange(0.5, 3600),
    is_flag=False,
    flag_value=5.0,
    metavar="[SECONDS]",
    help="Show the microphone's level (for 5 seconds).",
)
@click.option("--check", "checked", is_flag=True, help="Measure the round trip and the echo.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    input_device: str | None,
    output_device: str | None,
    tone: bool,
    level: float | None,
    checked: bool,
    as_json: bool,
) -> None:
    """List microphones and loudspeakers; try whether they work.

    Exit status 2 where a device is missing, unplugged, busy, muted or hears next to nothing.

    Example:  callbot devices --check --output-device headset
    """
    from callbot.speech import card

    shown = _Shown(common.ui_language(ctx, "en"), quiet=as_json)
    result: dict[str, Any] = {}
    if not (tone or level or checked):
        result["devices"] = _list(card.devices(), shown)
    if tone:
        with card.Loudspeaker(output_device) as loudspeaker:
            result["tone"] = _tone(loudspeaker, shown)
    if level:
        with card.Microphone(input_device) as microphone:
            result["level"] = _level(microphone, level, shown)
    if checked:
        with card.Microphone(input_device) as microphone, card.Loudspeaker(output_device) as loud:
            result["check"] = _check(microphone, loud, shown)
    if as_json:
        common.print_json(result)
    _refuse_trouble(result)


class _Shown:
    """What a person sees; nothing where JSON is wanted."""

    def __init__(self, language: Language, *, quiet: bool) -> None:
        self._column = 0 if language == "zh" else 1
        self.quiet = quiet

    def word(self, key: str, *values: object) -> str:
        """A wording with its gaps filled."""
        return WORDS[key][self._column].format(*values)

    def say(self, key: str, *values: object) -> None:
        """One line."""
        if not self.quiet:
            click.echo(self.word(key, *values))


def _list(listed: Sequence[Device], shown: _Shown) -> list[dict[str, Any]]:
    from dataclasses import asdict

    from callbot.speech.card import find

    if not listed:
        find(None, "output")  # says why there is none
    if not shown.quiet:
        from rich.table import Table

        from callbot.review.tables import show

        keys = ("number", "name", "host_api", "inputs", "outputs", "rate", "default")
        table = Table(*map(shown.word, keys), box=None, pad_edge=False)
        for device in listed:
            sides = [side for side in ("input", "output") if getattr(device, f"is_default_{side}")]
            table.add_row(
                str(device.index), device.name, device.host_api, str(device.inputs or ""),
                str(device.outputs or ""), str(device.default_rate_hz),
                " ".join(map(shown.word, sides)),
            )  # fmt: skip
        show([table])
    return [asdict(device) for device in listed]


def _tone(loudspeaker: Loudspeaker, shown: _Shown) -> dict[str, Any]:
    from callbot.speech.card.echo import tone

    playback = loudspeaker.play(tone(_TONE_HZ, _TONE_SECONDS, 48_000))
    playback.wait(_TONE_SECONDS + 5.0)
    shown.say("tone", loudspeaker.device.name)
    return {"device": loudspeaker.device.name, "played_seconds": playback.position_seconds}


def _level(microphone: Microphone, seconds: float, shown: _Shown) -> dict[str, Any]:
    import numpy as np

    from callbot.speech.card.level import clipped, hearing_trouble, level_dbfs
    from callbot.speech.card.troubles import trouble

    shown.say("speak", microphone.device.name, seconds)
    blocks: list[Any] = []
    while sum(map(len, blocks)) < seconds * microphone.rate_hz:
        block = microphone.read(3.0)
        if block is None:
            raise trouble("stalled", microphone.device.name)
        blocks.append(block.samples)
        if not shown.quiet and sys.stdout.isatty() and len(blocks) % 5 == 0:
            click.echo("\r" + _meter(level_dbfs(np.concatenate(blocks[-5:]))), nl=False)
    if not shown.quiet and sys.stdout.isatty():
        click.echo()
    samples = np.concatenate(blocks)
    tenths = [level_dbfs(tenth) for tenth in np.array_split(samples, max(1, round(seconds * 10)))]
    found = hearing_trouble(samples)
    shown.say("level", min(tenths), max(tenths))
    if not found:
        loud_enough = max(tenths) > _FAINT_DBFS
        shown.say("clipped" if clipped(samples) else "good" if loud_enough else "faint")
    return {
        "device": microphone.device.name, "quietest_dbfs": round(min(tenths), 1),
        "loudest_dbfs": round(max(tenths), 1), "clipped": clipped(samples), "trouble": found,
    }  # fmt: skip


_FAINT_DBFS: Final = -50.0
"""People who speak at a laptop give −35 to −20 dBFS."""


def _meter(level: float) -> str:
    full = round(max(0.0, 1.0 - level / _FLOOR_DBFS) * _BARS)
    return f"{'█' * full}{'·' * (_BARS - full)} {level:4.0f} dBFS"


def _check(microphone: Microphone, loudspeaker: Loudspeaker, shown: _Shown) -> dict[str, Any]:
    from callbot.speech.card.check import check

    shown.say("checking", loudspeaker.device.name, microphone.device.name)
    found = check(microphone, loudspeaker)
    _say_check(found, shown)
    trip, echo = found.round_trip_seconds, found.echo_db
    return {
        "device": microphone.device.name, "output_device": loudspeaker.device.name,
        "room_dbfs": round(found.room_dbfs, 1),
        "round_trip_ms": None if trip is None else round(trip * 1000),
        "echo_db": None if echo is None else round(echo, 1),
        "advice": None if found.trouble else found.advice,
        "late_blocks": found.late, "trouble": found.trouble,
    }  # fmt: skip


def _say_check(found: Check, shown: _Shown) -> None:
    shown.say("room", found.room_dbfs)
    if found.round_trip_seconds is not None:
        shown.say("round_trip", found.round_trip_seconds * 1000)
        shown.say("echo", found.echo_db)
    elif not found.trouble:
        shown.say("no_echo")
    if found.late:
        shown.say("late", found.late)
    if not found.trouble:
        shown.say(found.advice)


def _refuse_trouble(result: dict[str, Any]) -> None:
    from callbot.speech.card.troubles import trouble

    for part in ("level", "check"):
        if found := result.get(part, {}).get("trouble"):
            raise trouble(found, result[part]["device"])
