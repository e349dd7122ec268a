"""Several people at papers: numbers without doubles, one issue, one settling, one scan."""

import pytest
from tests.apps.papers.acting import NOW, PROSE, do, seen
from tests.apps.papers.acting import take as sent
from tests.apps.records.steps import task

from xuezheng.apps.papers.models import Paper, SaidNumber, Sheet
from xuezheng.apps.papers.services.checking import SettledError
from xuezheng.apps.papers.services.sheets import KeyedError
from xuezheng.core.base.errors import StaleError

WORD = "b教督单"
"""The mark of the small bureau, whose name begins with a b, and of supervision notices."""


def notice(bureau):
    return do("paper.draft", bureau.clerk, kind="supervision", record=task(bureau))["paper"]


def split(found):
    errors = [one for one in found if isinstance(one, Exception)]
    return [one for one in found if not isinstance(one, Exception)], errors


def test_eight_issued_at_once_have_eight_numbers(bureau, together):
    papers = [notice(bureau) for _ in range(8)]
    versions = [seen(paper) for paper in papers]

    def issue(paper, version):
        return lambda: do("paper.issue", bureau.clerk, paper=paper, seen=version)["number"]

    numbers, errors = split(together(*map(issue, papers, versions)))
    assert errors == []
    assert sorted(numbers) == [f"{WORD}〔2026〕{n}号" for n in range(1, 9)]


def test_one_paper_is_issued_once(bureau, together):
    paper = notice(bureau)
    version = seen(paper)
    calls = [lambda: do("paper.issue", bureau.clerk, paper=paper, seen=version)] * 4
    done, errors = split(together(*calls))
    assert (len(done), len(errors)) == (1, 3)
    assert Paper.objects.get(pk=paper).number == f"{WORD}〔2026〕1号"


def test_of_two_editors_one_is_told(bureau, together):
    paper = notice(bureau)
    version = seen(paper)

    def edit(title):
        return lambda: do("paper.edit", bureau.clerk, paper=paper, seen=version, title=title)

    done, errors = split(together(edit("甲"), edit("乙")))
    assert (len(done), [type(one) for one in errors]) == (1, [StaleError])


def test_a_number_is_settled_once(bureau, together):
    paper = notice(bureau)
    do("paper.check_prose", bureau.clerk, paper=paper, text=PROSE)
    number = SaidNumber.objects.get(said="38场次").pk

    def settle(reason):
        given = {"number": number, "choice": "elsewhere", "reason": reason}
        return lambda: do("paper.settle_number", bureau.clerk, **given)

    done, errors = split(together(settle("团委台账"), settle("来电")))
    assert (len(done), [type(one) for one in errors]) == (1, [SettledError])


def test_a_sheet_is_keyed_in_once(bureau, together):
    made = do("sheet.print", bureau.clerk, subject="paper", number=notice(bureau))
    files = [sent(f"%PDF-1.4 {n}".encode(), "s.pdf", actor=bureau.clerk, at=NOW) for n in "ab"]

    def key_in(file):
        given = {"code": made["code"], "file": file, "signer": "李局长", "signed_on": "2026-10-12"}
        return lambda: do("sheet.key_in", bureau.clerk, **given)

    done, errors = split(together(*map(key_in, files)))
    assert (len(done), [type(one) for one in errors]) == (1, [KeyedError])
    assert Sheet.objects.get().scan in files


@pytest.mark.parametrize("round_", range(3))
def test_the_same_content_printed_at_once_is_one_sheet(bureau, together, round_):
    paper = notice(bureau)
    call = {"subject": "paper", "number": paper}
    done, errors = split(together(*[lambda: do("sheet.print", bureau.clerk, **call)] * 3))
    assert errors == [], round_
    assert len({one["code"] for one in done}) == 1
