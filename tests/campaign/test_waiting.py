"""Who is next: the queue against the plainest way to say it, for any sequence of events."""

from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.campaign.waiting import IN_USE, Telephone, Waiting

PEOPLE = 12
AREAS = {"a": 1, "b": 2}
places = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 9), st.integers(0, 4)),
    min_size=PEOPLE,
    max_size=PEOPLE,
)
moves = st.lists(
    st.one_of(
        st.tuples(st.just("take"), st.just(0), st.just(0)),
        st.tuples(st.just("wait"), st.integers(1, 4), st.just(0)),
        st.tuples(st.just("release"), st.integers(0, 5), st.integers(0, 6)),
        st.tuples(st.just("ahead"), st.integers(2, 8), st.just(0)),
    ),
    max_size=60,
)


class Plain:
    """The definition: the least place among those who may be called."""

    def __init__(self, waiting, areas, phones):
        self.waiting, self.areas, self.phones = dict(waiting), areas, phones
        self.free = dict.fromkeys(phones.values(), 0)
        self.spare = dict(AREAS)

    def take(self, now):
        """Who is called."""
        may = [
            place
            for person, place in self.waiting.items()
            if place[1] <= now
            and self.free.get(self.phones.get(person), 0) <= now
            and self.spare.get(self.areas[person], 1) > 0
        ]
        if not may:
            return None
        person = min(may)[3]
        del self.waiting[person]
        if person in self.phones:
            self.free[self.phones[person]] = IN_USE
        if self.areas[person] in self.spare:
            self.spare[self.areas[person]] -= 1
        return person

    def release(self, person, free):
        """That is over."""
        if person in self.phones:
            self.free[self.phones[person]] = free
        if self.areas[person] in self.spare:
            self.spare[self.areas[person]] += 1


@settings(max_examples=300)
@given(places, st.lists(st.sampled_from("abc"), min_size=PEOPLE, max_size=PEOPLE),
       st.lists(st.integers(0, 5), min_size=PEOPLE, max_size=PEOPLE), moves)  # fmt: skip
def test_it_is_always_the_first_who_may_be_called(kept, areas, numbers, moves):
    """Numbers shared and resting, quotas full, people put back: whatever happened before."""
    everybody = {n: (*place, n) for n, place in enumerate(kept)}
    shared = {n: number for n, number in enumerate(numbers) if numbers.count(number) > 1}
    plain = Plain(everybody, dict(enumerate(areas)), shared)
    waiting, phones = Waiting(AREAS), {number: Telephone() for number in shared.values()}
    for person in everybody:
        waiting.belong(person, areas[person])
        if person in shared:
            waiting.share(person, phones[shared[person]])
    waiting.fill(list(everybody.values()))
    now, going = 0, []
    for what, one, other in moves:
        if what == "take":
            expected = plain.take(now)
            assert waiting.take(now) == expected
            if expected is not None:
                going.append(expected)
        elif what == "wait":
            now += one
        elif what == "ahead":
            assert set(waiting.ahead(one, 2 * one)) <= set(plain.waiting)
        elif going:
            person = going.pop(one % len(going))
            plain.release(person, now + other)
            waiting.release(person, now + other)
            if one % 2:
                again = (everybody[person][0], now + one, *everybody[person][2:])
                plain.waiting[person] = again
                waiting.add(again)
