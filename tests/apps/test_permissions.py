"""Who may open what: every address × method × role, with the status expected, written by hand.

An address that stands in no row fails ``test_every_address_stands_in_the_table``. To add one::

    "GET meetings:show": row(404, office=200),          # 404 for all who are signed in, but ...

``nobody`` is a stranger (pages 302 to the sign-in page, the API 401), ``half`` somebody whose
one-time password still stands: both see what anyone sees. Parameters of an address are filled
with things that do not exist, so that a row says who reaches the page at all; what is there, but
for others, is tested by ``same_answer`` (tests/apps/answers.py) beside each app.
"""

import re
from datetime import date

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from tests.apps.signing import account_for, sign_in_as, signed_in

from xuezheng.apps.accounts.models import Account
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.catalogue.roles import ROLES
from xuezheng.site.api import api

AT_SCHOOL = {"principal", "clerk", "institution", "teacher", "unit_admin"}
AT_SECTION, AT_TOWN = {"section"}, {"township", "supervisor"}
SIGNED = tuple(role.key for role in ROLES)
STRANGERS = ("nobody", "half")
WORKERS = (
    "office", "leader", "section", "township", "principal", "clerk", "supervisor", "institution",
)  # fmt: skip
ADMINISTRATORS = ("system_admin", "security_admin", "audit_admin", "unit_admin")


def row(everybody, *, nobody=302, **others):
    """Give the status of every role: the same for all who are signed in but those named."""
    assert set(others) <= set(SIGNED), others
    return dict.fromkeys(STRANGERS, nobody) | dict.fromkeys(SIGNED, everybody) | others


def anyone(status=200):
    """Give the same status to everybody, strangers too."""
    return row(status, nobody=status)


def only(status, *roles, otherwise=404, nobody=302):
    """Give a status to some roles and another to the rest."""
    return row(otherwise, nobody=nobody, **dict.fromkeys(roles, status))


