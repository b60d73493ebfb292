"""English requests by how they are built: what phrases cannot list, since words of the day stand in them.

"In the past how many days?", "I told you two but that's not correct", "I'll say that to a nurse, not to a
tape". Those of `SURE` are looked for in every utterance, those of `SIGNS` only in one that nothing else was
understood of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from callbot.core.script import Request
from callbot.understanding.signs_en_answers import (
    CORRECTION,
    MISHEARD,
    REFUSE,
    REFUSE_LOOSELY,
    UNSURE,
)
from callbot.understanding.signs_en_call import (
    ECHO,
    HELLO,
    HOLD,
    LATER,
    REPEAT_LOOSELY,
)
from callbot.understanding.signs_en_caller import (
    HUMAN,
    OR_ROBOT,
    ROBOT,
    WHO,
)
from callbot.understanding.surface import any_said, listed

Signs = dict[Request, tuple[re.Pattern[str], frozenset[str]]]
"""Request → how it is built, and words of which it has at least one."""


def _signs(listing: tuple[tuple[Request, tuple[str, ...], str], ...]) -> Signs:
    return {
        request: (any_said(expressions), frozenset(listed(words)))
        for request, expressions, words in listing
    }


SURE: Final = _signs((
    (
        "correction", CORRECTION,
        "not wrong mistake lie untrue false should wrongly incorrectly answered answer change correct fix "
        "amend revise back muddled mixed misunderstood misheard misspoke soon scratch strike confused "
        "incorrect rubbish nonsense undo alter redo forgot meant error but right slip",
    ),
    (
        "human", HUMAN,
        "talk talking speak speaking say tell telling explain discuss transfer connect chat deal machine "
        "robot computer recording bot tape voice person human operator agent representative executive manager "
        "supervisor boss nurse doctor instead put",
    ),
    (
        "refuse", REFUSE,
        "business concern affair affairs doctor god mind rather prefer sooner choose telling saying "
        "discussing not nothing sharing giving disclosing revealing discuss share disclose reveal tell give "
        "talk",
    ),
    (
        "robot", OR_ROBOT,
        "or siri alexa cortana google xiaoai",
    ),
    (
        "repeat", ECHO,
        "what who whom whose where when which many long much one",
    ),
))  # fmt: skip
"""They hold whatever else was understood."""
SIGNS: Final = _signs((
    (
        "robot", ROBOT,
        "robot machine computer recording bot tape automated automatic recorded siri alexa chatbot ai real "
        "actual live living human flesh pulse",
    ),
    (
        "refuse", REFUSE_LOOSELY,
        "do know need right ask skip pass leave move next personal private intrusive nosy nosey else decline "
        "refuse should would must",
    ),
    (
        "later", LATER,
        "call ring phone try ask contact speak talk come do get reach catch buzz make discuss continue carry "
        "finish answer have give middle about way late rushing cooking driving meeting wheel till bus train "
        "expecting tied feeding caught catching bad awkward busy wrong inconvenient wait convenient free time "
        "later afterwards after another next",
    ),
    (
        "hello", HELLO,
        "wei hello hi hey ni hullo hallo allo yello yo ahoy there line listening hear lost lose cut gone good",
    ),
    (
        "repeat", REPEAT_LOOSELY,
        "what who whom whose where when which how again slowly louder mean plainly simply simpler faint "
        "breaking muffled english mumbling quiet only just lost missed not top beginning start ears hearing "
        "deaf up one differently clearly",
    ),
    (
        "hold", HOLD,
        "hold hang bear wait give gimme lend let will need must right door gate pan pot kettle milk soup rice "
        "food baby dog tap doorbell have stay back stove stop tick ticks second seconds moment sec minute",
    ),
    (
        "who", WHO,
        "who whom name which what where how scam fraud con hoax prank trick genuine legit legitimate swindle "
        "prove proof verify know whose why from with bank police council hospital government clinic ministry "
        "authority bureau committee insurance company office sent selling scammers telesales telemarketing",
    ),
    (
        "correction", MISHEARD,
        "wrong that not forgot",
    ),
    (
        "unsure", UNSURE,
        "not memory mind thermometer",
    ),
))  # fmt: skip
"""They hold where nothing was understood, in this order."""


def built(plain: str, signs: Signs) -> Iterator[tuple[Request, int, int]]:
    """The requests that a plain form holds by how they are built, and where."""
    words = frozenset(plain.split())
    for request, (expression, known) in signs.items():
        if known.isdisjoint(words):
            continue
        match = expression.search(plain)
        if match and match.end() > match.start():
            yield request, *match.span()
