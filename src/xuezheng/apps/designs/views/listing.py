"""The list of designs, and the three ways in which one begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xuezheng.apps.designs.access import runs
from xuezheng.apps.designs.models import State
from xuezheng.apps.designs.selectors.pages import page
from xuezheng.apps.designs.selectors.starting import begun, copied, heads_in, samples
from xuezheng.apps.designs.views.doing import do, number, tell, who
from xuezheng.catalogue.flows import FLOWS
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.sketch import english

UNNAMED = T("新台账", "New ledger")
LEFT_OUT = T(
    "已复制；{count}处由程序计算或校验的内容没有带过来，请核对。",
    "Copied; {count} things that the software computes or checks were left out: please look.",
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the designs somebody sees."""
    actor = who(request)
    state = request.GET.get("state", "")
    states = list(State)
    state = state if state in {one.key for one in states} else ""
    context = {
        "page": page(actor, number(request.GET.get("after", "")) or 0, state), "state": state,
        "states": states, "flows": FLOWS, "samples": samples(), "runs": runs(actor),
    }  # fmt: skip
    return render(request, "designs/index.html", context)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a draft: on a flow, from a sheet's head row, or as a copy."""
    actor = who(request)
    if sample := request.POST.get("sample", ""):
        text, left = copied(sample)
        if left:
            tell(request, LEFT_OUT.filled(count=len(left)))
    else:
        typed = " ".join(request.POST.get("title", "").split())[:60] or UNNAMED.zh
        title = T(typed, request.POST.get("title_en", "").strip()[:80] or english(typed))
        file = request.FILES.get("file")
        heads = heads_in(file.read()) if file else _pasted(request.POST.get("heads", ""))
        text = begun(actor, title, request.POST.get("flow", ""), heads)
    return redirect("designs:show", do(request, "keep", {"text": text})["design"])


def _pasted(text: str) -> list[str]:
    """Read headings pasted from a sheet: by tabs, commas or lines."""
    for sign in ("\t", "\u3000", "，", ",", "、"):
        text = text.replace(sign, "\n")
    return [line.strip() for line in text.splitlines() if line.strip()]
