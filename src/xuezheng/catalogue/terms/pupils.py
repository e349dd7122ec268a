"""What pupils and guardians are described by (学籍的名目)."""

from xuezheng.core.base.labels import Labelled, T


class Residence(Labelled):
    """Where a pupil's household is registered (户籍类别)."""

    LOCAL = ("local", T("本地户籍", "Local household"))
    MIGRANT = ("migrant", T("随迁子女", "Child of migrant workers"))
    OTHER = ("other", T("其他非本地户籍", "Other non-local"))


class RollState(Labelled):
    """Where a pupil on the roll stands (就读状态)."""

    STUDYING = ("studying", T("在读", "Studying"))
    SUSPENDED = ("suspended", T("休学", "Suspended"))


class Began(Labelled):
    """How a stretch on the roll began (进入方式)."""

    ADMITTED = ("admitted", T("招生入学", "Admitted"))
    PROMOTED = ("promoted", T("升学", "Promoted to the next stage"))
    TRANSFERRED = ("transferred", T("转入", "Transferred in"))
    RETURNED = ("returned", T("复学", "Returned"))
    MERGED = ("merged", T("并入", "Came with a merger"))
    REGROUPED = ("regrouped", T("调班", "Changed class"))
    REPEATED = ("repeated", T("留级", "Repeats a year"))
    SUSPENDED = ("suspended", T("休学", "Suspended"))
    CHANGED = ("changed", T("信息变更", "Data changed"))


class Left(Labelled):
    """How a stretch on the roll ended for good (离校方式)."""

    GRADUATED = ("graduated", T("毕业", "Graduated"))
    MOVED_AWAY = ("moved_away", T("转出本市", "Moved out of the city"))
    WITHDRAWN = ("withdrawn", T("退学", "Withdrawn"))
    DIED = ("died", T("死亡", "Died"))
    COMPLETED = ("completed", T("结业", "Completed without diploma"))


class Relation(Labelled):
    """What a guardian is to a child (与学生关系, GB/T 4761 in short)."""

    FATHER = ("father", T("父亲", "Father"))
    MOTHER = ("mother", T("母亲", "Mother"))
    GRANDPARENT = ("grandparent", T("祖父母、外祖父母", "Grandparent"))
    SIBLING = ("sibling", T("兄姐", "Elder sibling"))
    OTHER = ("other", T("其他", "Other"))


class LegalBasis(Labelled):
    """Why somebody is a guardian (监护依据, 民法典 27–31)."""

    PARENT = ("parent", T("父母", "Parent"))
    SUCCESSION = ("succession", T("父母死亡或无监护能力", "Parents dead or unable"))
    WILL = ("will", T("遗嘱指定", "Appointed by will"))
    AGREEMENT = ("agreement", T("协议确定", "By agreement"))
    COURT = ("court", T("法院指定", "Appointed by a court"))
    CARE = ("care", T("委托照护", "Entrusted care"))
    CIVIL_AFFAIRS = ("civil_affairs", T("民政部门", "Civil affairs office"))
