"""Views kept of registers, what waits for a check, and what stands for an act a kind does not have."""

import pytest
from tests.apps.registers.acting import START, TODAY, do, lift
from tests.apps.registers.test_requesting import held
from tests.apps.signing import signed_in

from xuezheng.apps.registers.services.owners import ElsewhereError


def test_a_lists_conditions_are_kept_under_a_name_and_dropped(client, bureau):
    signed_in(client, "clerk", bureau["s"])
    page = client.get("/registers/lift/?make=oil").content.decode()
    assert "把当前条件存为视图" in page
    kept = client.post("/registers/lift/views/", {"name": "液压电梯", "query": "make=oil"})
    assert kept["Location"] == "/registers/lift/?make=oil"
    page = client.get(kept["Location"]).content.decode()
    assert '<a href="?make=oil" aria-current="page">液压电梯</a>' in page
    client.post("/registers/lift/views/", {"name": "液压电梯", "query": ""})
    assert "液压电梯" not in client.get("/registers/lift/").content.decode()
    signed_in(client, "clerk", bureau["r"])
    assert "液压电梯" not in client.get("/registers/lift/").content.decode()
    sent = {"name": "x", "query": "a=1"}
    assert client.post("/registers/no_such/views/", sent).status_code == 404


def test_the_index_says_how_many_changes_wait_for_me(client, people, bureau):
    held(2, "principal", bureau["s"])
    one = lift(bureau["s"], people["clerk"])
    given = {"kind": "lift", "subject": one, "act": "correct", "day": TODAY, "reason": "铭牌为5层"}
    do("register.ask", actor=people["clerk"], data={"floors": 5}, **given)
    signed_in(client, "clerk", bureau["s"])
    assert "件待审核" not in client.get("/registers/").content.decode()
    signed_in(client, "principal", bureau["s"])
    assert "1 件待审核" in client.get("/registers/").content.decode()


def test_an_act_a_kind_does_not_have_says_what_is_done_instead(client, bureau):
    post = do(
        "post.add", organisation=bureau["k"], title="科长", rank="leader", since=START,
    )["post"]  # fmt: skip
    given = {"kind": "post", "subject": post, "since": TODAY, "data": {"title": "主任"}}
    with pytest.raises(ElsewhereError, match="先终止原岗位，再登记新岗位"):
        do("register.change", **given)
    with pytest.raises(ElsewhereError, match="改回原来的内容"):
        do("register.undo", kind="post", subject=post)
    signed_in(client, "system_admin", bureau["b"])
    page = client.get(f"/registers/post/{post}/edit/").content.decode()
    assert "先终止原岗位，再登记新岗位" in page
    assert f'<a href="/registers/post/{post}/edit/?act=end">终止</a>' in page
    assert '<a href="/registers/post/new/">新增</a>' in page


def test_paper_says_who_printed_it_of_which_unit_and_by_which_conditions(client, bureau):
    signed_in(client, "clerk", bureau["s"])
    page = client.get("/registers/pupil/?sex=1&q=zh").content.decode()
    paper = page.split('class="xz-print"')[1].split("</div>")[0]
    assert "白鹭中心小学" in paper
    assert "打印日期" in paper
    assert '<span class="paper">性别：男</span>' in page
    assert '<span class="paper">“zh”</span>' in page
