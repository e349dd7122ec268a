"""Organisations (机构) as an identity and dated facts about it."""

from django.db import models

from xuezheng.adapters.registers import DatedFact, lasting
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.registers import timeline

FAR = timeline.FAR
"""The day that stands for "no end yet"; never NULL, so that four plain comparisons read any day."""


class Kind(Labelled):
    """What an organisation is (办学类型、机构类型)."""

    BUREAU = ("bureau", T("教育局", "Education bureau"))
    SECTION = ("section", T("机关科室", "Section"))
    CENTRE = ("centre", T("直属单位", "Subordinate unit"))
    TOWNSHIP = ("township", T("镇（街道）", "Township"))
    OFFICE = ("office", T("镇（街道）教办", "Township education office"))
    PRIMARY = ("primary", T("小学", "Primary school"))
    NINE_YEAR = ("nine_year", T("九年一贯制学校", "Nine-year school"))
    JUNIOR = ("junior", T("初级中学", "Junior secondary school"))
    COMPLETE = ("complete", T("完全中学", "Complete secondary school"))
    SENIOR = ("senior", T("高级中学", "Senior secondary school"))
    TWELVE_YEAR = ("twelve_year", T("十二年一贯制学校", "Twelve-year school"))
    VOCATIONAL = ("vocational", T("中等职业学校", "Vocational school"))
    SPECIAL = ("special", T("特殊教育学校", "Special school"))
    KINDERGARTEN = ("kindergarten", T("幼儿园", "Kindergarten"))
    CAMPUS = ("campus", T("校区（园区）", "Campus"))
    POINT = ("point", T("教学点", "Teaching point"))
    TRAINING = ("training", T("校外培训机构", "Training institution"))
    COMMUNITY = ("community", T("社区学院（成人学校）", "Community college"))
    GROUP = ("group", T("教育集团（教共体）", "Education group"))


class Stage(Labelled):
    """The stage of schooling (学段) an organisation serves."""

    NONE = ("none", T("不办学", "No teaching"))
    PRESCHOOL = ("preschool", T("学前教育", "Preschool"))
    PRIMARY = ("primary", T("小学", "Primary"))
    JUNIOR = ("junior", T("初中", "Junior secondary"))
    COMPULSORY = ("compulsory", T("小学、初中", "Primary and junior secondary"))
    SECONDARY = ("secondary", T("初中、高中", "Junior and senior secondary"))
    SENIOR = ("senior", T("普通高中", "Senior secondary"))
    THROUGH = ("through", T("小学至高中", "Primary to senior secondary"))
    VOCATIONAL = ("vocational", T("中等职业教育", "Secondary vocational"))
    SPECIAL = ("special", T("特殊教育", "Special education"))


class Nature(Labelled):
    """Who runs it (办别)."""

    PUBLIC = ("public", T("公办", "Public"))
    INCLUSIVE = ("inclusive", T("普惠性民办", "Private, inclusive"))
    PRIVATE = ("private", T("民办", "Private"))


class Area(Labelled):
    """Where it stands (城乡分类) as the yearbook counts it."""

    URBAN = ("urban", T("城区", "Urban area"))
    TOWN = ("town", T("镇区", "Town area"))
    RURAL = ("rural", T("乡村", "Rural area"))


class Organisation(models.Model):
    """Who it is (机构), for ever; what is true of it stands in ``OrganisationFact``.

    A merger, renaming or new building never touches this row.
    """

    def __str__(self) -> str:
        return str(self.pk)


class OrganisationFact(DatedFact):
    """What is true of an organisation from ``valid_from`` until the day before ``valid_to``.

    Read as of a day with ``.at(AsOf(day))``; on any day an organisation has at
    most one fact and a code belongs to at most one organisation. Renaming
    closes one fact and opens the next on the same day; nothing is overwritten.

    ``code`` is the school code (学校标识码) where it is a school, ``credit_code``
    the 统一社会信用代码, ``region_code`` that of its street or village (统计用区划代码);
    ``group`` names the education group it belongs to.

    The place is a point in millionths of a degree (CGCS2000); ``outline`` is
    the border of a township as JSON: one ring of such pairs, longitude first.
    """

    subject = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="facts")
    parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="child_facts", null=True
    )
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    stage = models.CharField(max_length=20)
    nature = models.CharField(max_length=20)
    official_order = models.PositiveIntegerField()
    credit_code = models.CharField(max_length=18, blank=True)
    region_code = models.CharField(max_length=12, blank=True)
    area = models.CharField(max_length=10, blank=True)
    group = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="member_facts", null=True, blank=True
    )
    longitude = models.IntegerField(null=True)
    latitude = models.IntegerField(null=True)
    outline = models.TextField(blank=True)

    class Meta:
        """One fact per code and beginning, never an empty stretch of time."""

        constraints = (
            *lasting("organisation"),
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                condition=models.Q(known_to=timeline.FOREVER),
                name="organisation_code_begins",
            ),
        )
        indexes = (
            models.Index(fields=["parent", "valid_from", "valid_to"], name="organisation_children"),
            models.Index(fields=["kind", "valid_from", "valid_to"], name="organisation_kind"),
            models.Index(fields=["code", "valid_from"], name="organisation_code"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class TreeState(models.Model):
    """The state of the register in one row: a stamp that every write moves on.

    Whatever is kept in memory about the tree is kept under its stamp; equal
    stamps mean equal histories, on any machine.
    """

    stamp = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.stamp
