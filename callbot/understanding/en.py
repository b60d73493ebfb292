"""English: the words the rules work with, as data."""

from __future__ import annotations

from itertools import product

from callbot.understanding.en_answers import ANSWERS
from callbot.understanding.en_words import WORDS

CONTRACTIONS: dict[str, str] = {
    "can't": "can not", "cannot": "can not", "cant": "can not", "won't": "will not",
    "wont": "will not", "ain't": "am not", "aint": "am not", "shan't": "shall not",
    "dont": "do not", "didnt": "did not", "doesnt": "does not", "isnt": "is not",
    "arent": "are not", "wasnt": "was not", "werent": "were not", "havent": "have not",
    "hasnt": "has not", "hadnt": "had not", "wouldnt": "would not", "couldnt": "could not",
    "shouldnt": "should not", "mustnt": "must not", "im": "i am", "ive": "i have",
    "youre": "you are", "youve": "you have", "theyre": "they are", "weve": "we have",
    "thats": "that is", "that's": "that is", "it's": "it is", "he's": "he is", "she's": "she is",
    "what's": "what is", "whats": "what is", "who's": "who is", "whos": "who is",
    "there's": "there is", "here's": "here is", "where's": "where is", "how's": "how is",
    "let's": "let us", "everything's": "everything is", "nobody's": "nobody is",
    "everyone's": "everyone is", "hes": "he is", "shes": "she is", "gonna": "going to",
    "wanna": "want to", "gotta": "got to", "dunno": "do not know", "donno": "do not know",
    "kinda": "kind of", "sorta": "sort of", "lemme": "let me", "gimme": "give me",
    "coulda": "could have", "y'all": "you", "u": "you", "ur": "your", "r": "are", "ok": "okay",
    "k": "okay", "kay": "okay", "okey": "okay", "yea": "yeah", "yah": "yeah", "ja": "yeah", "yeh": "yeah",
    "yes'm": "yes", "yeap": "yep", "yip": "yep", "yup": "yep", "aye": "yes", "nop": "nope",
    "naw": "nah", "nay": "no", "noo": "no", "nooo": "no", "noooo": "no", "yess": "yes",
    "yesss": "yes", "cuz": "because", "cause": "because", "'cause": "because", "plz": "please",
    "pls": "please", "mhm": "mmhmm", "mmhm": "mmhmm", "uhhuh": "uhhuh", "nuhuh": "uhuh",
    "unhunh": "uhuh", "huhuh": "uhuh", "mom": "mother", "mum": "mother", "mam": "madam",
    "ma'am": "madam", "nothing's": "nothing is", "somebody's": "somebody is",
    "someone's": "someone is", "helloo": "hello", "hellooo": "hello", "helloooo": "hello",
    "hellooooo": "hello",
    "hullo": "hello", "hallo": "hello", "heyy": "hey",
}  # fmt: skip
"""A word → how it is written out."""

SPELLINGS: dict[str, str] = {
    "uh huh": "uhhuh", "um hum": "mmhmm", "um hm": "mmhmm", "mm hmm": "mmhmm", "mm hm": "mmhmm",
    "um huh": "uhhuh", "m hm": "mmhmm", "mhm": "mmhmm", "hm hmm": "mmhmm", "umhum": "mmhmm",
    "unh hunh": "uhhuh", "uh hum": "uhhuh", "a ha": "uhhuh", "aha": "uhhuh", "nuh uh": "uhuh",
    "huh uh": "uhuh", "uh uh": "uhuh", "unh unh": "uhuh", "mm mm": "uhuh", "hunh uh": "uhuh",
    "un uh": "uhuh", "uh un": "uhuh", "o k": "okay", "a okay": "okay", "no one": "noone",
    "any more": "anymore", "any one": "anyone", "some one": "someone", "every one": "everyone",
    "do n t": "do not", "ca not": "can not", "wo not": "will not", "have n t": "have not", "alright": "all "
    "right", "thing so": "think so",
    "so much as a": "even a", "so much as an": "even an", "so much as any": "even any",
}  # fmt: skip
"""Words said apart → together."""

