"""English: the words the rules work with, as data."""

from __future__ import annotations

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
    "k": "okay", "kay": "okay", "okey": "okay", "yea": "yeah", "yah": "yeah", "yeh": "yeah",
    "yes'm": "yes", "yeap": "yep", "yip": "yep", "yup": "yep", "aye": "yes", "nop": "nope",
    "naw": "nah", "nay": "no", "noo": "no", "nooo": "no", "noooo": "no", "yess": "yes",
    "yesss": "yes", "cuz": "because", "cause": "because", "'cause": "because", "plz": "please",
    "pls": "please", "mhm": "mmhmm", "mmhm": "mmhmm", "uhhuh": "uhhuh", "nuhuh": "uhuh",
    "unhunh": "uhuh", "huhuh": "uhuh", "mom": "mother", "mum": "mother", "mam": "madam",
    "ma'am": "madam", "nothing's": "nothing is", "somebody's": "somebody is",
    "someone's": "someone is",
}  # fmt: skip
"""A word → how it is written out."""

SPELLINGS: dict[str, str] = {
    "uh huh": "uhhuh", "um hum": "mmhmm", "um hm": "mmhmm", "mm hmm": "mmhmm", "mm hm": "mmhmm",
    "um huh": "uhhuh", "m hm": "mmhmm", "mhm": "mmhmm", "hm hmm": "mmhmm", "umhum": "mmhmm",
    "unh hunh": "uhhuh", "uh hum": "uhhuh", "a ha": "uhhuh", "aha": "uhhuh", "nuh uh": "uhuh",
    "huh uh": "uhuh", "uh uh": "uhuh", "unh unh": "uhuh", "mm mm": "uhuh", "hunh uh": "uhuh",
    "un uh": "uhuh", "uh un": "uhuh", "o k": "okay", "a okay": "okay", "no one": "noone",
    "any more": "anymore", "any one": "anyone", "some one": "someone", "every one": "everyone",
    "do n t": "do not", "have n t": "have not", "alright": "all right", "thing so": "think so",
}  # fmt: skip
"""Words said apart → together."""

EDGES = (
    "um", "uh", "er", "erm", "ah", "oh", "well", "so", "like", "hmm", "hm", "mm", "please", "now",
    "you know", "i mean", "you see", "let us see", "let me see", "okay", "thanks", "thank you",
    "sorry", "hey", "hi", "hello", "sir", "madam", "actually", "and", "then", "just", "really",
    "honestly", "to be honest", "i think", "i guess", "anyway", "look", "eh", "huh", "gee", "gosh",
    "boy", "man",
)  # fmt: skip
"""Words that may stand around a phrase and change nothing."""

