"""`callbot say`: a prompt, or a whole letter for a loudspeaker, as sound."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from callbot.commands.common import load_script, script_argument, settings
from callbot.commands.contact import fields, slots
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.script import Script
    from callbot.speech.audio import Pcm

_LONGEST_MINUTES = 24 * 60.0


@click.command()
@script_argument
@click.argument("node", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The WAV file.")
@click.option("--play", is_flag=True, help="Play it on the loudspeaker of this computer.")
@click.option("--output-device", metavar="NAME", help="The loudspeaker for --play.")
@click.option(
    "--contact", multiple=True, metavar="FIELD=VALUE",
    help="Fill a slot, e.g. name=张伟, or a parameter of the script.",
)  # fmt: skip
@click.option(
    "--system-voice", metavar="NAME", help="A voice of this computer in place of espeak-ng's."
)
@click.option("--lufs", type=float, help="How loud a letter is (BS.1770; default -16).")
@click.option("--repeat-every", "every", type=float, metavar="MINUTES", help="Read it again.")
@click.option("--for", "for_", type=float, metavar="MINUTES", help="For how long it is repeated.")
@click.pass_context
def command(
    ctx: click.Context,
    script: str,
    node: str | None,
    output: Path | None,
    play: bool,
    output_device: str | None,
    contact: tuple[str, ...],
    system_voice: str | None,
    lufs: float | None,
    every: float | None,
    for_: float | None,
) -> None:
    """Speak the prompt of a node into a 16-bit WAV file, or read a letter aloud.

    A script that asks nothing is a letter: all of it, or one NODE, is read with pauses, as loud as a
    loudspeaker needs it, and again every so many minutes if asked.

    Example:  callbot say letter.zh -o letter.wav --repeat-every 30 --for 120
    """
    loaded = load_script(script)
    if output is None and not play:
        raise UsageError("nowhere to put the sound", hint="name a file with -o, or use --play")
    _check(loaded, script, node, lufs)
    _check_sound(output, output_device if play else None, play=play)
    minutes = _minutes(every, for_)
    person = fields(contact)
    _check_slots(loaded, script, person)
    texts = _texts(loaded, node, person)
    speak = _Speaking(ctx, replace(loaded, voice=system_voice or loaded.voice), bool(system_voice))
    sound = speak.prompt(str(node), texts[0]) if loaded.questions else speak.letter(texts, lufs)
    _tell(sound, texts, letter=not loaded.questions)
    if output is not None:
        _write(output, sound, minutes)
    if play:
        _play(sound, output_device, minutes)


def _check(script: Script, name: str, node: str | None, lufs: float | None) -> None:
    if node is not None and node not in script.nodes:
        raise UsageError(
            f"{name} has no node {node!r}", hint=f"its nodes: {', '.join(script.nodes)}"
        )
    if node is None and script.questions:
        raise UsageError(
            f"{name} asks questions: which prompt?", hint=f"its nodes: {', '.join(script.nodes)}"
        )
    if lufs is not None and not -40 <= lufs <= -8:
        raise UsageError(f"--lufs {lufs:g}: between -40 (quiet) and -8 (as loud as can be)")
    if lufs is not None and script.questions:
        raise UsageError(
            "--lufs is for letters", hint="prompts are played as loud as they are spoken"
        )


def _check_sound(output: Path | None, device: str | None, *, play: bool) -> None:
    """Before anything is spoken, which takes a while: where the sound is to go."""
    if output is not None and output.suffix.lower() not in (".wav", ".wave"):
        raise UsageError(f"{output}: what is written is a WAV file", hint="name it .wav")
    if play:
        from callbot.speech.card import find

        find(device, "output")


def _check_slots(script: Script, name: str, person: dict[str, str]) -> None:
    """A field of a wrong name would leave another telephone number in the letter."""
    known = slots(script)
    for field in person:
        if field not in known:
            there = f"it has {', '.join(known)}" if known else "it has none"
            raise UsageError(f"--contact {field}: {name} has no slot of this name", hint=there)


def _minutes(every: float | None, for_: float | None) -> tuple[float, float] | None:
    if every is None and for_ is None:
        return None
    if every is None or for_ is None:
        raise UsageError("--repeat-every and --for go together", hint="--repeat-every 30 --for 120")
    if not 0 < every <= _LONGEST_MINUTES or not 0 < for_ <= _LONGEST_MINUTES:
        raise UsageError(f"--repeat-every {every:g} --for {for_:g}: minutes, up to a day")
    return every, for_


def _texts(script: Script, node: str | None, contact: dict[str, str]) -> list[str]:
    """What is spoken: one node, or the letter from its first node to its last."""
    from callbot.core.prompting import filled

    names, following = [node] if node else [], None if node else script.start
    while following and following not in names:
        names.append(following)
        following = script.nodes[following].goto
    return [filled(script.nodes[str(name)].prompt, script, contact, {}) for name in names]


class _Speaking:
    """The synthesiser as the settings want it, for one script."""

    def __init__(self, ctx: click.Context, script: Script, of_system: bool) -> None:
        self._speech, self._script, self._of_system = settings(ctx).speech, script, of_system

    def prompt(self, node: str, text: str) -> Pcm:
        """A node's own prompt, recorded or synthesised."""
        return self._with(lambda say: say(node, text))

    def letter(self, texts: Sequence[str], lufs: float | None) -> Pcm:
        """Paragraphs, with pauses, made as loud as wanted."""
        from callbot.speech.announcing import LOUDNESS_LUFS, announcement

        loud = LOUDNESS_LUFS if lufs is None else lufs
        return self._with(lambda say: announcement(texts, lambda text: say("", text), loud))

    def _with(self, use: Callable[[Callable[[str, str], Pcm]], Pcm]) -> Pcm:
        from callbot.speech.engine import EngineSynthesiser
        from callbot.speech.prompts import PromptVoice
        from callbot.speech.tts import EspeakSynthesiser

        language = self._script.language
        with EspeakSynthesiser() as espeak:
            prompts = PromptVoice.configured(
                EngineSynthesiser() if self._of_system else espeak,
                language,
                self._speech.voice(language),
                self._speech.rate_wpm,
                self._speech.cache,
            )
            return use(lambda node, text: prompts.prompt(self._script, node, "ask", text))


