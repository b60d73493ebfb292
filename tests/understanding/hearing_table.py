"""One short way to ask what an utterance means, for the tables of this folder."""

from __future__ import annotations

from datetime import date

from callbot.core.answers import Alternative, Understood
from callbot.core.script import Category, Expects, Language, Wait
from callbot.understanding.understand import Understanding, built_in_wait

TODAY = date(2020, 2, 10)
UNDERSTANDING: dict[Language, Understanding] = {
    "zh": Understanding(None, "zh"),
    "en": Understanding(None, "en"),
}
WAITS = {
    (expects, language): built_in_wait(expects, language)
    for expects in ("yes_no", "number", "temperature", "date", "place", "text")
    for language in UNDERSTANDING
}

SYMPTOMS = {
    "zh": Wait(
        "choice",
        (
            Category("none", ("[都](没有|没)", "没[什么]不舒服"), ("healthy",), none=True),
            Category("fever", ("[有点](发烧|发热|烧)",)),
            Category("cough", ("[有点](咳嗽|咳|干咳)",)),
            Category("breathless", ("(胸闷|气短|喘不上气)",)),
        ),
        several=True,
    ),
    "en": Wait(
        "choice",
        (
            Category("none", ("(none|nothing)", "no symptoms"), ("healthy",), none=True),
            Category("fever", ("[a] fever", "[a] temperature")),
            Category("cough", ("[a] (cough|coughing)",)),
            Category("breathless", ("short of breath", "can't breathe")),
        ),
        several=True,
    ),
}


def heard(
    text: str,
    language: Language = "zh",
    question: str = "",
    expects: Expects = "yes_no",
    wait: Wait | None = None,
    confirming: bool = False,
) -> Understood:
    """The verdict on one text."""
    return UNDERSTANDING[language].understand(
        wait or WAITS[expects, language],
        (Alternative(text),),
        question=question,
        confirming=confirming,
        today=TODAY,
    )


def meaning(understood: Understood, *, likeness: bool = False) -> str:
    """A verdict in one word: the categories, the request after `?`, or `-`.

    What rules left open is `-` without `likeness`, though it is asked back as what it is like.
    """
    like = understood.kind == "answer" and understood.because.startswith("likeness ")
    if understood.kind == "no_match" or (like and not likeness):
        return "-"
    if understood.kind == "request":
        return f"?{understood.category}"
    return ",".join(understood.categories) or str(understood.value)