ROLL = ("leader", "township", "principal", "clerk")
"""Who reads the roll of pupils by the role alone."""
LESSONS = ("office", *ROLL)
"""Who reads lessons by the role alone."""
KEEPERS = ("security_admin", "unit_admin")
MAKES_NONE = {"supervisor": 403, "institution": 403, "teacher": 404} | dict.fromkeys(
    ADMINISTRATORS, 404
)
"""Who opens no papers and no meetings: told so, or shown nothing where nothing is read."""
UNTOLD = dict.fromkeys((*ADMINISTRATORS, "teacher"), 404)
"""Who gets no notices."""
NO_FIGURES = {"audit_admin": 404, "teacher": 404}
"""Who reads no rows at all, and so sees no figures."""
SNAPSHOTS = ("system_admin", "security_admin", "audit_admin")
TABLE = {
    "GET live": anyone(),
    "GET ready": anyone(),
    "POST ui:preferences": anyone(303),
    "GET ui:gallery": anyone(404),  # outside of the demo
    # accounts: signing in
    "GET accounts:sign_in": row(303, nobody=200) | {"half": 303},
    "GET accounts:first_password": row(303, nobody=303) | {"half": 200},
    "GET accounts:code": anyone(303),
    "GET accounts:first_factor": anyone(303),
    "POST accounts:sign_out": anyone(303),
    # accounts: one's own
    "GET accounts:me": row(200),
    "GET accounts:password": row(200),
    "GET accounts:factor": row(200),
    "POST accounts:factor_off": row(303),
    "POST accounts:end_device": row(303),
    "POST accounts:token": row(422),
    "POST accounts:end_token": row(404),
    "POST accounts:act_as": row(422),
    "POST accounts:delegate": row(303),
    "POST accounts:end_delegation": row(404),
    # sensitive fields: the purpose, exports that wait, who looked
    "GET accounts:own_looks": row(200),
    "GET accounts:purpose": only(200, "leader", "section", "township", "principal", "clerk"),
    "POST accounts:state_purpose": row(303),
    "POST accounts:end_purpose": row(303),
    "GET accounts:releases": row(200),
    "GET accounts:release": row(404),
    "POST accounts:decide": row(404),
    "GET accounts:looks": only(200, "audit_admin", "leader", "township", "principal"),
    "POST accounts:looks_export": only(200, "audit_admin"),
    "POST accounts:duty": row(404),
    # accounts: kept by administrators
    "GET accounts:index": only(200, *KEEPERS, "audit_admin"),
    "GET accounts:new": only(200, *KEEPERS),
    "POST accounts:create": only(303, *KEEPERS, "audit_admin"),  # told why not, on the page
    "POST accounts:issue": only(303, *KEEPERS, "audit_admin"),
    "GET accounts:slips": row(404),
    "GET accounts:show": row(404),
    "GET accounts:administrators": only(200, *SNAPSHOTS),
    "POST accounts:ask_reset": row(404, **dict.fromkeys(SNAPSHOTS, 302)),  # told on the page
    "POST accounts:consent_reset": row(404),
    "POST accounts:reset": row(404),
    "POST accounts:give": row(404),
    "POST accounts:end": row(404, audit_admin=403),  # in sight, not in keeping
    "POST accounts:press": row(404),
    # the log
    "GET accounts:log": only(200, "audit_admin", "office"),
    "POST accounts:log_verify": only(200, "audit_admin", "office"),
    "POST accounts:log_export": only(200, "audit_admin"),
    "GET accounts:entry": row(404),
    # snapshots: what they say of themselves, for the three administrators
    "GET snapshots:erasures": only(200, *SNAPSHOTS),
    "POST snapshots:erasures": only(422, *SNAPSHOTS),
    "GET snapshots:certificate": row(404),
    "GET snapshots:traces": row(404),
    "POST snapshots:traces": row(404),
    "GET snapshots:index": only(200, *SNAPSHOTS),
    "GET snapshots:show": row(404),
    "POST snapshots:verify": row(404),
    "POST snapshots:take": only(302, "system_admin"),
    # indicators: whoever reads the rows behind them; the office and the system have them counted
    "GET indicators:index": row(200, **NO_FIGURES),
    "GET indicators:show": row(404),
    "GET indicators:scorecards": row(404),  # nothing is counted
    "GET indicators:scorecard": row(404),
    "POST indicators:scorecard-plan": row(404),
    "GET indicators:scorecard-planned": row(404),
    # dashboards: whoever sees figures
    "GET indicators:boards": row(200, **NO_FIGURES),
    "POST indicators:boards": row(422, **NO_FIGURES),
    "GET indicators:board-desk": row(200, **NO_FIGURES),
    "GET indicators:board": row(404),
    "GET indicators:board-edit": row(404),
    "POST indicators:board-rename": row(404),
    "POST indicators:board-add": row(404),
    "POST indicators:board-arrange": row(404),
    "POST indicators:board-share": row(404),
    "POST indicators:board-remove": row(404),
    "POST indicators:board-choose": row(404),
    # what everybody reads; inside, whoever issues what the rows belong to hands in and lets out
    "GET indicators:open": anyone(),
    "GET indicators:opened": anyone(404),
    "GET indicators:opened-csv": anyone(404),
    "GET indicators:opened-json": anyone(404),
    "GET indicators:publications": row(200, **NO_FIGURES),
    "GET indicators:publication": row(404),
    "POST indicators:publication-submit": row(422, **NO_FIGURES),
    "POST indicators:publication-review": row(404),
    "POST indicators:publication-withdraw": row(404),
    "GET indicators:rows": row(404),
    "GET indicators:export-list": row(404),  # nothing counted
    "GET indicators:pivot": row(404),
    "GET indicators:export-pivot": row(404),
    "POST indicators:save-view": row(404),  # of no page that keeps views
    "GET indicators:export": row(404),
    "GET indicators:chart": row(404),
    "POST indicators:count": row(404),  # no snapshot to count
    "POST indicators:state": row(404),
    "POST indicators:choose": row(404),
    # jobs, files, organisations
    "GET jobs:index": row(200),
    "GET jobs:show": row(404),
    "POST jobs:stop": row(404),
    "GET files:show": row(404),
    "GET schools:tree": anyone(),
    "GET schools:unit": anyone(404),
    # assessments: a sheet goes with its case; leaders and the section whose duty it is run rounds
    "GET assessments:index": row(200),
    "GET assessments:new": only(200, "leader"),
    "POST assessments:new": only(200, "leader"),
    "GET assessments:round": row(404),
    "POST assessments:rank": row(404),
    "POST assessments:publish": row(404),
    "GET assessments:sheet": row(404),
    "POST assessments:sheet": row(404),
    "POST assessments:attach": row(404),
    "POST assessments:count": row(404),
    "GET assessments:criteria": row(404),
    # decisions: open to everybody from the frozen list on, drafts for whoever prepares them
    "GET decisions:index": row(200),
    "GET decisions:new": only(200, "office", "township", "principal", "clerk", "supervisor"),
    "POST decisions:new": only(422, "office", "township", "principal", "clerk", "supervisor"),
    "GET decisions:other": only(200, "office", "township", "principal", "clerk", "supervisor"),
    "POST decisions:other": only(422, "office", "township", "principal", "clerk", "supervisor"),
    "GET decisions:show": row(404),
    "GET decisions:amend": row(404),
    "POST decisions:amend": row(404),
    "GET decisions:trial": row(404),
    "POST decisions:trial": row(404),
    "POST decisions:freeze": row(404),
    "POST decisions:commit": row(404),
    "POST decisions:part": row(404),
    "POST decisions:numbers": row(404),
    "POST decisions:run": row(404),
    "POST decisions:cancel": row(404),
    "POST decisions:answer": row(404),
    "POST decisions:sign": row(404),
    "GET decisions:replace": row(404),
    "POST decisions:replace": row(404),
    "POST decisions:give_up": row(404),
    "GET decisions:open": anyone(),
    "GET zones:open": anyone(),
    "GET decisions:verifier": anyone(),
    "GET decisions:result": anyone(404),
    "GET decisions:record": anyone(404),
    "GET decisions:list": anyone(404),
    "GET decisions:lines": anyone(404),
    "GET decisions:fillings": anyone(404),
    "GET decisions:replay": anyone(404),
    "POST decisions:appeal": anyone(404),
    # reviews: a judge sees its own tasks, those who run a review its calls
    "GET reviews:index": row(200),
    "GET reviews:new": only(200, "leader"),
    "POST reviews:new": only(200, "leader"),
    "GET reviews:ties": row(404),
    "POST reviews:ties": row(404),
    "POST reviews:end_tie": row(404),
    "GET reviews:call": row(404),
    "POST reviews:judge": row(404),
    "POST reviews:commit": row(404),
    "POST reviews:draw": row(404),
    "POST reviews:sum": row(404),
    "POST reviews:vote": row(404),
    "GET reviews:record": row(404),
    "GET reviews:task": row(404),
    "POST reviews:task": row(404),
    "POST reviews:back": row(404),
    # catchment zones: announced to everybody who has an account
    "GET zones:index": row(200),
    "GET zones:clashes": row(200),
    "GET zones:map": row(200),
    "GET zones:show": row(404),
    # warnings: class sizes for who reads the roll, supervisors for who reads supervision
    "GET warnings:index": row(200),
    "GET warnings:show": row(404),
    "POST warnings:silence": row(404),
    "POST warnings:note": row(404),
    "GET warnings:class_sizes": only(200, *ROLL),
    "GET warnings:supervisors": only(200, "office", "supervisor", *ROLL),
    "GET warnings:visit_sheet": row(404),
    "POST zones:border": row(422),  # no day, no file; without the duty access refuses
    # training institutions; the lists and the licence page are open to all
    "GET institutions:index": row(200, section=404, supervisor=404, **UNTOLD),
    "GET institutions:show": row(404),
    "POST institutions:find": row(404),
    "POST institutions:propose": row(404),
    "GET institutions:lists": anyone(),
    "GET institutions:licence": anyone(404),
    "GET institutions:code": anyone(404),
    # awards: whoever reads teaching knows the years; whole ones are the section's and leaders'
    "GET awards:index": only(200, *LESSONS),
    "POST awards:draft": row(404),
    "GET awards:formula": row(404),  # no such year
    "GET awards:show": row(404),
    "POST awards:tell": row(404),
    "POST awards:decide": row(404),
    "POST awards:payment": row(404),
    "GET awards:sheet": row(404),
    "POST awards:hear": row(404),
    "POST awards:reply": row(404),
    # aid to pupils: whoever reads care; a section only with that duty
    "GET aid:index": only(200, *ROLL),
    "GET aid:report": only(200, *ROLL),
    "GET aid:show": row(404),
    "POST aid:decide": only(302, *ROLL),  # no day; without the duty the intention refuses
    "POST aid:take_list": only(302, *ROLL),
    "POST aid:declare": only(302, *ROLL),
    "POST aid:card": only(302, *ROLL),
    "POST aid:check": row(404),
    "POST aid:approve": row(404),
    "POST aid:pay": row(404),
    "POST aid:file": row(404),
    "POST aid:answer": row(404),
    # courses: whoever reads teaching; opened by a section with that duty
    # surveys: whoever reads the group of a questionnaire; whoever has a code answers without an account
    "GET surveys:index": only(200, "office", *ROLL, "supervisor"),
    "GET surveys:new": only(403, "office", *ROLL, "supervisor"),
    "POST surveys:new": only(403, "office", *ROLL, "supervisor"),
    "GET surveys:show": row(404),
    "GET surveys:unit": row(404),
    "GET surveys:slips": row(404),
    "POST surveys:step": row(404),
    "POST surveys:confirm": row(404),
    "GET surveys:enter": anyone(),
    "GET surveys:answer": anyone(404),
    "POST surveys:answer": anyone(404),
    "GET vocational:index": only(200, *ROLL),
    "GET vocational:class": row(404),
    "POST vocational:enrol": row(404),
    "POST vocational:subsidise": row(404),
    "GET vocational:doubts": only(200, *ROLL),
    "GET vocational:samples": only(200, *ROLL),
    "POST vocational:draw": only(422, *ROLL),  # no year; without the duty the intention refuses
    "GET vocational:sample": row(404),
    "POST vocational:answer": row(404),
    "GET vocational:leavers": only(200, *ROLL),
    "GET activities:index": only(200, "office", *ROLL),
    "GET activities:short": only(200, "office", *ROLL),
    "GET activities:new": only(403, "office", *ROLL),
    "POST activities:new": only(403, "office", *ROLL),
    "GET activities:show": row(404),
    "POST activities:sign": row(404),
    "POST activities:step": row(404),
    "GET activities:certificate": row(404),
    # building projects: whoever reads buildings
    "GET projects:index": only(200, "office", *ROLL, "supervisor"),
    "GET projects:show": row(404),
    # education spending: whoever reads the registers of funds
    "GET spending:index": only(200, "office", *ROLL, "supervisor"),
    "GET spending:try": only(200, "office", *ROLL, "supervisor"),
    "POST spending:keep": only(302, "office", *ROLL, "supervisor"),
    # daily reports rolled up: whoever reads care
    "GET dailies:index": only(200, *ROLL),
    # homework and tests: whoever reads teaching
    "GET homework:index": only(200, "office", *ROLL),
    # timetables: lessons with teaching, exercise with the care of pupils
    "GET curriculum:index": only(200, *LESSONS),
    "GET curriculum:exercise": only(200, *ROLL),
    "GET curriculum:show": row(404),
    "POST curriculum:count": row(404),
    # the desk
    "GET desk:home": anyone(302),
    "GET desk:index": row(  # administrators and teachers begin at their own page
        200, teacher=302, system_admin=302, security_admin=302, audit_admin=302, unit_admin=302
    ),
    "GET desk:duty": row(200),
    "GET desk:own": row(200),  # everybody reads what is kept of themselves
    "GET desk:year": row(200),
    "GET desk:hand_over": row(200),
    "POST desk:hand_over": row(422),
    # channels: everybody has their own
    "GET outbox:index": row(200),
    "POST outbox:add": row(422),
    "POST outbox:try": row(404),
    "POST outbox:end": row(404),
    "GET outbox:log": row(200),
    "GET desk:trail": row(404),
    "GET desk:search": row(200),
    # ledgers and cases
    # ledgers of the bureau's own: sections and whoever runs the system design them
    "GET designs:index": only(200, "section", "system_admin"),
    "POST designs:begin": row(404),
    "GET designs:show": row(404),
    "GET designs:file": row(404),
    "POST designs:form": row(404),
    "POST designs:text": only(422, "section", "system_admin"),
    "POST designs:stand": row(404),
    "GET records:preview": row(404),
    "GET records:switches": only(200, "system_admin"),
    "POST records:switch": row(404),
    "GET records:index": row(200),
    "GET records:ledger": row(404),
    "GET records:new": row(404),
    "GET records:case": row(404),
    "GET records:sheet": row(404),
    "GET records:step": row(404),
    "GET records:side": row(404),
    "POST records:new": row(404),
    "POST records:bulk": row(404),
    "POST records:export": row(404),
    "POST records:save_view": row(422),
    "POST records:purpose": row(404),
    "POST records:watch": row(404),
    "POST records:step": row(404),
    "POST records:side": row(404),
    "POST records:draft": row(200),
    # roll-ups, maps, files of cases, links, objections to forms
    "GET records:picks": row(404),
    "GET records:rollups": row(200),
    "GET records:rollup": row(404),
    "GET records:rollup_workbook": row(404),
    "POST records:rollup_urge": row(404),
    "GET records:geography": row(404),
    "GET records:file": row(404),
    "GET records:thumb": row(404),
    "POST records:link": row(404),
    "GET records:objections": row(200),
    "GET records:object": row(404),
    "POST records:object": row(404),
    "POST records:answer": row(422),
    "GET registers:case_template": row(404),
    "GET registers:case_import": row(404),
    "POST registers:case_import": row(404),
    # pupils: sections see them where their duty names them
    "GET pupils:index": only(200, *ROLL),
    "GET pupils:show": row(404),
    "GET pupils:event": row(404),
    "GET pupils:class": row(404),
    "GET pupils:transfers": only(200, *ROLL),
    "GET pupils:transfer": only(200, "township", "principal", "clerk"),
    "GET pupils:merge": row(404, office=403, leader=403, security_admin=403, system_admin=200),
    "GET pupils:splits": row(404, office=403, leader=403, security_admin=403, system_admin=200),
    "GET pupils:split": row(404, office=403, leader=403, security_admin=403),
    "GET pupils:guardian": row(404),
    "GET pupils:class_new": only(200, "township", "principal", "clerk"),
    "GET pupils:class_split": row(404),
    "GET pupils:class_merge": row(404),
    "POST pupils:split": row(404, office=403, leader=403, security_admin=403),
    "POST pupils:guardian": row(404),
    "POST pupils:guardian_undo": row(404),
    "POST pupils:class_new": only(422, "township", "principal", "clerk"),
    "POST pupils:class_split": row(404),
    "POST pupils:class_merge": row(404),
    "POST pupils:event": row(404),
    "POST pupils:undo": row(404),
    "POST pupils:transfer": only(422, "township", "principal", "clerk"),
    "POST pupils:merge": row(404, office=403, leader=403, security_admin=403, system_admin=422),
    "POST pupils:merge_undo": row(
        404, office=403, leader=403, security_admin=403, system_admin=302
    ),
    # registers: which register a role reads is tried in tests/apps/registers
    "GET registers:index": row(200),
    "GET registers:expiring": row(200),
    "GET registers:burden": row(200),
    "GET registers:burden_of": row(404),
    "POST registers:burden_excuse": row(422),
    "GET registers:switches": only(200, "system_admin"),
    "POST registers:switch": row(404),
    "GET registers:list": row(404),
    "GET registers:thing": row(404),
    "POST registers:export": row(404),
    "POST registers:save_view": row(404),
    "GET registers:new": row(404),
    "POST registers:new": row(404),
    "GET registers:edit": row(404),
    "POST registers:edit": row(404),
    "GET registers:change": row(404),
    "POST registers:change": row(404),
    "GET registers:template": row(404),
    "GET registers:import": row(404),
    "POST registers:import": row(404),
    "GET registers:heads": row(404),
    "POST registers:heads": row(404),
    "GET registers:staged": row(404),
    "GET registers:errors": row(404),
    "POST registers:commit": row(404),
    "POST registers:cancel": row(404),
    "POST registers:decide_row": row(422),
    "GET registers:requests": row(200),
    "GET registers:request": row(404),
    "POST registers:decide_request": row(404),
    # targets and progress
    "GET targets:index": row(302),
    "GET targets:progress": row(404),
    "GET targets:export": row(
        404,
        supervisor=403,
        institution=403,
        teacher=403,
        system_admin=403,
        security_admin=403,
        audit_admin=403,
        unit_admin=403,
    ),
    "GET targets:view": row(404),
    "GET targets:show": row(404),
    "GET targets:parts": row(404),
    "GET targets:correct": row(404),
    "GET targets:calendar": row(200),
    "GET targets:feed": anyone(404),
    "POST targets:enter": row(404),
    "POST targets:origin": row(404),
    "POST targets:parts": row(404),
    "POST targets:milestone": row(404),
    "POST targets:urge": row(404),
    "POST targets:correct": row(404),
    "POST targets:done": row(404),
    "POST targets:calendar-renew": row(302),
    "GET targets:done": row(404),
    # a task's progress, programmes over several years
    "GET targets:task": row(404),
    "GET targets:programmes": row(200, institution=404, **UNTOLD),
    "GET targets:programme-new": row(403, office=200, leader=200),
    "GET targets:programme": row(404),
    "POST targets:task-milestone": row(404),
    "POST targets:task-quarters": row(404),
    "POST targets:programme-new": row(403, office=422, leader=422),
    "POST targets:programme-milestone": row(404),
    "POST targets:programme-carry": row(404),
    "POST targets:programme-close": row(404),
    "POST targets:programme-attach": row(404),
    "POST targets:programme-detach": row(404),
    # plans
    "GET plans:home": anyone(302),
    "GET plans:index": anyone(),
    "GET plans:upload": row(403, nobody=403, office=200, leader=200),
    "GET plans:compare": anyone(),
    "GET plans:show": anyone(404),
    "GET plans:reading": anyone(404),
    "GET plans:targets": anyone(404),
    "GET plans:review": row(404),
    "GET plans:decisions": row(404),
    "GET plans:gold": row(404),
    "GET plans:corrections": row(404),
    "GET plans:versions": anyone(404),
    "GET plans:version": anyone(404),
    "GET plans:lines": anyone(404),
    "GET plans:line": row(404),
    "GET plans:answers": row(404),
    "GET plans:matrix": row(404),
    "GET plans:links": row(404),
    "GET plans:sheet": anyone(404),
    "POST plans:upload": row(403, nobody=403, office=422, leader=422),
    "POST plans:adopt": row(404),
    "POST plans:review": row(404),
    "POST plans:undo": row(404),
    "POST plans:freeze": row(404),
    "POST plans:line": row(404),
    "POST plans:answers": row(404),
    "POST plans:do": row(404),
    "POST plans:links": row(404),
    "POST plans:cover": row(404),
    # papers
    "GET papers:index": row(200),
    "GET papers:new": row(200, **MAKES_NONE),
    "GET papers:hearing": row(404),
    "GET papers:paragraph": row(404),
    "GET papers:released": anyone(404),
    "GET papers:show": row(404),
    "GET papers:file": row(404),
    "GET papers:find-sheet": row(200),
    "GET papers:sheet": row(404),
    "GET papers:sheet-file": row(404),
    "POST papers:new": row(422, **MAKES_NONE),
    "POST papers:hearing": row(404),
    "POST papers:paragraph": row(404),
    "POST papers:step": row(404),
    "POST papers:print-sheet": row(404),
    "POST papers:key-in": row(404),
    # meetings, tasks of the office
    "GET meetings:office": row(200),
    "GET meetings:assign": row(403, office=200, leader=200),
    "GET meetings:index": row(200),
    "GET meetings:new": row(200, **MAKES_NONE),
    "GET meetings:show": row(404),
    "GET meetings:add": row(404),
    "GET meetings:minutes_file": row(404),
    "GET meetings:resolution": row(404),
    "GET meetings:bodies": row(200),
    "GET meetings:body_new": row(200, **MAKES_NONE),
    "GET meetings:body": row(404),
    "GET meetings:agreements": row(200, **UNTOLD),
    "POST meetings:assign": row(403, office=422, leader=422),
    "POST meetings:new": row(422, **MAKES_NONE),
    "POST meetings:hold": row(404),
    "POST meetings:minute": row(404),
    "POST meetings:read": row(404),
    "POST meetings:issue_all": row(404),
    "POST meetings:add": row(404),
    "POST meetings:resolution": row(404),
    "POST meetings:accept": row(404),
    "POST meetings:reject": row(404),
    "POST meetings:issue": row(404),
    "POST meetings:body_new": row(422, **MAKES_NONE),
    "POST meetings:body_end": row(404),
    "POST meetings:member": row(404),
    "POST meetings:member_end": row(404),
    "POST meetings:attach": row(404),
    "POST meetings:detach": row(404),
    "POST meetings:agreements": row(422, **MAKES_NONE),
    "POST meetings:settle": row(302),
    # notices: who sends looks at what was sent; what is another's is not there
    "GET notices:index": row(200, office=302, leader=302, **UNTOLD),
    "GET notices:sent": row(200, **UNTOLD),
    "GET notices:new": row(200, **MAKES_NONE),
    "POST notices:new": row(422, **MAKES_NONE),
    "GET notices:units": row(200, **MAKES_NONE),
    "GET notices:show": row(404),
    "GET notices:live": row(404),
    "GET notices:calls": row(404),
    "GET notices:duty": row(404),
    "GET notices:answers": row(404),
    "GET notices:workbook": row(404),
    "GET notices:file": row(404),
    "GET notices:forward": row(404),
    "POST notices:forward": row(404),
    "GET notices:tasks": row(404),
    "POST notices:tasks": row(404),
    "GET notices:allowed": row(200, **UNTOLD),
    "GET notices:allowed_sheet": row(200, **UNTOLD),
    "GET notices:filing": row(404),
    "POST notices:filing": row(404),
    "GET notices:filings": row(404),
    "GET notices:filed": row(404),
    "POST notices:hand_in": row(404),
    "POST notices:sign": row(404),
    "POST notices:answer": row(404),
    "POST notices:send_back": row(302),  # no reason given: said on the next page
    "POST notices:urge": row(404),
    "POST notices:call": row(404),
    "POST notices:end": row(404),
    "POST notices:recall": row(302),
    # people
    "GET people:index": row(200, institution=404, teacher=404, audit_admin=404),
    "GET people:upload": row(404, office=403, leader=403, system_admin=200, security_admin=403),
    "GET people:blank": row(404, office=403, leader=403, system_admin=200, security_admin=403),
    "GET people:staged": row(404, office=403, leader=403, security_admin=403),
    "GET people:show": row(404),
    "GET people:leaving": row(404, leader=200, township=200, principal=200, clerk=200),
    "GET people:merge": row(404, office=403, leader=403, system_admin=404, security_admin=403),
    "POST people:merge": row(404, office=403, leader=403, security_admin=403),
    "POST people:unmerge": row(404, office=403, leader=403, system_admin=422, security_admin=403),
    # rosters: for whoever keeps staff files; a section without that duty has none
    "GET rosters:index": row(404, leader=200, township=200, principal=200, clerk=200),
    "GET rosters:together": row(404, leader=200, township=200, principal=200, clerk=200),
    "GET rosters:upload": row(404, leader=403, township=403, principal=403, clerk=403),
    "GET rosters:map": row(404, leader=403, township=403, principal=403, clerk=403),
    "GET rosters:show": row(404),
    "POST rosters:upload": row(404, leader=403, township=403, principal=403, clerk=403),
    "POST rosters:map": row(404, leader=403, township=403, principal=403, clerk=403),
    "POST rosters:compare": row(404),
    "POST rosters:assign": row(422),
    "POST rosters:export": row(404),
    "POST rosters:leavers": row(422),
    "POST rosters:decide": row(422),
    "POST rosters:undo": row(404),
    "POST people:upload": row(404, office=403, leader=403, system_admin=422, security_admin=403),
    "POST people:staged": row(404, office=403, leader=403, system_admin=422, security_admin=403),
    # the API
    "GET /api/plans/{key}/review": row(404, nobody=401),
    "GET /api/plans/{key}/links": row(404, nobody=401),
    "GET /api/plans/{key}/versions": anyone(404),
    "GET /api/plans/{key}/differences": row(422, nobody=401),
    "GET /api/plans/{key}/lines": anyone(404),
    "GET /api/plans/{key}/matrix": row(404, nobody=401),
    "GET /api/targets": row(200, nobody=401),
    "POST /api/files": row(422, nobody=401),
    "GET /api/files/{number}": row(404, nobody=401),
    "GET /api/designs": only(200, "section", "system_admin", nobody=401),
    "GET /api/designs/{number}": row(404, nobody=401),
    "GET /api/cases": row(422, nobody=401),
    "GET /api/cases/rollup": row(422, nobody=401),
    "GET /api/cases/{number}": row(404, nobody=401),
    "GET /api/expiring": row(200, nobody=401),
    "GET /api/burden": row(200, nobody=401),
    "GET /api/burden/{org}": row(404, nobody=401),
    "GET /api/registers/{kind}": row(404, nobody=401),
    "GET /api/registers/{kind}/{number}": row(404, nobody=401),
    "GET /api/targets/progress": row(200, nobody=401),
    "GET /api/targets/programmes": row(200, nobody=401),
    "GET /api/targets/likely": row(200, nobody=401),
    "GET /api/desk/record": row(404, nobody=401),  # nothing kept of an identity without a name
    "GET /api/desk/duty": row(200, nobody=401),
    "GET /api/desk/trail/{code}": row(404, nobody=401),
    "GET /api/targets/programmes/{number}": row(404, nobody=401),
    "GET /api/targets/{number}": row(404, nobody=401),
    "GET /api/notices": row(200, nobody=401),
    "GET /api/notices/allowed": row(200, nobody=401, **UNTOLD),
    "GET /api/notices/{number}": row(404, nobody=401),
    "GET /api/surveys": only(200, "office", *ROLL, "supervisor", nobody=401),
    "GET /api/surveys/{number}": row(404, nobody=401),
    "GET /api/surveys/{number}/units/{org}": row(404, nobody=401),
    "POST /api/surveys/answers": anyone(400),
    "GET /api/papers": row(200, nobody=401),
    "GET /api/papers/{number}": row(404, nobody=401),
    "GET /api/papers/sheets/{code}": row(404, nobody=401),
    "GET /api/meetings": row(200, nobody=401),
    "GET /api/meetings/bodies": row(200, nobody=401),
    "POST /api/meetings/read": row(400, nobody=401),
    "GET /api/meetings/{number}": row(404, nobody=401),
    "GET /api/accounts/me": row(200, nobody=401),
    "GET /api/do": row(200, nobody=401),
    "POST /api/do/{key}": row(404, nobody=401),
    "POST /api/plans/read": anyone(422),
    "POST /api/plans/outline": anyone(422),
    "POST /api/plans/compare": anyone(422),
    "GET /api/plans": anyone(),
    "GET /api/plans/{key}": anyone(404),
    "GET /api/people/leaving": row(200, nobody=401),
    "GET /api/people/serving/{unit}": row(404, nobody=401),
    "GET /api/organisations": anyone(),
    "GET /api/institutions": row(200, nobody=401, section=404, supervisor=404, **UNTOLD),
    "GET /api/institutions/lists": anyone(),
    "GET /api/institutions/{number}": row(404, nobody=401),
    "GET /api/adults": only(200, *ROLL, nobody=401),
    "GET /api/adults/doubts": only(200, *ROLL, nobody=401),
    "GET /api/adults/leavers": only(200, *ROLL, nobody=401),
    "GET /api/awards": only(200, *LESSONS, nobody=401),
    "GET /api/awards/formula/{year}": row(404, nobody=401),
    "GET /api/awards/{number}": row(404, nobody=401),
    "GET /api/awards/{number}/sheets/{org}": row(404, nobody=401),
    "GET /api/awards/{number}/record": row(404, nobody=401),
    "GET /api/aid": only(200, *ROLL, nobody=401),
    "GET /api/aid/report": only(200, *ROLL, nobody=401),
    "GET /api/assessments/rounds/{number}": row(404, nobody=401),
    "GET /api/assessments/cases/{case}": row(404, nobody=401),
    "GET /api/decisions": anyone(),
    "GET /api/decisions/{code}": anyone(404),
    "GET /api/decisions/{code}/fillings": anyone(404),
    "GET /api/decisions/{code}/lines": anyone(404),
    "GET /api/decisions/{code}/lines/{key}": anyone(404),
    "GET /api/decisions/{code}/rules": anyone(404),
    "GET /api/decisions/{code}/record": anyone(404),
    "POST /api/decisions/{number}/trial": row(400, nobody=401),
    "GET /api/reviews/tasks": row(200, nobody=401),
    "GET /api/reviews/{number}/record": row(404, nobody=401),
    "GET /api/activities": only(200, "office", *ROLL, nobody=401),
    "GET /api/activities/certificates/{number}": row(404, nobody=401),
    "GET /api/projects": only(200, "office", *ROLL, "supervisor", nobody=401),
    "GET /api/spending": only(200, "office", *ROLL, "supervisor", nobody=401),
    "GET /api/spending/try": only(200, "office", *ROLL, "supervisor", nobody=401),
    "GET /api/dailies": only(200, *ROLL, nobody=401),
    "GET /api/homework": only(200, "office", *ROLL, nobody=401),
    "GET /api/curriculum": only(200, *LESSONS, nobody=401),
    "GET /api/curriculum/exercise": only(200, *ROLL, nobody=401),
    "GET /api/curriculum/{org}": row(404, nobody=401),
    "GET /api/zones": row(200, nobody=401),
    "GET /api/zones/clashes": row(200, nobody=401),
    "GET /api/zones/list": row(422, nobody=401),
    "GET /api/warnings": row(200, nobody=401),
    "GET /api/warnings/{number}": row(404, nobody=401),
    "GET /api/indicators": row(200, nobody=401, **NO_FIGURES),
    "GET /api/indicators/{key}": row(404, nobody=401),
    "GET /api/scorecards": row(404, nobody=401),
    "GET /api/scorecards/{key}": row(404, nobody=401),
    "GET /api/scorecards/{key}/plans/{job}": row(404, nobody=401),
    "GET /api/publications": anyone(),
    "GET /api/publications/{number}": anyone(404),
    "GET /api/publications/handed-in": row(200, nobody=401, **NO_FIGURES),
    "GET /api/dashboards": row(200, nobody=401, **NO_FIGURES),
    "GET /api/dashboards/{number}": row(404, nobody=401),
    "GET /api/pivots": row(404, nobody=401),  # nothing counted
    "GET /api/pivots/export": row(404, nobody=401),
    "GET /api/pivots/views": row(200, nobody=401, **NO_FIGURES),
    "GET /api/pivots/{key}": row(404, nobody=401),
    "GET /api/pivots/{key}/export": row(404, nobody=401),
    "GET /api/indicators/export": row(404, nobody=401),
    "GET /api/indicators/{key}/export": row(404, nobody=401),
    "GET /api/indicators/{key}/places": row(404, nobody=401),
    "GET /api/indicators/{key}/series": row(404, nobody=401),
    "GET /api/indicators/{key}/rows": row(404, nobody=401),
    "GET /api/snapshots": only(200, *SNAPSHOTS, nobody=401),
    "GET /api/snapshots/{name}": row(404, nobody=401),
    "GET /api/snapshots/traces/{number}": row(404, nobody=401),
    "GET /api/snapshots/{name}/verdict": row(404, nobody=401),
    "GET /api/jobs": row(200, nobody=401),
    "GET /api/jobs/{number}": row(404, nobody=401),
}