LEXICON: dict[str, tuple[str, ...]] = {
    "yes": (
        "yes", "yeah", "yep", "sure", "sure do", "sure did", "sure have", "sure am", "sure is",
        "for sure", "certainly", "absolutely", "definitely", "of course", "indeed", "correct",
        "right", "that is right", "that is it", "that is true", "true", "exactly", "affirmative",
        "positive", "you bet", "you got it", "agreed", "agree", "so do i", "so did i", "so have i",
        "so am i", "me too", "same here", "totally", "precisely", "no doubt", "no problem",
        "no doubt about it", "without a doubt", "no question", "why not", "sounds good",
        "sounds great", "that would be great", "that would be good", "that would be fine",
        "that is fine", "that works", "that would work", "by all means", "with pleasure",
        "my pleasure", "happy to", "glad to", "surely", "sounds right", "accurate", "very much so",
        "very much", "all right", "you are right", "i agree", "certainly am", "guilty", "naturally",
        "obviously", "undoubtedly", "fo sho", "okie dokie", "hell yes", "hell yeah", "be my guest",
        "go for it", "i am afraid so", "so it is", "quite so", "spot on", "that would be nice",
        "it is okay", "that is okay", "that is good", "it is fine", "that would be awesome",
        "a fact", "can not say no",
    ),
    "weak": (
        "many times", "a few times", "several times", "a couple of times", "a couple times",
        "lots of times", "quite a bit", "quite a lot", "quite often", "uhhuh", "mmhmm", "okay",
        "mm", "ya", "fine", "good", "great", "cool", "perfect", "awesome", "wonderful", "excellent",
    ),
    "no": (
        "no", "nope", "nah", "negative", "no way", "uhuh", "nada", "never ever", "erroneous",
        "not so", "incorrect", "inaccurate", "untrue", "false", "wrong", "hell no", "no thanks",
        "no thank you", "of course not", "absolutely not", "certainly not", "definitely not",
        "not really", "not at all", "not me", "not yet", "not a bit", "not that i know of",
        "not to my knowledge", "not as far as i know", "not as far as i am aware",
        "not that i am aware of", "not that i remember", "not that i recall",
        "not that i can think of", "not i", "by no means", "no sir", "no madam", "i doubt it",
        "doubtful", "disagree", "i disagree", "hardly", "on the contrary", "out of the question",
        "i am afraid not", "i think not", "i guess not", "i suppose not", "i hope not",
        "i believe not", "probably not", "not a chance", "no chance", "nothing like that",
        "none of that", "not so far", "not lately", "not recently", "not once", "nothing", "none",
        "neither", "not exactly", "not particularly", "not necessarily", "not likely", "unlikely",
        "not especially", "not personally", "not too much", "not very much", "not much",
        "not very often", "not often", "not usually", "not anymore", "not interested", "i pass",
        "i will pass", "neither do i", "neither did i", "neither have i", "neither am i",
        "nor do i", "nor have i", "nor did i", "me neither", "no longer", "heck no", "god no",
        "not quite", "not even close", "no siree", "never have", "never did", "never was",
        "not currently", "not right now", "not now", "not today", "far from it", "rather not",
        "would rather not", "nobody", "noone", "refuse",
    ),
    "neg": (
        "not", "never", "no", "none", "nothing", "nobody", "noone", "without", "nowhere", "hardly",
        "neither", "nor", "barely", "stopped", "free of", "anything but", "no longer", "denied",
        "lack",
    ),
    "neutral": (
        "no kidding", "no joke", "not only", "no matter", "right hand", "not to mention",
        "yes or no", "whether or not", "or not", "if not", "no good", "right side", "no wonder",
        "no offense", "no worries", "no big deal", "not bad", "not too bad", "not so bad",
        "my right", "the right",
    ),
    "unsure": (
        "do not know", "not sure", "no idea", "no clue", "do not remember", "can not remember",
        "do not recall", "can not recall", "not certain", "unsure", "who knows", "beats me",
        "hard to say", "hard to tell", "could not tell you", "could not say", "can not say",
        "can not tell", "depends", "it depends", "not positive", "no earthly idea",
        "have not a clue", "not a clue", "not the foggiest", "have not the foggiest",
        "shit if i know", "hell if i know", "damned if i know", "torn", "have not decided",
        "not decided", "have an opinion", "no opinion", "drawing a blank", "no knowledge",
        "unaware", "one or the other", "on the fence", "can not make up my mind", "make up my mind",
        "above my pay", "maybe either", "could go either", "either of them", "not confident",
        "not to sure", "a possibility", "do not have that information", "can not answer",
        "have not thought", "maybe yes maybe no", "can not be sure", "can not be certain",
        "not for sure", "do not know for sure", "not know", "i forget", "i forgot", "forgot",
        "uncertain", "your guess is as good as mine", "search me", "have no idea",
        "have not checked", "have not measured", "have not taken it", "did not check",
        "do not have a thermometer", "could be either", "might be either", "either or",
        "either one", "yes and no", "maybe maybe not", "could go either way", "possibly not",
        "not confident", "wish i knew", "do not have a clue", "do not have any idea",
        "not entirely sure", "not really sure", "not too sure", "not quite sure", "not so sure",
        "tough to say", "difficult to say", "what do you think", "do not really know",
        "do not have an answer", "not exactly sure", "would not know", "not a hundred percent sure",
        "sometimes yes sometimes no", "maybe not maybe", "up in the air", "undecided", "either way",
        "can not decide", "toss up", "hard to remember", "not able to say", "both",
        "do not honestly know", "do not have the answer", "have no clue", "to be determined",
        "lost track", "am clueless", "slipped my mind", "escapes me", "do not actually know",
        "did not count", "did not measure", "did not take it",
    ),
    "hedge": (
        "think", "guess", "suppose", "believe", "probably", "maybe", "perhaps", "possibly", "might",
        "may", "kind of", "sort of", "i imagine", "seems", "as far as i know", "i hope",
        "apparently", "sometimes", "somewhat", "a little", "once in a while", "occasionally",
        "partly", "partially", "more or less", "presume", "reckon", "assume", "appears", "in a way",
        "to some extent", "could be", "seem", "pretty much", "i feel", "would say",
        "i would imagine", "expect", "almost", "about", "not that i",
    ),
    "fix": (
        "no wait", "wait", "wait a minute", "hold on", "hang on", "actually", "i mean", "sorry",
        "scratch that", "oh wait", "correction", "let me correct", "i take that back",
        "come to think of it", "on second thought", "my mistake", "i forgot", "now that i think",
        "oh i forgot", "i lied", "oh yeah", "oh yes", "oh no", "what am i saying",
        "let me rephrase", "i misspoke", "i remember now", "strike that", "excuse me",
    ),
    "but": (
        "but", "just", "only", "although", "though", "except", "however", "because", "and", "so",
        "then", "or", "if", "when", "which", "who", "instead", "rather", "yet", "still", "while",
        "until", "since", "except for", "other than that", "besides that", "apart from that",
        "otherwise",
    ),
    "except": (
        "apart from", "other than", "besides", "aside from", "except for", "except",
    ),
    "condition": (
        "if", "unless", "would have", "was going to", "were going to", "wanted to", "planned to",
        "planning to", "going to", "supposed to", "want to", "hoping to", "would like to",
        "would like", "would love to", "used to", "will",
    ),
    "ask": (
        "what", "who", "where", "why", "how", "when", "which", "are you", "do you", "is this",
        "is it", "is that", "can you", "could you", "did you", "have you", "what do you", "whose",
        "does it", "are they", "do i", "am i", "should i", "would you", "will you", "huh", "was it",
    ),
    "soft": (
        "i would have to say", "i have to say", "i must say", "i got to say", "i have got to say",
        "i am going to say", "i will say", "i would have to go with", "i will have to say",
        "i am gonna say", "my answer is", "the answer is", "um", "uh", "er", "erm", "ah", "oh",
        "well", "like", "hmm", "hm", "please", "you know", "let us see", "let me see", "thanks",
        "thank you", "sir", "madam", "honestly", "to be honest", "anyway", "look", "eh", "gee",
        "gosh", "boy", "hey", "hi", "hello", "dear", "oh boy", "my goodness", "oh my", "oh god",
        "god", "damn",
    ),
    "self": (
        "i", "we", "me", "us", "myself",
    ),
    "person": (
        "you", "he", "she", "they", "it", "that", "this", "there", "these", "those", "my husband",
        "my wife", "my son", "my daughter", "people", "everybody", "someone", "somebody",
    ),
    "universal": (
        "any", "anything", "anyone", "anybody", "anywhere", "at all", "ever", "even", "a single",
    ),
    "adverb": (
        "right now", "right here", "right after", "right away", "right before", "really",
        "definitely", "certainly", "just", "still", "also", "too", "always", "ever", "recently",
        "lately", "now", "today", "yesterday", "currently", "usually", "generally", "honestly",
        "probably", "surely", "very", "quite", "much", "pretty", "a lot", "often", "once", "twice",
        "already", "as well", "most", "exactly", "particularly", "personally", "necessarily",
        "indeed", "absolutely", "both", "all", "at all", "either", "yet", "before", "once or twice",
        "last week", "last month", "last year", "every day", "all the time", "a bit", "always have",
        "myself",
    ),
    "aux": (
        "am", "is", "are", "was", "were", "do", "does", "did", "have", "has", "had", "can", "could",
        "will", "would", "should", "must", "be", "been", "might", "may", "shall",
    ),
    "verb": (
        "like", "love", "enjoy", "want", "need", "know", "went", "go", "gone", "been", "travel",
        "traveled", "travelled", "left", "visited", "came", "met", "saw", "seen", "had", "got",
        "took", "tried", "live", "work", "own", "watch", "play", "use", "say so", "think so",
        "believe so", "guess so", "suppose so", "hope so", "agree", "heard", "read", "done",
        "received", "touched", "contact", "exposed",
    ),
}  # fmt: skip
"""Tag → words. The longest word at a place wins; of equal ones, the tag further up."""

SYNONYMS = (
    "went go gone been travel traveled travelled left visited came took",
    "met saw seen contact exposed touched", "like love enjoy",
)  # fmt: skip
"""Verbs that answer for each other."""
