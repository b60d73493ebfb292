"""A category that nothing can be taken for is never given."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject

CODES = ("unheard-category",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield categories without phrases and evidence, besides yes and no, which are built in."""
    for node, wait in subject.waits:
        for category in wait.categories:
            built_in = wait.expects == "yes_no" and category.id in ("yes", "no")
            if not (category.phrases or category.evidence or built_in):
                message = f"nothing that is said can mean `{category.id}` of `{node.id}`"
                path = ("nodes", node.id, "categories", category.id)
                yield Finding(path, CODES[0], message, "add `phrases`", at_key=True)