_ARGUMENTS = {"int": 999_999, "str": "nothing-there", "slug": "nothing-there", "uuid": "0" * 32}


def addresses():
    """Give every named page of the site: name and a path that leads to nothing."""

    def walk(resolver, names, path):
        for one in resolver.url_patterns:
            route = str(one.pattern)
            if isinstance(one, URLResolver):
                space = [*names, one.namespace] if one.namespace else names
                yield from walk(one, space, path + route)
            elif isinstance(one, URLPattern):
                yield ":".join([*names, one.name or "?"]), filled(path + route)

    found = dict(walk(get_resolver(), [], "/"))
    return {name: path for name, path in found.items() if not name.startswith("api:")}


def filled(route):
    """Fill the parameters of a route with what does not exist."""
    if route.endswith("$"):
        found = route.replace("/^", "/").rstrip("$")
        found = re.sub(r"\(\?P<\w+>\(?\\d[^)]*\)", "999999", found)
        return re.sub(r"\(\?P<\w+>(\w+)[^)]*\)", r"\1", found)
    found = re.sub(r"<(int|str|slug|uuid):\w+>", lambda one: str(_ARGUMENTS[one[1]]), route)
    return re.sub(r"<\w+:\w+>", "docx", found)


def operations():
    """Give every operation of the API: method, path, and the path with nothing behind it."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method in methods:
            yield f"{method.upper()} {path}", re.sub(r"{\w+}", "999999", path)


@pytest.fixture
def places(db):  # noqa: ARG001
    """Plant a bureau with a section, a township office and a school; gives ids by kind."""
    begins = date(2020, 1, 1)
    told = [
        ("bureau", None, Kind.BUREAU), ("section", "bureau", Kind.SECTION),
        ("town", "bureau", Kind.OFFICE), ("school", "town", Kind.PRIMARY),
    ]  # fmt: skip
    plant(
        [
            Unit(key, key, key, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, begins)
            for order, (key, parent, kind) in enumerate(told, 1)
        ]
    )
    return {unit.name: org for org, unit in tree_of(date(2026, 10, 12)).units.items()}


def place_of(role):
    """Name the unit where a role of the table is held."""
    if role in AT_SCHOOL:
        return "school"
    if role in AT_SECTION:
        return "section"
    return "town" if role in AT_TOWN else "bureau"


def come_as(client, role, places):
    """Come to the site as one of the table's columns."""
    client.cookies.clear()
    if role == "half":
        account = account_for(("clerk", places["school"]))
        Account.objects.filter(pk=account.pk).update(must_change=True)
        sign_in_as(client, account)
    elif role != "nobody":
        signed_in(client, role, places[place_of(role)])


