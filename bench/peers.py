"""What the peers find: run in their own environment, one JSON request in, one answer out.

Request: {"peer": …, "speed": text, "texts": [text, …]}. Answer: {"seconds": …,
"found": [[[start, end, value, unit], …], …]}.
"""

import io
import json
import re
import sys
import time
import warnings
from contextlib import redirect_stderr, redirect_stdout

warnings.simplefilter("ignore")


def sentences(text):
    """Peers are made for sentences, not for documents; offsets count from the document."""
    for hit in re.finditer(r"[^。！？!?\n；;]+[。！？!?；;]?", text):
        yield hit.start(), hit.group()


def recognizers():
    """Microsoft's recognizers for Chinese: numbers with units, percentages, ages, money."""
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension

    kinds = (
        recognize_percentage,
        recognize_dimension,
        recognize_age,
        recognize_currency,
        recognize_number,
    )

    def find(sentence):
        found = []
        for kind in kinds:
            for hit in kind(sentence, Culture.Chinese):
                told = hit.resolution or {}
                unit = "%" if kind is recognize_percentage else told.get("unit") or ""
                value = str(told.get("value") or "").rstrip("%")
                found.append((hit.start, hit.end + 1, value, unit))
        return found

    return find


def jionlp():
    """JioNLP: money and time; it has no general quantities."""
    import jionlp as jio

    def find(sentence):
        found = []
        for hit in jio.ner.extract_money(sentence, with_parsing=True) or ():
            detail = hit.get("detail") or {}
            number = detail.get("num")
            value = number[0] if isinstance(number, list) else number
            found.append((*hit["offset"], str(value), detail.get("case") or ""))
        try:
            for hit in jio.ner.extract_time(sentence, time_base=0, with_parsing=False) or ():
                found.append((*hit["offset"], re.sub(r"[^0-9.]", "", hit["text"]), ""))
        except (ValueError, TypeError, KeyError, AttributeError):
            pass  # it raises on list numbers; a find of nothing is its answer
        return found

    return find


def main():
    """Answer one request."""
    request = json.loads(sys.stdin.read())
    quiet = io.StringIO()
    with redirect_stdout(quiet), redirect_stderr(quiet):
        find = {"recognizers-text-suite": recognizers, "jionlp": jionlp}[request["peer"]]()
        find("建成学校3所，覆盖率达到85%以上。")
        begun = time.perf_counter()
        for _, sentence in sentences(request["speed"]):
            find(sentence)
        seconds = time.perf_counter() - begun
        found = [
            [
                (start + a, start + b, value, unit)
                for start, sentence in sentences(text)
                for a, b, value, unit in find(sentence)
            ]
            for text in request["texts"]
        ]
    print(json.dumps({"seconds": seconds, "found": found}))


main()
