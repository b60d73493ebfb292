"""AAPOR's rates against figures that others published, and what must hold for any counts."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbot.core.disposition import DISPOSITIONS, SPOKEN, precedence
from callbot.core.rates import FORMULAS, GROUPS, eligible_share, group, rates

ONE_OF = {
    "I": "complete", "P": "partial", "R": "refusal", "NC": "call_later", "O": "human",
    "UH": "no_answer", "UO": "wrong_number", "NE": "not_working",
}  # fmt: skip
"""A disposition of each of AAPOR's groups."""


def of_groups(e=None, **cases):
    """The rates of so many cases in each group."""
    return rates({ONE_OF[letter]: number for letter, number in cases.items()}, e)


README = {
    "RR1": 0.364, "RR2": 0.545, "RR3": 0.370, "RR4": 0.556, "RR5": 0.444, "RR6": 0.667,
    "COOP1": 0.500, "COOP2": 0.750, "COOP3": 0.571, "COOP4": 0.857,
    "REF1": 0.091, "REF2": 0.093, "REF3": 0.111, "CON1": 0.727, "CON2": 0.741, "CON3": 0.889,
}  # fmt: skip
"""Printed by the R package outcomerate (R. Pilliard Hellwig, rOpenSci), its README, twelve cases."""

VIGNETTE = {
    "RR1": 0.46913580, "RR2": 0.67839506, "RR3": 0.47149080, "RR4": 0.68180052,
    "RR5": 0.52522460, "RR6": 0.75950242, "COOP1": 0.65573770, "COOP2": 0.94823123,
    "COOP3": 0.65630397, "COOP4": 0.94905009, "REF1": 0.03641975, "REF2": 0.03660258,
    "REF3": 0.04077402, "CON1": 0.71543210, "CON2": 0.71902347, "CON3": 0.80096752,
}  # fmt: skip
"""Printed in outcomerate's introduction for 1,691 cases."""

HALF = {
    "RR1": (1, 3), "RR2": (8, 15), "RR3": (5, 14), "RR4": (4, 7), "RR5": (5, 13), "RR6": (8, 13),
    "COOP1": (5, 12), "COOP2": (2, 3), "COOP3": (1, 2), "COOP4": (4, 5),
    "REF1": (2, 15), "REF2": (1, 7), "REF3": (2, 13),
    "CON1": (4, 5), "CON2": (6, 7), "CON3": (12, 13),
}  # fmt: skip
"""Expected by outcomerate's own tests with e = 0.5."""


def test_small_example_published_with_outcomerate():
    """With e by proportional allocation, to the three digits printed."""
    found = of_groups(I=4, P=2, R=1, NC=1, O=1, UH=1, UO=1, NE=1)
    assert {rate.name: round(rate.value, 3) for rate in found.rates} == README


def test_large_example_published_with_outcomerate():
    """To the eight digits printed, e again by proportional allocation."""
    found = of_groups(I=760, P=339, R=59, NC=288, O=1, UO=173, NE=71)
    assert {rate.name: rate.value for rate in found.rates} == pytest.approx(VIGNETTE, abs=5e-9)
    assert found.e == pytest.approx(1447 / 1518)


def test_example_with_half_of_the_unknown_taken_as_eligible():
    """`e` as given, exactly."""
    found = of_groups(I=5, P=3, R=2, NC=1, O=2, UH=1, UO=1, NE=1, e=0.5)
    assert found.e_given
    exact = {
        rate.name: Fraction(rate.numerator) / Fraction(rate.denominator) for rate in found.rates
    }
    assert exact == {name: Fraction(*share) for name, share in HALF.items()}


def test_nobody_called_has_no_rates():
    """Nothing to divide by is None, not 0 and no error."""
    assert {rate.value for rate in rates({}).rates} == {None}


def test_calls_that_have_not_ended_are_counted_apart():
    """A running call has no final disposition."""
    found = rates({"complete": 3, None: 2, "": 1})
    assert (found.not_ended, found.value("RR1")) == (3, 1.0)


@pytest.mark.parametrize("e", [-0.01, 1.01, float("nan")])
def test_a_share_outside_0_to_1_is_an_error(e):
    """With the share in the message."""
    with pytest.raises(ValueError, match="0 to 1"):
        rates({"complete": 1}, e)


COUNTS = st.fixed_dictionaries({letter: st.integers(0, 10**6) for letter in GROUPS})


@given(COUNTS, st.one_of(st.none(), st.floats(0, 1)))
def test_rates_are_shares_and_stand_in_the_order_the_standard_gives(cases, e):
    """Each is 0 to 1; counting fewer of the unknown never lowers it; partials never lower it."""
    found = of_groups(e, **cases)
    values = {rate.name: rate.value for rate in found.rates if rate.value is not None}
    assert all(0 <= value <= 1 + 1e-12 for value in values.values())
    for low, middle, high in (
        ("RR1", "RR3", "RR5"), ("RR2", "RR4", "RR6"), ("REF1", "REF2", "REF3"),
        ("CON1", "CON2", "CON3"),
    ):  # fmt: skip
        present = [values[name] for name in (low, middle, high) if name in values]
        assert present == pytest.approx(sorted(present))
    for without, with_partials in (("RR1", "RR2"), ("RR3", "RR4"), ("RR5", "RR6")):
        assert values.get(without, 0) <= values.get(with_partials, 0)


@given(COUNTS)
def test_e_counts_as_the_standard_says(cases):
    """0: as if there were no unknown; 1: as if all of them were eligible."""
    none, all_ = of_groups(0.0, **cases), of_groups(1.0, **cases)
    assert none.value("RR3") == none.value("RR5")
    assert all_.value("CON2") == all_.value("CON1")
    assert 0 <= eligible_share(cases) <= 1


def test_every_disposition_has_a_group_that_fits_its_code():
    """1.1 I, 1.2 P, 2.1 R, 2.2 NC, 2.3 and 2.9 O, 3.1 UH, the rest of 3 UO, 4 NE."""
    by_code = {"1.1": "I", "1.2": "P", "2.1": "R", "2.2": "NC", "2.3": "O", "2.9": "O", "3.1": "UH"}
    for one in DISPOSITIONS.values():
        expected = by_code.get(one.code[:3]) or {"3": "UO", "4": "NE"}[one.code[0]]
        assert group(one) == expected, one
        assert one.label_zh and one.label_en
    assert set(SPOKEN) < set(DISPOSITIONS)
    assert {group(one) for one in DISPOSITIONS.values()} == set(GROUPS)


def test_tables_show_dispositions_in_the_order_of_their_codes():
    """Numbers after the dot are digits, not a number: 3.161 stands before 3.30."""
    codes = [one.code for one in DISPOSITIONS.values()]
    assert codes == sorted(codes)


def test_which_of_several_attempts_counts():
    """What was known once stays known."""
    order = ["partial", "break_off", "human", "call_later", "not_working", "no_answer"]
    assert sorted(order, key=precedence) == order
    assert precedence("complete") == precedence("partial")


def test_formulas_use_only_letters_that_are_explained():
    """A page that prints a formula can explain it."""
    for above, below in FORMULAS.values():
        for term in f"{above} + {below}".split(" + "):
            assert term.removeprefix("e") in GROUPS
