"""How often an address has done something: a window of ten minutes, address by address."""

from xuezheng.adapters import clock
from xuezheng.adapters.limits import WITHIN_NS, PerAddress


def test_an_address_is_full_until_its_window_is_over(monkeypatch):
    now = [0]
    monkeypatch.setattr(clock, "ticks", lambda: now[0])
    seen = PerAddress()
    assert not seen.full("a", 2)
    seen.count("a")
    now[0] = WITHIN_NS // 2
    seen.count("a")
    assert (seen.full("a", 2), seen.full("a", 3), seen.full("b", 2)) == (True, False, False)
    now[0] = WITHIN_NS + 1  # the first is over, the second is not
    assert (seen.full("a", 2), seen.full("a", 1)) == (False, True)
    seen.clear()
    assert not seen.full("a", 1)
