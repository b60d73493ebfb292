"""What a recogniser's grammar should know at a node (being written)."""

from __future__ import annotations

from callbot.core.script import Language, Node, Script, Wait


def samples(script: Script, node: Node) -> tuple[str, ...]:
    """Every plain phrase that is likely at a node, unsegmented, without repeats."""
    return samples_for(node.wait, script.language) if node.wait else ()


def samples_for(wait: Wait, language: Language) -> tuple[str, ...]:
    """The same for a wait outside any script."""
    return ()
