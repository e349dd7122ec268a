"""What is said of each trace of a person before an erasure (痕迹认定), and what the law keeps."""

from xuezheng.core.base.labels import Labelled, T


class Found(Labelled):
    """What of a person was found in a place (痕迹种类)."""

    NAME = ("name", T("姓名", "A name"))
    NUMBER = ("number", T("证件号、编号或电话", "A number or telephone"))
    ATTACHED = ("attached", T("附件", "An attached file"))
    CONTENT = ("content", T("文件内容", "Content of a file"))


class Verdict(Labelled):
    """What becomes of a place (痕迹认定)."""

    TAKE = ("take", T("是本人，删除", "This person; erase"))
    SPARE = ("spare", T("是他人，保留", "Somebody else; keep"))
    PUBLIC = ("public", T("已公布的决策，依法保留", "A published decision; kept by law"))
    PROOF = ("proof", T("删除凭证，依法保留", "Proof of an erasure; kept by law"))


BASES: dict[Verdict, T] = {
    Verdict.PUBLIC: T(
        "个人信息保护法第四十七条第二款；已公布的名单和结果须可复核，只存储、不再另作处理",
        "Personal Information Protection Law, article 47, paragraph 2: a published list must"
        " stay verifiable; it is stored and used for nothing else",
    ),
    Verdict.PROOF: T(
        "个人信息保护法第五十五条、第五十六条；处理情况记录须保存",
        "Personal Information Protection Law, articles 55 and 56: records of handling are kept",
    ),
    Verdict.SPARE: T(
        "经办人认定为他人信息，不属删除范围",
        "Found by the officer to be about somebody else; not covered by the erasure",
    ),
}
"""By which legal basis a trace is kept."""