def _tell(sound: Pcm, texts: Sequence[str], *, letter: bool) -> None:
    if not letter:
        click.echo(f"{sound.duration_seconds:.1f} s, {texts[0]}")
        return
    from callbot.speech.loudness import loudness_lufs, true_peak_dbtp

    click.echo("\n".join(texts))
    click.echo(
        f"{sound.duration_seconds:.1f} s, {loudness_lufs(sound):.1f} LUFS,"
        f" true peak {true_peak_dbtp(sound):.1f} dBTP"
    )


def _write(output: Path, sound: Pcm, minutes: tuple[float, float] | None) -> None:
    from callbot.speech.announcing import beginnings, write_repeated
    from callbot.speech.audio import write_wav

    if minutes is None:
        write_wav(output, sound)
        click.echo(f"{output}: {sound.duration_seconds:.1f} s")
        return
    at = beginnings(sound, minutes[0] * 60, minutes[1] * 60)
    seconds = write_repeated(output, sound, at)
    readings = "1 reading" if len(at) == 1 else f"{len(at)} readings"
    click.echo(f"{output}: {readings} in {seconds / 60:.1f} minutes")


def _play(sound: Pcm, device: str | None, minutes: tuple[float, float] | None) -> None:
    """Play it at each moment that it is due; Ctrl-C ends it."""
    from callbot.speech.announcing import beginnings
    from callbot.speech.card.loudspeaker import Loudspeaker

    at = beginnings(sound, minutes[0] * 60, minutes[1] * 60) if minutes else [0.0]
    began = time.monotonic()
    for number, due in enumerate(at, 1):
        time.sleep(max(0.0, began + due - time.monotonic()))
        with Loudspeaker(device) as loudspeaker:
            click.echo(f"reading {number} of {len(at)} on {loudspeaker.device.name}")
            loudspeaker.play(sound).wait(sound.duration_seconds + 5.0)
