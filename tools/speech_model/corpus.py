"""Sentences to learn from: the project's answer corpus and random words."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.speech_model import numbers
from tools.speech_model.segment import words_of_chinese, words_of_english
from tools.speech_model.templates import Slots, load
from tools.speech_model.vocabulary import places
from tools.speech_model.voices import Language

PAUSE = ","
"""Stands between words where the speaker stops for a moment."""

_HERE = Path(__file__).parent
_HESITANT = 0.12
"""Share of the answers that begin with a hesitation."""
_HESITATIONS = {
    "zh": ("嗯", "呃", "啊", "哦", "哎", "唉", "那个", "这个", "就是"),
    "en": ("um", "uh", "er", "oh", "well", "so", "hm", "like"),
}
_HALTING = 0.35
"""Share of the training sentences with pauses between words."""
_HALT = 0.4
"""Share of the gaps between the words of such a sentence that are pauses."""
_SYMPTOMS = {
    "zh": [
        "发烧", "咳嗽", "有点咳嗽", "干咳", "喘不上气", "呼吸困难", "胸闷", "头疼", "嗓子疼",
        "流鼻涕", "乏力", "发热", "低烧", "气短", "拉肚子", "有痰", "没力气",
    ],
    "en": [
        "a fever", "a cough", "a dry cough", "a headache", "a sore throat",
        "shortness of breath", "fever", "cough", "a runny nose", "a slight fever",
        "trouble breathing", "difficulty breathing", "a temperature", "chest pain", "chills",
        "a little cough", "a bad cough", "diarrhoea", "a blocked nose", "a high fever",
        "muscle pain", "tightness in my chest", "some coughing", "a bit of a cough",
    ],
}  # fmt: skip
_FAMILY = {
    "zh": [
        "我妈", "我爸", "爸妈", "父母", "儿子", "女儿", "两个孩子", "孩子", "老婆", "老公",
        "爱人", "爷爷", "奶奶", "婆婆", "公公", "孙子", "孙女", "媳妇", "儿媳",
    ],
    "en": [
        "my wife", "my husband", "my son", "my daughter", "my mother", "my father", "my parents",
        "two kids", "three children", "the baby", "my grandmother", "my grandfather",
        "my brother", "my sister",
    ],
}  # fmt: skip


def words(language: Language, text: str, counts: dict[str, float]) -> list[str]:
    """The vocabulary words of a text."""
    return words_of_english(text) if language == "en" else words_of_chinese(text, counts)


def _pick(options: Sequence[str]) -> Callable[[random.Random], str]:
    return lambda rng: rng.choice(options)


def slots(language: Language) -> Slots:
    """What the braces in corpus.*.txt stand for."""
    names = list(dict.fromkeys(_place_phrases(language)))
    common: dict[str, Callable[[random.Random], str]] = {
        "place": _pick(names),
        "symptom": _pick(_SYMPTOMS[language]),
        "family": _pick(_FAMILY[language]),
    }
    if language == "en":
        return common | {
            "small": lambda rng: numbers.english(rng.randint(1, 8)),
            "number": lambda rng: numbers.english(rng.randint(0, 100)),
            "temperature": numbers.english_temperature,
            "date": numbers.english_date,
        }
    return common | {
        "small": lambda rng: rng.choice("一两两三三四四五五六七八九十"),
        "number": lambda rng: numbers.chinese(rng.randint(0, 99)),
        "temperature": numbers.chinese_temperature,
        "date": numbers.chinese_date,
    }


def _place_phrases(language: Language) -> list[str]:
    return [name for name in places(language) if len(name) > 1]


def answers(language: Language, count: int, rng: random.Random) -> list[str]:
    """`count` sentences said from the templates, weights observed."""
    templates = load(_HERE / f"corpus.{language}.txt")
    weights = [template.weight for template in templates]
    filling = slots(language)
    chosen = rng.choices(templates, weights, k=count)
    return [" ".join(template.say(rng, filling).split()) for template in chosen]


def talk(language: Language, count: int, rng: random.Random) -> list[list[str]]:
    """Answers as people begin them, some after a hesitation: the texts between their pauses."""
    return [
        [rng.choice(_HESITATIONS[language]), text] if rng.random() < _HESITANT else [text]
        for text in answers(language, count, rng)
    ]


@dataclass(frozen=True, slots=True)
class Mix:
    """How many training sentences of which kind."""

    answers: int = 7000
    frequent: int = 3500
    """Random words drawn by frequency."""
    uniform: int = 3500
    """Random words, each as likely as the other, so that rare ones are heard too."""


def training_sentences(
    language: Language, counts: dict[str, float], mix: Mix, rng: random.Random
) -> list[list[str]]:
    """Sentences as lists of words and pauses, shuffled."""
    sentences = [
        list(_joined([words(language, part, counts) for part in parts]))
        for parts in talk(language, mix.answers, rng)
    ]
    vocabulary = list(counts)
    weights = [count**0.6 for count in counts.values()]
    sentences += [
        rng.choices(vocabulary, weights, k=rng.randint(1, 6)) for _ in range(mix.frequent)
    ]
    deck: list[str] = []
    for _ in range(mix.uniform):
        size = rng.randint(1, 5)
        if len(deck) < size:
            deck = rng.sample(vocabulary, len(vocabulary))
        sentences.append([deck.pop() for _ in range(size)])
    rng.shuffle(sentences)
    return [_halting(sentence, rng) for sentence in sentences if sentence]


def _joined(parts: Sequence[Sequence[str]]) -> Iterator[str]:
    """The parts with pauses between them."""
    for number, part in enumerate(parts):
        if number:
            yield PAUSE
        yield from part


def _halting(sentence: Sequence[str], rng: random.Random) -> list[str]:
    """Without such pauses in training the network hears words in every pause."""
    if rng.random() >= _HALTING:
        return list(sentence)
    halted = [sentence[0]]
    for before, word in itertools.pairwise(sentence):
        if PAUSE not in (before, word) and rng.random() < _HALT:
            halted.append(PAUSE)
        halted.append(word)
    return halted


def spoken(language: Language, sentence: Sequence[str]) -> str:
    """The text to synthesise."""
    if language == "en":
        return " ".join(sentence)
    return "".join(sentence).replace(PAUSE, "，")  # espeak does not stop at a narrow one
