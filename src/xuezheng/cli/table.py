"""The one table of verbs: what can be said after ``./xz``, and which module does it.

A verb stands here only when it is built. A module is imported when its verb is
called, so that ``plan read`` never waits for Django. Each has ``add(parser)``
and ``run(arguments) -> exit code``.
"""

from dataclasses import dataclass

from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Verb:
    """One command: its words, its module and attribute prefix, and an example that runs."""

    words: tuple[str, ...]
    module: str
    says: T
    example: str


def _plan(verb: str, says: T, example: str) -> Verb:
    return Verb(("plan", verb), f"xuezheng.cli.plan_{verb}", says, example)


VERBS: tuple[Verb, ...] = (
    Verb(
        ("demo",),
        "xuezheng.cli.demo",
        T("建立演示城市并打开网页服务", "Make the demo city and serve it"),
        "./xz demo --build-only --data build/demo",
    ),
    Verb(
        ("serve",),
        "xuezheng.cli.serve",
        T("用已有数据目录提供网页服务", "Serve an existing data folder"),
        "./xz serve --data build/demo --port 8000",
    ),
    Verb(
        ("init",),
        "xuezheng.cli.init",
        T("建立一个真实的空教育局", "Begin a real, empty bureau"),
        "./xz init --data build/init --bureau 青禾县教育局",
    ),
    Verb(
        ("work",),
        "xuezheng.cli.work",
        T("办理后台任务、到期提醒、日志封存", "Do jobs, reminders and sealing"),
        "./xz work --once --data build/demo",
    ),
    Verb(
        ("do",),
        "xuezheng.cli.do",
        T("以某账号办理一件事", "Carry out one thing as an account"),
        "./xz do --data build/demo",
    ),
    Verb(
        ("account", "reset"),
        "xuezheng.cli.account_reset",
        T("在服务器上重置一个账号的密码", "Reset an account's password at the machine"),
        "./xz account reset 10001 --data build/demo",
    ),
    Verb(
        ("mission",),
        "xuezheng.cli.mission",
        T("任务书各条覆盖情况", "Which rows of the mission are served"),
        "./xz mission --json",
    ),
    Verb(
        ("log", "head"),
        "xuezheng.cli.log_head",
        T("显示日志链头", "Show where the log's chain stands"),
        "./xz log head --data build/demo",
    ),
    Verb(
        ("log", "export"),
        "xuezheng.cli.log_export",
        T("导出日志（NDJSON）", "Export the log as NDJSON"),
        "./xz log export build/log.ndjson --data build/demo",
    ),
    Verb(
        ("log", "verify"),
        "xuezheng.cli.log_verify",
        T("离线核验导出的日志", "Verify an exported log offline"),
        "./xz log verify build/log.ndjson",
    ),
    Verb(
        ("snapshot", "take"),
        "xuezheng.cli.snapshot_take",
        T("形成数据快照", "Take a snapshot"),
        "./xz snapshot take --data build/demo",
    ),
    Verb(
        ("snapshot", "list"),
        "xuezheng.cli.snapshot_list",
        T("列出数据快照", "List the snapshots"),
        "./xz snapshot list --data build/demo",
    ),
    Verb(
        ("snapshot", "verify"),
        "xuezheng.cli.snapshot_verify",
        T("核验数据快照", "Verify snapshots"),
        "./xz snapshot verify --data build/demo",
    ),
    Verb(
        ("snapshot", "diff"),
        "xuezheng.cli.snapshot_diff",
        T("比较两份数据快照", "Compare two snapshots"),
        "./xz snapshot diff 2026-10-12-asked-1 2026-10-12-asked-1 --data build/demo",
    ),
    Verb(
        ("indicator", "list"),
        "xuezheng.cli.indicator_list",
        T("列出指标", "List the indicators"),
        "./xz indicator list --topic sizes",
    ),
    Verb(
        ("indicator", "show"),
        "xuezheng.cli.indicator_show",
        T("显示一项指标的定义", "Show the definition of an indicator"),
        "./xz indicator show large_class_share",
    ),
    Verb(
        ("indicator", "run"),
        "xuezheng.cli.indicator_run",
        T("对快照计算一项指标", "Count an indicator over a snapshot"),
        "./xz indicator run large_class_share --at township --data build/demo",
    ),
    Verb(
        ("indicator", "explain"),
        "xuezheng.cli.indicator_explain",
        T("从数值追到明细、参数和依据", "Trace a value to its rows, parameters and clause"),
        "./xz indicator explain large_class_share --data build/demo",
    ),
    Verb(
        ("indicator", "export"),
        "xuezheng.cli.indicator_export",
        T(
            "导出指标：Excel、CSV、SDMX、ADX、图",
            "Take figures out: xlsx, csv, sdmx, adx, pictures",
        ),
        "./xz indicator export large_class_share --format csv --data build/demo",
    ),
    Verb(
        ("curriculum", "check"),
        "xuezheng.cli.curriculum_check",
        T("核查一所学校的课表和每天锻炼", "Check a school's timetables and its exercise"),
        "./xz curriculum check 望澜实验小学 --json --data build/demo",
    ),
    Verb(
        ("homework", "show"),
        "xuezheng.cli.homework_show",
        T("各班每周作业和本学期考试", "Homework by class and week, tests of the term"),
        "./xz homework show 望澜实验小学 --json --data build/demo",
    ),
    Verb(
        ("plan", "likely"),
        "xuezheng.cli.plan_likely",
        T("列出预计不能完成的量化目标", "List the targets that will likely be missed"),
        "./xz plan likely all --json --data build/demo",
    ),
    Verb(
        ("scorecard", "list"),
        "xuezheng.cli.scorecard_list",
        T("列出督导评估评分卡", "List the scorecards"),
        "./xz scorecard list",
    ),
    Verb(
        ("scorecard", "show"),
        "xuezheng.cli.scorecard_show",
        T(
            "逐项判定一个县，列出未达标学校和差距",
            "Judge a county item by item, and which schools fail",
        ),
        "./xz scorecard show balanced --data build/demo",
    ),
    Verb(
        ("scorecard", "plan"),
        "xuezheng.cli.scorecard_plan",
        T("求一个县最省的达标方案", "Find the cheapest changes with which a county passes"),
        "./xz scorecard plan balanced --data build/demo --seconds 20",
    ),
    Verb(
        ("spending", "try"),
        "xuezheng.cli.spending_try",
        T("测算公用经费标准变动的费用", "What other standards of public funds would cost"),
        "./xz spending try primary=760 tilt=10 --data build/demo",
    ),
    Verb(
        ("matching", "train"),
        "xuezheng.cli.matching_train",
        T("用名册训练比对权重", "Train matching weights over a roster"),
        "./xz matching train 1 --data build/demo",
    ),
    _plan(
        "read",
        T("读一份工作要点，列出量化目标", "Read a work plan and list its targets"),
        "./xz plan read src/xuezheng/demo/texts/plan-2026.txt --json",
    ),
    _plan(
        "outline",
        T("列出提纲", "Print the outline"),
        "./xz plan outline src/xuezheng/demo/texts/plan-2026.txt",
    ),
    _plan(
        "compare",
        T("对照两份文件，或要点与总结", "Compare two plans, or a plan and its summary"),
        "./xz plan compare src/xuezheng/demo/texts/plan-2026.txt src/xuezheng/demo/texts/plan-2025.txt",
    ),
    _plan(
        "coverage",
        T(
            "一份要点的目标有多少能由名录和台账取数",
            "How many targets of a plan the registers and cases know",
        ),
        "./xz plan coverage src/xuezheng/demo/texts/plan-2026.txt --data data/demo",
    ),
    _plan(
        "score",
        T("按人工标注给读取打分", "Score the reader against hand-made gold rows"),
        "./xz plan score src/xuezheng/demo/texts/plan-2026.txt tests/gold/yunting-2026.gold.jsonl",
    ),
    Verb(
        ("draw", "run"),
        "xuezheng.cli.draw_run",
        T("按种子对名单派位", "Draw a list by a seed"),
        "./xz draw run tests/gold/decisions/list.txt --seats 3 --seed 云汀",
    ),
    Verb(
        ("draw", "rfc3797"),
        "xuezheng.cli.draw_rfc3797",
        T("按公开数字抽取（RFC 3797）", "Pick by public numbers (RFC 3797)"),
        "./xz draw rfc3797 9319./2.5.8.10.12./9.18.26.34.41.45./ --pool 25 --take 10",
    ),
    Verb(
        ("draw", "rivest"),
        "xuezheng.cli.draw_rivest",
        T("Rivest抽样", "Rivest's samplers"),
        "./xz draw rivest --seed 31 a b c d",
    ),
    Verb(
        ("decision", "run"),
        "xuezheng.cli.decision_run",
        T("用某一引擎算一份问题", "Run a problem by an engine"),
        "./xz decision run draw tests/gold/decisions/problem.json --seed 云汀",
    ),
    Verb(
        ("decision", "example"),
        "xuezheng.cli.decision_example",
        T("某一引擎的算例，可用手算核对", "The worked example of an engine, to be checked by hand"),
        "./xz decision example points",
    ),
    Verb(
        ("decision", "verify"),
        "xuezheng.cli.decision_verify",
        T("核验并复算一份决策记录", "Check and replay a record of a decision"),
        "./xz decision verify tests/gold/decisions/record.json",
    ),
    Verb(
        ("survey", "list"),
        "xuezheng.cli.survey_list",
        T("列出问卷调查", "List surveys"),
        "./xz survey list --data build/demo",
    ),
    Verb(
        ("survey", "show"),
        "xuezheng.cli.survey_show",
        T("显示一次问卷调查或一个单位的结果", "Show a survey, or a unit's results"),
        "./xz survey show 1 --data build/demo",
    ),
    Verb(
        ("award", "list"),
        "xuezheng.cli.award_list",
        T("列出各年度计奖", "List the awards by year"),
        "./xz award list --data build/demo",
    ),
    Verb(
        ("award", "show"),
        "xuezheng.cli.award_show",
        T("显示一次计奖，或输出复核记录", "Show an award, or its record"),
        "./xz award show 1 --data build/demo",
    ),
    Verb(
        ("award", "verify"),
        "xuezheng.cli.award_verify",
        T("复核一份计奖记录", "Have the referee check an award"),
        "./xz award verify tests/gold/awards/record.json",
    ),
    Verb(
        ("catalogue", "check"),
        "xuezheng.cli.catalogue_check",
        T("检查全部定义", "Check all definitions"),
        "./xz catalogue check",
    ),
    Verb(
        ("catalogue", "docs"),
        "xuezheng.cli.catalogue_docs",
        T("生成或核对说明页", "Write or check the generated pages"),
        "./xz catalogue docs --check",
    ),
    Verb(
        ("catalogue", "upgrade"),
        "xuezheng.cli.catalogue_upgrade",
        T("把存量记录升级到现行定义", "Bring stored records to the present definitions"),
        "./xz catalogue upgrade --dry-run --data build/demo",
    ),
    Verb(
        ("ledger", "export"),
        "xuezheng.cli.ledger_export",
        T("把台账定义写成TOML", "Write a ledger's definition as TOML"),
        "./xz ledger export hazard",
    ),
    Verb(
        ("ledger", "check"),
        "xuezheng.cli.ledger_check",
        T("检查一份台账定义文本", "Check a definition of a ledger in a file"),
        "./xz ledger check docs/examples/visitors.toml",
    ),
    Verb(
        ("test",),
        "xuezheng.cli.test",
        T("运行全部测试", "Run all tests"),
        "./xz test tests/core",
    ),
    Verb(
        ("check",),
        "xuezheng.cli.check",
        T("格式、类型、分层、定义、文档检查", "Check format, types, layers, definitions, docs"),
        "./xz check",
    ),
    Verb(
        ("bench",),
        "xuezheng.cli.bench",
        T("与同类工具在同一次运行中比较", "Measure beside peers in one run"),
        "./xz bench reader --json",
    ),
)
