"""A number as it is compared and as it is shown."""

import pytest

from callbot.core.phones import bare, masked


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("13800000001", "13800000001"), ("+86 138-0000-0001", "13800000001"),
        ("008613800000001", "13800000001"),
        ("013800000001", "13800000001"), ("１３８００００ ０００１", "13800000001"),
        ("(0391) 1234567", "03911234567"),
        ("010-8888 1234", "01088881234"), ("+44 20 7946 0000", "442079460000"),
        (" nobody ", "nobody"), ("", ""),
        ("138****0001", "138****0001"),
    ],
)  # fmt: skip
def test_a_number_is_compared_by_its_digits(written, compared):
    """However it is written; a mask is no number, and twice is as once."""
    assert bare(written) == compared
    assert bare(compared) == compared


@pytest.mark.parametrize("phone", ["13800000001", "03911234567", "1234567", "12345678", "12", ""])
def test_a_mask_stays_a_mask(phone):
    """Whoever masks again shows no less."""
    assert masked(masked(masked(phone))) == masked(masked(phone))
    assert phone not in masked(phone) or not phone