def test_every_address_stands_in_the_table():
    named = {name.split(" ", 1)[1] for name in TABLE if not name.split(" ")[1].startswith("/api/")}
    assert sorted(set(addresses()) - named) == [], "add a row"
    assert sorted(named - set(addresses())) == [], "a row without an address"


def test_every_operation_of_the_api_stands_in_the_table():
    rows = {name for name in TABLE if name.split(" ")[1].startswith("/api/")}
    assert sorted({name for name, _ in operations()} ^ rows) == []


@pytest.mark.parametrize("name", TABLE)
def test_who_may_open_what(client, places, name):
    method, address = name.split(" ", 1)
    path = dict(operations()).get(name) or addresses()[address]
    found = {}
    for role in TABLE[name]:
        come_as(client, role, places)
        found[role] = getattr(client, method.lower())(path).status_code
    assert found == TABLE[name], path


@pytest.mark.parametrize("role", SIGNED)
def test_nothing_in_the_bar_or_menu_leads_to_a_page_that_is_not_theirs(client, places, role):
    """A newcomer tries every entry: none may answer that there is no such page."""
    come_as(client, role, places)
    look = client.get("/me/").context["look"]
    shown = (*look["links"], *look["menu"])
    assert shown
    opened = {one.url: client.get(one.url, follow=True).status_code for one in shown}
    assert {url: status for url, status in opened.items() if status != 200} == {}
