"""`callbot say`: a prompt as sound."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from callbot.commands.common import load_script, script_argument, settings
from callbot.errors import UsageError


@click.command()
@script_argument
@click.argument("node")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The WAV file."
)
@click.option(
    "--contact", multiple=True, metavar="FIELD=VALUE", help="Fill a slot, e.g. name=张伟."
)
@click.option(
    "--system-voice", metavar="NAME", help="A voice of this computer in place of espeak-ng's."
)
@click.pass_context
def command(
    ctx: click.Context,
    script: str,
    node: str,
    output: Path,
    contact: tuple[str, ...],
    system_voice: str | None,
) -> None:
    """Speak the prompt of a node into a 16-bit WAV file.

    Example:  callbot say screening.zh travel -o travel.wav
    """
    from callbot.core.prompting import filled
    from callbot.speech.audio import write_wav
    from callbot.speech.engine import EngineSynthesiser
    from callbot.speech.prompts import PromptVoice
    from callbot.speech.tts import EspeakSynthesiser

    loaded = load_script(script)
    if node not in loaded.nodes:
        raise UsageError(
            f"{script} has no node {node!r}", hint=f"its nodes: {', '.join(loaded.nodes)}"
        )
    text = filled(loaded.nodes[node].prompt, loaded, fields(contact), {})
    speech, language = settings(ctx).speech, loaded.language
    with EspeakSynthesiser() as espeak:
        synthesiser = EngineSynthesiser() if system_voice else espeak
        prompts = PromptVoice.configured(
            synthesiser, language, speech.voice(language), speech.rate_wpm, speech.cache
        )
        spoken = replace(loaded, voice=system_voice or loaded.voice)
        pcm = prompts.prompt(spoken, node, "ask", text)
    write_wav(output, pcm)
    click.echo(f"{output}: {pcm.duration_seconds:.1f} s, {text}")


def fields(given: tuple[str, ...]) -> dict[str, str]:
    """`--contact` options as a contact. Raises UsageError for one without an equals sign."""
    pairs = [pair.partition("=") for pair in given]
    for name, equals, _ in pairs:
        if not equals or not name:
            raise UsageError(f"--contact {name!r} is not FIELD=VALUE", hint="for instance name=Li")
    return {name: value for name, _, value in pairs}
