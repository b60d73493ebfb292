"""A simulation's worth of calls of the shipped scripts, drawn from one seed."""

from random import Random

from callbot.core import messages as m
from callbot.core.answers import Alternative, Understood
from callbot.store.journal import BatchJournal
from callbot.store.registry import RunPlan, begin_run, finish_run
from callbot.store.rows import Truth, call_record

AT = "2020-02-10T09:00:00+08:00"
NAMES = {"zh": ("张伟", "王秀英", "欧阳建国", "李娜"), "en": ("Mary Smith", "Bob O'Neil", "Li Na")}
WORDS = {
    "zh": {
        "yes": "去 过 一 趟", "no": "没有 一直 在 家", "fever": "有点 发烧", "none": "都 没有",
        "武汉": "去 的 武汉", "郑州": "郑州", "2020-01-22": "上个 月 二十 二 号",
        "?": "哎 你 说 这个 天气 啊", "stop": "别 再 打 了",
    },
    "en": {
        "yes": "yes i have been there", "no": "no not at all", "fever": "a bit of a fever",
        "none": "nothing", "Wuhan": "to wuhan", "2020-01-22": "the twenty second of january",
        "?": "well you know the weather", "stop": "stop",
    },
}  # fmt: skip


class Caller:
    """One call after the other."""

    def __init__(self, script, seed=1):
        self.script, self.rng = script, Random(seed)
        self.words = WORDS[script.language]
        self.places = ("武汉", "郑州") if script.language == "zh" else ("Wuhan",)

    def call(self, number):
        """Events and truth of one call."""
        self.events, self.turn, self.at, self.said, self.truth = [], 0, 0.0, [], {}
        fate = self.rng.choices(
            ("clear", "flagged", "missed", "call_back", "unreached", "false_alarm", "stop"),
            (60, 14, 2 if number else 0, 5, 4, 2, 5),
        )[0]
        travelled = fate in ("flagged", "missed", "false_alarm")
        for node in self.script.questions:
            if not self.question(node, fate, travelled):
                break
        last = next(reversed(self.script.nodes.values())).id
        ending = {"unreached": "break_off", "stop": "stop", "call_back": "partial"}
        self.events.append((self.at, m.Ended(ending.get(fate, "complete"), last, "said")))
        key = fate in ("flagged", "missed", "unreached")
        outcome = "unreached" if fate == "stop" else fate
        persona = "wordy, cmn+f3, 20 dB babble"
        true = Truth(self.truth, key, "high" if key else "", outcome, persona, tuple(self.said))
        return fate, true

    def question(self, node, fate, travelled):
        """Ask one; False ends the call."""
        answer = self.answer(node, travelled)
        if answer is None:
            return True
        self.ask(node, "ask")
        if fate == "unreached" and node.id == "travel":
            self.truth["travel"] = ("yes", "not_asked")
            return False
        if fate == "stop" and node.id == "travel":
            self.reply(node, "stop", "request", "stop")
            self.events.append((self.at, m.Barred(self.turn, "stop")))
            return False
        if self.rng.random() < 0.15 or (fate == "call_back" and node.id == "contact"):
            self.reply(node, "?", "no_match", None)
            self.ask(node, "no_match")
            if fate == "call_back" and node.id == "contact":
                self.reply(node, "?", "no_match", None)
                self.events.append((self.at, m.Dropped(self.turn, node.id, "no_match")))
                self.events.append((self.at, m.CallBack(node.id, "no_match")))
                self.truth[node.id] = ("no", "unresolved")
                return True
        stored = "no" if fate == "missed" and node.id == "travel" else answer
        self.record(node, answer, stored)
        if fate in ("flagged", "false_alarm") and node.id == "travel_place":
            self.flag(answer)
        return not (fate == "missed" and node.id == "travel")

    def answer(self, node, travelled):
        """What is true; None skips the question."""
        if node.id in ("travel_place", "travel_date") and not travelled:
            return None
        if node.id == "temperature":
            return None
        return {
            "identity": "yes", "travel": "yes" if travelled else "no",
            "travel_place": self.rng.choice(self.places), "travel_date": "2020-01-22",
            "symptoms": self.rng.choice(("none",) * 9 + ("fever",)),
            "household": self.rng.randint(1, 9),
        }.get(node.id, "no")  # fmt: skip

    def ask(self, node, purpose):
        """Say the prompt."""
        self.turn += 1
        self.events.append((self.at, m.Asked(self.turn, node.id, purpose, node.prompt)))
        self.at += 3.5
        self.events.append((self.at, m.Spoken(self.turn, 3.5, False)))

    def reply(self, node, word, kind, category, value=None):
        """Hear something."""
        self.at += 2.2
        words = self.words.get(str(word), str(word))
        self.said.append(words.replace(" ", "") if self.script.language == "zh" else words)
        because = f"{kind}: “{words}”"
        categories = (category,) if category else ()
        understood = Understood(kind, category, categories, value, 0.93, because, words)
        heard = (Alternative(words, 0.93, "grammar"),)
        self.events.append(
            (self.at, m.Replied(self.turn, node.id, False, heard, understood, 1.4, ""))
        )

    def record(self, node, answer, stored):
        """Hear an answer that holds."""
        given = stored if node.wait.expects in ("yes_no", "choice") else None
        value = None if given else stored
        self.reply(node, stored, "answer", given, value)
        self.truth[node.id] = (answer, "right" if answer == stored else "wrong")
        categories = (given,) if given else ()
        words = self.words.get(str(stored), str(stored))
        event = m.Recorded(self.turn, node.id, categories, value, 0.93, False, "rule", words)
        self.events.append((self.at, event))

    def flag(self, place):
        """A key person."""
        evidence = f"travel=yes; travel_place={self.words[place]}"
        level = self.rng.choice(self.script.levels)
        self.events.append((self.at, m.Flagged("away", level, f"→ {place}", evidence)))


def fill(store, script, calls=150, seed=1, line="voice"):
    """Run it into a database; returns the run and its summary."""
    caller = Caller(script, seed)
    run = begin_run(store, script, RunPlan(line, "realistic", seed, calls, 2, 20.0), AT)
    fates = []
    with BatchJournal(store, run, script.sha256, line) as journal:
        for number in range(calls):
            fate, truth = caller.call(number)
            fates.append(fate)
            name = caller.rng.choice(NAMES[script.language])
            contact = {"name": name, "phone": f"5555{number:07}"}
            journal.add(call_record(contact, AT, caller.events, caller.at, truth))
    summary = summary_of(fates, seed, line, script.sha256)
    finish_run(store, run, summary, AT)
    return run, summary


def summary_of(fates, seed, line, sha256):
    """As `simulate --json` prints it."""
    keys = [f for f in fates if f in ("flagged", "missed", "unreached")]
    return {
        "calls": len(fates), "seed": seed, "line": line, "mix": "realistic", "snr_db": 20.0,
        "script_sha256": sha256, "dispositions": {}, "turns": 9 * len(fates),
        "answers": {
            "asked": 900, "right": 860, "wrong": 12, "unresolved": 28,
            "false_yes": 3, "false_no": 5,
        },
        "key_persons": {
            "truth": len(keys), "flagged": keys.count("flagged"), "missed": keys.count("missed"),
            "false_alarms": fates.count("false_alarm"), "call_back": 0,
            "unreached": keys.count("unreached"), "others": len(fates) - len(keys),
        },
        "stop_requests": {"made": fates.count("stop"), "honoured": fates.count("stop")},
        "audio_seconds": 5025.5, "wall_seconds": 61.7,
    }  # fmt: skip
