"""English: yes and no said through their opposites, as set phrases and as words that turn what follows.

"I can't say I haven't",
    "I'd be lying if I said no" and "not unlikely" have two negators that cancel
out.
"""

from __future__ import annotations

from itertools import product

from callbot.understanding.surface import listed

UNSAYING: tuple[str, ...] = (
    *(
        f"{helping} not {saying}{that}"
        for helping, saying, that in product(
            ("can", "could", "will", "would"),
            ("say", "claim", "pretend", "swear"),
            ("", " that", " as"),
        )
    ),
    "would be lying if i said", "would be lying if i told you", "would be lying to say",
    "would be lying if i said that", "would be a lie to say", "wish i could say",
    "it is not like", "wish i could tell you", "wish i could say that", "not true that",
    "not true to say",
    "not the case that", "not as if", "not as though",
)  # fmt: skip
"""What stands behind them is the other way round."""
_UN = listed(
    "unlikely impossible uncommon unusual unfair unhappy unreasonable unheard incorrect untrue "
    "dissatisfied displeased unhealthy unwell unwelcome unimportant disappointed opposed against"
)
_AGAINST = tuple(
    f"{denied} {against}"
    for denied, against in product(
        ("not", "nothing", "no", "not anything"),
        ("against it", "against that", "against the idea", "opposed to it"),
    )
)
_REGRET = tuple(f"wish {s} {a} not" for s, a in product(("i", "we"), ("had", "did", "was", "were")))

THROUGH_NO: tuple[str, ...] = (
    *_REGRET, *_AGAINST, *(f"not {word}" for word in _UN), *(f"not at all {word}" for word in _UN),
    "no denying it", "no point denying it", "no use denying it", "no point in denying it",
    "no denying that", "no denying", "can not deny it", "can not argue with that",
    "can not argue", "can not disagree", "would not disagree", "do not disagree", "not disagree",
    "do not doubt it", "do not doubt that", "never doubted it", "not once but", "not just once",
    "not only once", "more than once", "more than twice", "can not fault it", "can not fault them",
    "can not fault him", "can not fault her", "can not complain", "could not complain",
    "nothing to complain about",
    "could not ask for better", "could not ask for more",
    "could not need anymore",
)  # fmt: skip
"""They say yes."""
THROUGH_YES: tuple[str, ...] = ("could not agree less", "could not care less")
"""They say no."""
