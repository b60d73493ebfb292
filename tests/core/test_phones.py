"""A number as it is compared and as it is shown."""

import pytest

from callbot.core.phones import bare, compared_before, masked


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("13800000001", "13800000001"), ("+86 138-0000-0001", "13800000001"),
        ("008613800000001", "13800000001"),
        ("013800000001", "13800000001"), ("１３８００００ ０００１", "13800000001"),
        ("(0391) 1234567", "03911234567"),
        ("010-8888 1234", "01088881234"), ("+44 20 7946 0000", "442079460000"),
        ("+86 391 1234567", "03911234567"), ("0086-391-1234567", "03911234567"),
        ("86 0391 1234567", "03911234567"), ("+86 (0)371 6123 4567", "037161234567"),
        ("+86 10 8888 1234", "01088881234"), ("+86 21 8888 1234", "02188881234"),
        ("+86 400 123 4567", "4001234567"), ("+86 0138 0000 0001", "13800000001"),
        ("86123456", "86123456"), ("55500000001", "55500000001"),
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


def test_what_an_older_callbot_compared_is_known():
    """It left the country's code before landlines, with and without the area's 0."""
    assert set(compared_before("0391-1234567")) == {
        "863911234567", "00863911234567", "8603911234567", "008603911234567",
    }  # fmt: skip
    assert set(compared_before("400 123 4567")) == {"864001234567", "00864001234567"}
    assert compared_before("+86 138 0000 0001") == compared_before("1234567") == ()
