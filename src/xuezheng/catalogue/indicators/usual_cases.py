"""What plans count of cases, licences and programmes (办理与项目常用指标): calls, proposals, works, institutions, pathways."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict

from xuezheng.catalogue.indicators.built import CLOSED, OPENED
from xuezheng.catalogue.indicators.built import PROJECTS as WORKS
from xuezheng.catalogue.indicators.handled import FOOD, HOTLINE, NOTICED, cases, closed, of, those
from xuezheng.catalogue.indicators.making import (
    CASES,
    PEOPLE,
    SCHOOLS,
    WIDE,
    count,
    figure,
    narrowed,
    share,
)
from xuezheng.catalogue.indicators.moves import since
from xuezheng.catalogue.indicators.outcomes import MYRIAD
from xuezheng.catalogue.indicators.rolls import ALL
from xuezheng.catalogue.indicators.usual import LICENCES
from xuezheng.catalogue.indicators.usual_facts import FIRMS
from xuezheng.catalogue.indicators.vocational_facts import MAJORS, PILOT
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Indicator, Origin, whole
from xuezheng.core.indicators.expressions import Moment, Whole, col
from xuezheng.core.indicators.facts import Fact, Look, Tally
from xuezheng.core.indicators.measures import Amount, Ratio

UP, DOWN = Better.HIGHER, Better.LOWER


class Told(TypedDict):
    """What figures of ledgers have in common."""

    origin: Origin


TOLD: Told = {"origin": Origin.COUNTED}
UPPER = WIDE[1:]
"""County and above: what only the bureau keeps."""
BY_WHOM = those(replace(cases("proposal", "office", T("建议提案", "Proposals"), "proposer_kind"), key="proposals_by_proposer"), T("本年承办的建议提案", "Proposals taken on this year"), "refused")  # fmt: skip
WHO = (
    ("deputy", "人大代表建议", "Deputies’ proposals", ("人大代表建议", "人大建议", "代表建议")),
    ("member", "政协提案", "Members’ proposals", ("政协提案", "政协委员提案", "委员提案")),
)  # fmt: skip
JUDGED = cases("title_application", "staff", T("职称评审", "Titles"), "level")
SCREENINGS = cases("vision_screening", "care", T("视力筛查", "Screenings of eyes"), "screened_on", "screened", "worse", "referred", "rechecked")  # fmt: skip
SCREENED = Amount(SCREENINGS, T("本年筛查的学生", "Pupils screened this year"), since("screened_on") & ~col("state").is_("dropped") & col("worse").filled(), col("screened"))  # fmt: skip
REFERRED = Amount(SCREENINGS, T("本年转诊的学生", "Pupils sent on this year"), since("screened_on") & ~col("state").is_("dropped") & col("rechecked").filled(), col("referred"))  # fmt: skip
NURSERIES = replace(WORKS, key="works_by_nature", steps=(*WORKS.steps, Look("nature", "organisation", "school", "nature")))  # fmt: skip
ENDED = (col("valid_to") > Moment("year")) & (col("valid_to") <= Moment())
GONE_MAJORS = Fact(
    key="majors_gone", title=T("专业设置", "Majors offered"), table="major", group="vocational", unit=T("个", "majors"),
    takes=("subject", "org", "name", "valid_to"), ever=True, steps=(Tally("now", MAJORS, "subject"),), shows=("name", "valid_to"),
)  # fmt: skip
_LAPSED = Fact(
    key="all_licences_lapsed", title=T("失效的办学许可证", "Licences that lapsed"), table="training_licence", group="affairs",
    unit=T("件", "licences"), takes=("subject", "org", "institution", "form", "until", "valid_to"), ever=True,
    where=ENDED | ((col("until") >= Moment("year", days=-1)) & (col("until") < Moment())),
)  # fmt: skip
LAPSED = replace(
    _LAPSED, key="licences_lapsed", shows=("institution", "form", "until"),
    steps=(Tally("first", _LAPSED, "institution", "institution", "least", col("id")), Tally("now", LICENCES, "institution", "institution")),
)  # fmt: skip
OTHER = col("form").differs("academic")
OTHERS = replace(LICENCES, key="licences_others", steps=(Tally("first", replace(LICENCES, key="licences_now", steps=()), "institution", "institution", "least", col("id"), OTHER),))  # fmt: skip
NEW_FIRMS = replace(FIRMS, key="firms_begun", steps=(
    Tally("first", FIRMS, "firm_code", "firm_code", "least", col("id"), since("since")),
    Tally("before", FIRMS, "firm_code", "firm_code", "count", None, col("since") < Moment("year")),
))  # fmt: skip
PATHWAYS = Fact(
    key="pathways", title=T("衔接项目", "Pathways"), table="pathway", group="vocational", unit=T("个", "programmes"),
    takes=("subject", "org", "form", "since"), shows=("form", "since"),
)  # fmt: skip
MAJOR_TITLES = (("brand", "品牌和优势特色专业", "Brand majors", "品牌专业"), ("high_level", "高水平专业", "High-level majors", "高水平专业"), ("backbone", "重点骨干和示范专业", "Key majors", "重点骨干专业"))  # fmt: skip
FIRM_UNIT, PIECES, MAJOR_UNIT = whole("家", "firms"), whole("个", "entries"), whole("个", "majors")


def _proposals() -> Iterator[Indicator]:
    for key, zh, en, said in WHO:
        came = narrowed(BY_WHOM, col("proposer_kind").is_(key), T(f"本年承办的{zh}", f"{en} taken on this year"))  # fmt: skip
        done = closed(came, f"已办结的{zh}", f"{en} done")
        yield count(f"{key}_proposals", T(f"本年承办{zh}件数", f"{en} taken on this year"), came, CASES, serves=("X17",), phrases=tuple(f"承办{one}" for one in said), **TOLD)  # fmt: skip
        yield count(f"{key}_proposals_done", T(f"本年办结{zh}件数", f"{en} done this year"), done, CASES, better=UP, serves=("X17",), phrases=tuple(f"{verb}{one}" for one in said for verb in ("办理", "办结")), **TOLD)  # fmt: skip
        yield of(f"{key}_proposals_done_share", T(f"{zh}办结率", f"{en} done, share"), came, done, serves=("X17",), phrases=tuple(f"{one}办结率" for one in said))  # fmt: skip


def _majors() -> Iterator[Indicator]:
    for key, zh, en, said in MAJOR_TITLES:
        some = Amount(MAJORS_TITLED, T(f"本年认定的{zh}", f"{en} titled this year"), col("data_title").is_(key) & since("recognised"))  # fmt: skip
        yield count(f"major_{key}_new", T(f"本年新增{zh}数", f"{en} titled this year"), some, MAJOR_UNIT, better=UP, phrases=(f"新增{said}", f"新创建{said}"))  # fmt: skip


MAJORS_TITLED = replace(MAJORS, key="majors_titled", steps=(), shows=("name", "data_title", "recognised"))  # fmt: skip
PILOTED = replace(PILOT, key="certificates_sat", takes=(*PILOT.takes, "sat", "passed"), steps=())
USUAL_CASES = (
    count("hotline_came", T("本年受理12345热线诉求件数", "Calls of the hotline accepted this year"), HOTLINE, CASES, serves=("X03",), phrases=("受理12345热线", "受理12345热线工单", "12345热线诉求", "受理热线诉求"), **TOLD),
    count("hotline_answered", T("本年办结12345热线诉求件数", "Calls of the hotline closed, accepted this year"), closed(HOTLINE, "已办结的热线诉求", "Calls closed"), CASES, better=UP, serves=("X03",), phrases=("办结12345热线", "办结12345热线工单", "办理12345热线工单", "办结热线诉求"), **TOLD),
    *_proposals(),
    count("visit_notices", T("本年督导整改通知份数", "Notices after visits of supervisors this year"), NOTICED, whole("份", "notices"), serves=("Q07",), phrases=("下发整改通知书", "督导整改通知书", "下发督导整改通知书", "发出督导意见书", "督导意见书"), **TOLD),
    count("titles_senior_awarded", T("本年高级职称评审通过人数", "Senior titles awarded, applied for this year"), Amount(JUDGED, T("本年申报并通过的高级职称", "Senior titles awarded"), since("opened") & col("state").is_("awarded") & col("level").is_("senior")), PEOPLE, better=UP, serves=("T11",), phrases=("评审通过高级教师", "评审通过高级职称", "高级职称评审通过人数", "晋升高级教师", "晋升高级职称"), **TOLD),
    share("myopia_progress", T("近视进展较快学生占比", "Pupils whose eyesight grew worse fast"), replace(SCREENED, title=T("其中进展较快的", "of them grew worse fast"), of=col("worse")), SCREENED, better=DOWN, serves=("H03",), phrases=("近视进展较快学生占比", "近视进展率", "视力进展率", "视力下降学生占比"), **TOLD),
    share("myopia_rechecked", T("视力异常学生复查率", "Pupils sent on who were seen again"), replace(REFERRED, title=T("其中已复查的", "of them seen again"), of=col("rechecked")), REFERRED, better=UP, serves=("H03",), phrases=("视力异常学生复查率", "视力复查率", "近视复查率"), **TOLD),
    figure("food_incident_rate", T("校园食品安全事件发生率", "Food incidents a ten thousand pupils"), Ratio(FOOD, ALL), MYRIAD, better=DOWN, serves=("F10",), phrases=("校园食品安全事件发生率", "食品安全事件发生率", "食品安全事故发生率", "校园食品安全事故发生率"), **TOLD),
    count("school_works", T("本年新改扩建学校（幼儿园）项目数", "Building projects of schools and kindergartens this year"), Amount(WORKS, T("本年在建或建成的学校项目", "School buildings in hand or done this year"), OPENED & col("stage").filled() & ~col("state").is_("ended")), SCHOOLS, better=UP, serves=("B02",), phrases=("新建改扩建学校", "新（改扩）建学校", "新建学校", "改扩建学校"), **TOLD),
    count("public_kindergartens_built", T("本年新改扩建公办幼儿园项目数", "Buildings of public kindergartens this year"), Amount(NURSERIES, T("本年在建或建成的公办幼儿园项目", "Public kindergartens in hand or done this year"), OPENED & col("stage").is_("preschool") & col("nature").is_("public") & ~col("state").is_("ended")), SCHOOLS, better=UP, serves=("B02", "K09"), phrases=("新建改扩建公办幼儿园",
            "新建、改扩建公办幼儿园", "新（改扩）建公办幼儿园", "改扩建公办幼儿园"), **TOLD),
    count("public_kindergartens_opened", T("本年建成投用公办幼儿园数", "Public kindergartens opened this year"), Amount(NURSERIES, T("本年建成投用的公办幼儿园", "Public kindergartens opened this year"), CLOSED & col("state").is_("closed") & col("works").among("new", "rebuild") & col("stage").is_("preschool") & col("nature").is_("public")), SCHOOLS, better=UP, serves=("B02", "K09"), phrases=("建成投用公办幼儿园", "建成公办幼儿园", "新建成公办幼儿园", "新开办公办幼儿园"), **TOLD),
    count("projects_done_new", T("本年竣工教育项目数", "Building projects done this year"), Amount(WORKS, T("本年交付投用的项目", "Projects handed over this year"), CLOSED & col("state").is_("closed")), PIECES, better=UP, serves=("B02",), phrases=("竣工教育项目", "竣工", "竣工项目"), **TOLD),
    count("institutions_closed", T("本年压减的校外培训机构数", "Training institutions that ended this year"), Amount(LAPSED, T("本年许可证注销或到期、再无有效许可证的机构", "Institutions whose last licence ended this year"), col("id").is_(col("first")) & col("now").is_(0)), whole("家", "institutions"), grains=UPPER, serves=("N06",), phrases=("压减校外培训机构", "注销培训机构", "注销校外培训机构", "关停校外培训机构", "减少校外培训机构")),
    count("other_institutions", T("非学科类校外培训机构数", "Training institutions of other kinds than academic"), Amount(OTHERS, T("持有效许可证的非学科类机构", "Institutions with another licence in force"), OTHER & col("id").is_(col("first"))), whole("家", "institutions"), grains=UPPER, phrases=("非学科类培训机构", "非学科类校外培训机构")),
    count("firms_new", T("本年新增校企合作企业数", "Firms under a first agreement this year"), Amount(NEW_FIRMS, T("本年首次签约的企业", "Firms that signed for the first time"), col("id").is_(col("first")) & col("before").is_(0)), FIRM_UNIT, better=UP, serves=("V04",), phrases=("新增校企合作企业", "新增合作企业")),
    count("enterprise_colleges_new", T("本年新建企业（产业）学院数", "Enterprise colleges founded this year"), Amount(FIRMS, T("本年签约的企业学院", "Enterprise colleges signed this year"), col("form").is_("college") & since("since")), PIECES, better=UP, serves=("V04",), phrases=("新建产业学院", "新建企业学院", "新增产业学院")),
    share("certificate_pass_share", T("1+X证书考核通过率", "Candidates for certificates who passed"), Amount(PILOTED, T("累计通过", "Passed in all"), None, Whole(col("passed"))), Amount(PILOTED, T("累计参加", "Candidates in all"), None, Whole(col("sat"))), better=UP, serves=("V03",), phrases=("1+X证书通过率", "职业技能等级证书通过率")),
    count("comprehensive_classes", T("综合高中班项目数", "Comprehensive senior classes"), Amount(PATHWAYS, T("综合高中班", "Comprehensive classes"), col("form").is_("comprehensive")), PIECES, better=UP, serves=("V17",), phrases=("综合高中班", "举办综合高中班")),
    count("majors_ended", T("本年撤并专业数", "Majors that ended this year"), Amount(GONE_MAJORS, T("本年停办的专业", "Majors ended this year"), ENDED & col("now").is_(0)), MAJOR_UNIT, serves=("V01",), phrases=("撤并专业", "撤销专业", "停招专业", "撤并招生不足专业")),
    *_majors(),
)  # fmt: skip
