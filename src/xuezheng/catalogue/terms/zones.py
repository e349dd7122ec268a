"""How addresses of zones are described (施教区的名目)."""

from xuezheng.core.base.labels import Labelled, T


class AddressKind(Labelled):
    """How a line of a zone's address table names places (地址类别)."""

    ESTATE = ("estate", T("小区", "Housing estate"))
    VILLAGE = ("village", T("村（组）", "Village or village group"))
    STREET = ("street", T("路段门牌", "Stretch of a street"))


class Parity(Labelled):
    """Which house numbers of a street a line covers (门牌单双)."""

    ALL = ("all", T("全部", "All"))
    ODD = ("odd", T("单号", "Odd"))
    EVEN = ("even", T("双号", "Even"))
