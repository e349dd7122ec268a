"""Headings of the ledgers (台账门类): one package each, in the order of menus."""

from xuezheng.core.base.labels import T

HEADINGS: tuple[tuple[str, T], ...] = (
    ("plan", T("计划执行与督办", "Plan and supervision")),
    ("enrolment", T("学位规划与招生入学", "School places and enrolment")),
    ("pupils", T("学籍、保障与资助", "Pupils, protection and aid")),
    ("estate", T("学校建设与装备", "Schools, buildings and equipment")),
    ("supervision", T("督导与创建评估", "Supervision and certification")),
    ("staff", T("教师人事", "Teachers")),
    ("development", T("教师研训与教科研", "Teacher development and research")),
    ("teaching", T("课程教学与考试", "Curriculum and examinations")),
    ("growth", T("五育与家校社", "Whole-child education and families")),
    ("health", T("学生健康与疫情", "Health of pupils")),
    ("safety", T("校园安全稳定", "School safety")),
    ("institutions", T("学前、民办与校外培训", "Preschools, private schools, training institutions")),
    ("vocational", T("职业教育与终身学习", "Vocational and lifelong education")),
    ("governance", T("财务、审计、廉政与党建", "Finance, audit, integrity and party")),
    ("service", T("政务服务与法治", "Public service and law")),
)  # fmt: skip
"""A heading without a package has no ledger yet."""
