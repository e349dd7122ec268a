"""SM2 against the worked example of GB/T 32918.5, and everything near it that must not hold."""

import pytest

from xuezheng.core.base import sm2

KEY = bytes.fromhex(
    "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)
SIGNATURE = bytes.fromhex(
    "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
    "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
)
MESSAGE = b"message digest"


def test_the_worked_example_holds():
    assert sm2.holds(KEY, MESSAGE, SIGNATURE)


@pytest.mark.parametrize(
    ("key", "message", "signature"),
    [
        (KEY, MESSAGE + b"x", SIGNATURE),
        (KEY, MESSAGE, SIGNATURE[:-1] + b"\xab"),
        (KEY, MESSAGE, SIGNATURE[:-1]),
        (KEY, MESSAGE, bytes(64)),
        (KEY, MESSAGE, b"\xff" * 64),
        (KEY[:-1] + b"\x14", MESSAGE, SIGNATURE),
        (b"", MESSAGE, SIGNATURE),
        (KEY, MESSAGE, SIGNATURE[:32] + (sm2.N - int.from_bytes(SIGNATURE[:32], "big")).to_bytes(32, "big")),
    ],
    ids=range(8),
)  # fmt: skip
def test_what_is_not_the_signature_does_not_hold(key, message, signature):
    assert not sm2.holds(key, message, signature)
