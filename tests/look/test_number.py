import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.look.number import count, percent


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.001, "1%"), (0.874, "87%"), (0.999, "99%"), (1, "100%"), (None, "–")]
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: float | None, shown: str) -> None:
    assert percent(share) == shown


@given(st.floats())
def test_any_number_has_a_share(share: float) -> None:
    assert percent(share)


def test_digits_are_grouped() -> None:
    assert count(4120) == "4,120"
