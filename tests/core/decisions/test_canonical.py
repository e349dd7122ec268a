"""The one form of JSON that digests are over."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.decisions import canonical as form
from xuezheng.core.decisions.canonical import PlainError, canonical, digest

texts = st.text(st.characters(codec="utf-8"), max_size=6)
plain = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=8,
)


@given(plain)
def test_it_reads_back_and_is_stable(value):
    raw = canonical(value)
    assert json.loads(raw) == value
    assert canonical(json.loads(raw)) == raw


@given(plain)
def test_long_texts_in_parts_give_the_same_bytes(value):
    whole = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(form, "PART", 1)
        assert canonical(value) == whole
        patch.setattr(form, "FEW", 1)
        assert canonical(value) == whole
        assert digest(value) == sha256(whole).hexdigest()


def test_keys_are_sorted_by_code_point_and_few_signs_escaped():
    assert (
        canonical({"𠮷": 1, "Ａ": '"\\\n\u2028\x1f'}).decode()
        == '{"Ａ":"\\"\\\\\\n\u2028\\u001f","𠮷":1}'
    )


@pytest.mark.parametrize("value", [1.0, 2**53, {1: 2}, [{"a": b"x"}], "\ud800"], ids=range(5))
def test_what_has_no_one_form_is_refused(value):
    with pytest.raises(PlainError):
        canonical(value)
