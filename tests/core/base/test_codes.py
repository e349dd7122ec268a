"""Numbers of the state against the published examples, and every way of being wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base import codes
from xuezheng.core.base.nations import NATIONS, nation_code

RESIDENTS = ["11010519491231002X", "440524188001010014"]
CREDITS = ["91350100M000100Y43", "91110000600037341L", "91110108102040505R"]


@pytest.mark.parametrize("number", RESIDENTS)
def test_the_standards_own_identity_numbers_are_right(number):
    assert codes.resident_fault(number) is None


def test_an_identity_number_says_region_birth_and_sex():
    read = codes.resident("11010519491231002X")
    assert read == codes.Resident("110105", date(1949, 12, 31), "2")
    assert codes.resident("440524188001010014").sex == "1"


@pytest.mark.parametrize(
    ("number", "zh"),
    [
        ("110105194912310021", "校验码不符"),
        ("11010519491231002x", "18位"),
        ("1101051949123100", "18位"),
        ("99010519491231002X", "没有这个省级代码"),
        ("110105194902300025", "出生日期不存在"),
        ("", "18位"),
    ],
)
def test_a_wrong_identity_number_says_what_is_wrong_and_never_itself(number, zh):
    fault = codes.resident_fault(number)
    assert zh in fault.zh
    assert fault.en
    assert not number or number not in fault.zh + fault.en
    assert codes.resident(number) is None


@given(st.sampled_from(RESIDENTS), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_figure_is_always_found(number, place, step):
    wrong = str((int(number[place]) + step) % 10)
    assert codes.resident_fault(number[:place] + wrong + number[place + 1 :]) is not None


@given(st.sampled_from(RESIDENTS), st.integers(0, 15))
def test_two_figures_changed_about_are_always_found(number, place):
    left, right = number[place], number[place + 1]
    turned = number[:place] + right + left + number[place + 2 :]
    assert (codes.resident_fault(turned) is None) == (left == right)


@pytest.mark.parametrize("code", CREDITS)
def test_published_credit_codes_are_right(code):
    assert codes.credit_fault(code) is None


@pytest.mark.parametrize(
    ("code", "zh"),
    [
        ("911101081020405050", "校验码不符"),
        ("91350100M000100Y56", "组织机构代码校验码不符"),
        ("91350100I000100Y43", "大写字母"),
        ("9135010AM000100Y43", "第3至8位"),
    ],
)
def test_a_wrong_credit_code_says_what_is_wrong(code, zh):
    assert zh in codes.credit_fault(code).zh


@given(
    st.sampled_from(CREDITS), st.integers(0, 17), st.sampled_from("0123456789ABCDEFGHJKLMNPQRTUWXY")
)
def test_one_wrong_sign_of_a_credit_code_is_always_found(code, place, sign):
    other = code[:place] + sign + code[place + 1 :]
    assert (codes.credit_fault(other) is None) == (other == code)


def test_organisation_codes():
    assert codes.organisation_fault("D2143569-X") is None
    assert codes.organisation_fault("D2143569X") is None
    assert "校验码" in codes.organisation_fault("D2143569-1").zh
    assert "8位" in codes.organisation_fault("D214356-X").zh
    # Sum 0 gives 11, which is written 0.
    assert codes.organisation_check("00000000") == "0"


def test_school_codes_have_class_and_province_and_no_check_digit():
    assert codes.school_fault("1144000501") is None
    assert codes.school_fault("2133012345") is None
    assert "类别" in codes.school_fault("1244000501").zh
    assert codes.school_fault("2199280001") is None  # 99 is for exercises
    assert "省级" in codes.school_fault("1166000501").zh
    assert "10位" in codes.school_fault("114400050").zh
    assert codes.SCHOOL_KINDS["312"].zh == "九年一贯制学校"


@pytest.mark.parametrize(
    ("number", "zh"),
    [
        ("G11010519491231002X", None),
        ("G110105194912310021", "校验码"),
        # Body 33028220150901001: sum 243, 243 mod 11 = 1, check digit 0.
        ("J330282201509010010", None),
        ("J330282201509010018", "校验码"),
        ("L330282201509011234", None),
        ("L330282201513011234", "出生日期"),
        ("L990282201509011234", "省级"),
        ("330282201509010017", "G、J或L"),
    ],
)
def test_pupil_numbers(number, zh):
    fault = codes.pupil_fault(number)
    assert fault is None if zh is None else zh in fault.zh


def test_region_codes_of_six_and_twelve_places():
    assert codes.region_fault("330000") is None
    assert codes.region_fault("990281001000") is None
    assert codes.region_fault("330282") is None
    assert codes.region_fault("330282105001") is None
    assert codes.region_fault("330282000000") is None
    assert "上一级" in codes.region_fault("330082").zh
    assert "上一级" in codes.region_fault("330282000001").zh
    assert "省级" in codes.region_fault("160000").zh
    assert "6位" in codes.region_fault("3302821").zh


def test_the_peoples_of_the_country():
    assert len(NATIONS) == 58
    assert NATIONS["01"].zh == "汉族"
    assert NATIONS["56"].zh == "基诺族"
    assert nation_code("维吾尔") == "05"
    assert nation_code(" 土家族 ") == "15"
    assert nation_code("其他") == "97"
    assert nation_code("99") is None


def test_numbers_are_read_from_any_keyboard():
    assert codes.plain(" ４４0524 188001010014") == "440524188001010014"
    assert codes.plain("g11010519491231002x") == "G11010519491231002X"