SPELLINGS |= {
    f"{said} {dear}": said
    for said, dear in product(
        ("yes", "yeah", "no", "nope", "sorry", "hello", "indeed", "thanks", "thank you"),
        ("love", "mate", "pal", "dear", "my dear", "darling", "pet", "duck", "son", "honey", "buddy",
         "young man", "young lady"),
    )
}  # fmt: skip
"""Whom somebody speaks to, said behind an answer, is none of it."""

SPELLINGS |= {
    f"would {done}": f"had {done}" for done in ("got", "been", "gone", "seen", "taken", "caught")
}
"""Who'd got on: where "'d" was written out, it is "had" before a participle."""

EDGES = (
    "um", "uh", "er", "erm", "ah", "oh", "well", "so", "like", "hmm", "hm", "mm", "please", "now",
    "you know", "i mean", "you see", "let us see", "let me see", "okay", "thanks", "thank you",
    "sorry", "hey", "hi", "hello", "sir", "madam", "actually", "then", "just", "really",
    "honestly", "to be honest", "i think", "i guess", "anyway", "look", "eh", "huh", "gee", "gosh",
    "boy", "man",
)  # fmt: skip
"""Words that may stand around a phrase and change nothing."""

LEXICON: dict[str, tuple[str, ...]] = {**ANSWERS, **WORDS}
"""Tag → words. The longest word at a place wins; of equal ones, the tag further up."""

SYNONYMS = (
    ("went", "go", "gone", "been", "travel", "traveled", "travelled", "left", "visited", "came"),
    ("met", "saw", "seen", "contact", "exposed", "touched"),
    ("watch", "watched", "watching", "see", "saw", "seen", "caught", "catch"),
    ("like", "love", "enjoy", "care for", "loved", "liked", "enjoyed", "loves", "likes", "enjoys"),
    ("received", "receive", "got", "get", "arrived"),
    ("have", "has", "had", "got", "own"),
)  # fmt: skip
"""Words that answer for each other."""

_SCALES = (
    ("big huge large enormous massive gigantic", "small little tiny"),
    ("hot warm boiling scorching sweltering roasting", "cold freezing chilly cool mild"),
    (
        "good great wonderful fantastic excellent lovely terrific nice fun amazing fabulous brilliant "
        "delicious beautiful superb fascinating marvelous",
        "bad terrible awful horrible rotten boring dull dreadful lousy disgusting",
    ),
    ("expensive costly pricey", "cheap inexpensive"),
    ("scared frightened afraid terrified petrified", "unafraid"),
    ("happy glad pleased satisfied delighted thrilled", "unhappy disappointed miserable upset"),
    ("easy simple", "hard difficult tough"),
    ("safe", "dangerous unsafe"),
    ("far", "close near nearby"),
    ("married", "single divorced widowed unmarried widow widower"),
    ("unwell ill sick poorly", "well fine healthy great okay"),
    ("better improving improved", "worse worsening"),
    ("work working employed", "retired unemployed"),
    ("own bought", "rent renting"),
    ("open business running", "closed shut bankrupt"),
    ("crowded packed jammed mobbed", "empty deserted"),
)
"""What stands for one end of a scale, and for the other."""
_PRAISE, _BLAME = next(pair for pair in _SCALES if "great" in pair[0].split())
LIKING = frozenset(("like", "love", "enjoy"))
PRAISE, BLAME = frozenset(_PRAISE.split()), frozenset(_BLAME.split()) | {"hated", "disliked"}
"""Who likes something, tells by saying how it is: great, or awful."""
OPPOSITES = (
    (
        ("like", "love", "enjoy", "care for"),
        (
            "hate",
            "dislike",
            "detest",
            "despise",
            "hated",
            "disliked",
            "can not stand it",
            "can not stand",
            "can not bear it",
        ),
    ),
    *((tuple(one.split()), tuple(other.split())) for one, other in _SCALES),
)
"""Words that deny each other."""
ALIKE = (
    *(group for pair in OPPOSITES[1:] for group in pair),
    ("rain", "raining", "rained", "rainy", "pouring", "drizzling"),
    ("snow", "snowing", "snowed", "snowy"),
)
"""Words that answer for each other wherever a question has one of them."""
