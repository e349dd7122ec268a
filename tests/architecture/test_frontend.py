"""What we ship to browsers is old enough: school computers stop at Chromium 109, some at 86.

The table names each feature with the first Chromium that has it. Vendor files must work in 109;
our own style and scripts in 86, where something newer may stand only as an enhancement that an
older browser can pass over, each named with its reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from xuezheng.site.assets import names

OURS, VENDOR = 86, 109
PACKAGE = Path(__file__).resolve().parents[2] / "src/xuezheng"


@dataclass(frozen=True)
class Feature:
    """One thing a browser may not know yet."""

    name: str
    since: int
    pattern: re.Pattern[str]


def table(text: str, flags: int = 0) -> tuple[Feature, ...]:
    """Read lines of: first version, name, pattern."""
    rows = (line.split(maxsplit=2) for line in text.strip().splitlines())
    return tuple(Feature(name, int(since), re.compile(found, flags)) for since, name, found in rows)


CSS = table(
    r"""
    85  @property               @property\b
    85  content-visibility      [;{\s]content-visibility:
    87  text-underline-offset   text-underline-offset:
    87  inset                   [;{\s]inset(-block|-inline)?(-start|-end)?:
    88  :is                     :is\(
    88  :where                  :where\(
    88  :not-list               :not\([^()]*,
    88  aspect-ratio            [;{\s]aspect-ratio:
    89  text-decoration-thickness  text-decoration-thickness:|text-decoration:[^;}]*\dpx
    89  file-selector-button    ::file-selector-button
    90  overflow-clip           overflow(-x|-y)?:\s*clip
    92  size-adjust             size-adjust:
    93  accent-color            accent-color:
    94  scrollbar-gutter        scrollbar-gutter:
    99  @layer                  @layer\b
    101 font-palette            font-palette:
    104 single-transforms       [;{\s](translate|rotate|scale):
    104 media-range             @media[^{]*\([^)]*[<>]
    105 :has                    :has\(
    105 @container              @container\b|container-type:
    105 :modal                  :modal\b
    106 hyphenate-character     hyphenate-character:
    108 viewport-units          \d(dvh|svh|lvh|dvw|svw|lvw|dvi|dvb)\b
    109 lh-unit                 \dlh\b
    110 initial-letter          initial-letter:
    111 color-mix               color-mix\(
    111 new-colours             \b(oklch|oklab|lch|lab|color)\(
    111 trigonometry            \b(sin|cos|tan|asin|acos|atan2?|hypot|pow|sqrt)\(
    111 nth-of                  :nth-(last-)?child\([^)]*\bof\b
    111 view-transitions        view-transition-name:|::view-transition
    112 animation-composition   animation-composition:
    113 linear-easing           [\s:,]linear\(
    114 text-wrap               [;{\s]text-wrap(-mode|-style)?:
    114 popover                 :popover-open\b
    115 animation-timeline      animation-timeline:
    117 subgrid                 \bsubgrid\b
    117 starting-style          @starting-style\b
    117 transition-behavior     transition-behavior:|allow-discrete
    118 @scope                  @scope\b
    119 :user-valid             :user-(in)?valid\b
    120 :dir                    :dir\(
    120 unprefixed-mask         [;{\s]mask(-image|-size|-position|-repeat)?:
    121 scrollbar-colours       scrollbar-(width|color):
    123 light-dark              light-dark\(
    123 field-sizing            field-sizing:
    125 anchor                  anchor-name:|position-anchor:|\banchor\(
    125 stepped-values          [\s:,(](round|mod|rem)\(
    129 interpolate-size        interpolate-size:|calc-size\(
    131 page-boxes              @(top|bottom|left|right)-(left|center|right|top|middle|bottom)\b
    136 print-color-adjust      [;{\s]print-color-adjust:
    137 css-if                  [\s:,(]if\(
    """
)
NESTING = Feature("nesting", 112, re.compile(r"&"))

SCRIPT = table(
    r"""
    85  logical-assignment      \?\?=|\|\|=|&&=
    85  replaceAll              \.replaceAll\(
    85  Promise.any             Promise\.any\(
    87  Intl.Segmenter          Intl\.Segmenter
    90  match-indices           /[gimsuy]*d[gimsuy]*\.(exec|test)\(
    91  private-in              #\w+ in \w
    92  at                      \.at\(
    92  randomUUID              randomUUID
    93  hasOwn                  Object\.hasOwn\b
    93  error-cause             \{\s*cause\s*:
    94  static-blocks           \bstatic\s*\{
    95  URLPattern              URLPattern
    97  findLast                \.findLast(Index)?\(
    98  structuredClone         structuredClone
    99  showPicker              \.showPicker\(
    102 inert                   \.inert\b
    102 navigation              window\.navigation
    103 AbortSignal.timeout     AbortSignal\.timeout
    105 highlights              CSS\.highlights
    110 copying-arrays          \.(toSorted|toReversed|toSpliced|with)\(
    111 well-formed             \.(isWellFormed|toWellFormed)\(
    111 startViewTransition     startViewTransition
    112 regex-v                 /[dgimsuy]*v[dgimsuy]*[.,;)](?=[^/]*$)|RegExp\([^)]*,\s*["'][a-z]*v
    114 popover                 \.(show|hide|toggle)Popover\(
    116 AbortSignal.any         AbortSignal\.any
    117 groupBy                 (Object|Map)\.groupBy
    119 withResolvers           withResolvers
    120 URL.canParse            URL\.canParse
    121 fromAsync               fromAsync
    122 set-methods             \.(union|intersection|difference|isSubsetOf|isDisjointFrom)\(
    122 iterator-helpers        Iterator\.from\b
    123 import-attributes       import[^;]*\bwith\s*\{
    129 DurationFormat          DurationFormat
    134 using                   \b(await )?using \w+\s*=
    136 RegExp.escape           RegExp\.escape
    140 base64-bytes            fromBase64|toBase64\(
    144 Temporal                \bTemporal\.
    """
)
HTML = table(
    r"""
    102 inert                   \sinert[\s>=]
    114 popover                 \spopover[\s>=]|popovertarget
    118 search-element          <search[\s>]
    120 exclusive-details       <details[^>]*\sname=
    """
)

ENHANCEMENTS = {
    "text-underline-offset": "without it the underline sits closer",
    "text-decoration-thickness": "without it the underline is as thick as the font says",
    "file-selector-button": "without it the button of a file field is the browser's own",
    "page-boxes": "without it the browser prints page numbers by its own setting",
}
"""What our own files use beyond Chromium 86, and what an older browser shows instead."""

TABLER, LEAFLET = "vendor/tabler/tabler.min.css", "vendor/leaflet/leaflet.css"
EXCUSES = {
    (TABLER, "unprefixed-mask"): "each stands beside its -webkit- form",
    (TABLER, "print-color-adjust"): "stands beside its -webkit- form",
    (TABLER, "scrollbar-colours"): "scroll bars look as the system draws them",
    (LEAFLET, "print-color-adjust"): "stands beside its -webkit- form",
    ("vendor/echarts/echarts.min.js", "set-methods"): "union is a method of its own rectangles",
    ("django_htmx/htmx-2.min.js", "startViewTransition"): "called only where the browser has it",
}
"""What vendor files name beyond Chromium 109, and why it does no harm there."""


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)


def without_data(css: str) -> str:
    """Drop what stands in quotes and data addresses; neither is style."""
    return re.sub(r"""url\((?:"[^"]*"|'[^']*'|[^)]*)\)|"[^"]*"|'[^']*'""", '""', css)


def nested(css: str) -> bool:
    """Say whether a style rule stands inside another style rule."""
    preludes: list[str] = []
    prelude = ""
    for sign in css:
        if sign == "{":
            inside_rule = preludes and not preludes[-1].startswith("@")
            if inside_rule and not prelude.strip().startswith("@"):
                return True
            preludes.append(prelude.strip())
            prelude = ""
        elif sign == "}":
            preludes.pop()
            prelude = ""
        else:
            prelude = "" if sign == ";" else prelude + sign
    return False


def found_in(name: str, text: str) -> Iterator[Feature]:
    if name.endswith(".css"):
        css = without_data(without_comments(text))
        yield from (one for one in CSS if one.pattern.search(css))
        if nested(css):
            yield NESTING
    elif name.endswith(".js"):
        script = without_comments(text)
        yield from (one for one in SCRIPT if one.pattern.search(script))
    elif name.endswith(".html"):
        yield from (one for one in HTML if one.pattern.search(text))


def ours(name: str) -> bool:
    return not name.startswith(("vendor/", "django_htmx/"))


SHIPPED = [name for name in names() if name.endswith((".css", ".js"))]
TEMPLATES = sorted(PACKAGE.glob("**/templates/**/*.html"))


def text_of(name: str) -> str:
    return Path(finders.find(name)).read_text("utf-8")


def test_the_look_is_shipped():
    wanted = {"xz/app.css", "xz/app.js", "xz/charts.js", "vendor/tabler/tabler.min.css"}
    assert wanted <= set(SHIPPED)


@pytest.mark.parametrize("name", [name for name in SHIPPED if not ours(name)])
def test_vendor_files_work_in_chromium_109(name):
    found = [one for one in found_in(name, text_of(name)) if one.since > VENDOR]
    assert [one for one in found if not EXCUSES.get((name, one.name))] == []


@pytest.mark.parametrize("name", [name for name in SHIPPED if ours(name)])
def test_our_own_files_work_in_chromium_86(name):
    found = [one for one in found_in(name, text_of(name)) if one.since > OURS]
    assert [one for one in found if one.name not in ENHANCEMENTS] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_no_new_markup_and_nothing_inline(path):
    text = path.read_text("utf-8")
    assert [one for one in found_in(path.name, text) if one.since > OURS] == []
    inline = re.findall(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", text)
    assert inline == [], "the content security policy blocks it"


def test_excuses_are_needed_and_say_why():
    for (name, feature), why in EXCUSES.items():
        assert why, (name, feature)
        assert feature in {one.name for one in found_in(name, text_of(name))}, (name, feature)
    used = {one.name for name in SHIPPED if ours(name) for one in found_in(name, text_of(name))}
    assert set(ENHANCEMENTS) <= used


SAMPLES = {
    "a.css": [
        ("a{color:oklch(1 0 0)}", "new-colours"),
        ("a{color:color-mix(in srgb,red,blue)}", "color-mix"),
        ("a{color:light-dark(red,blue)}", "light-dark"),
        ("a{b{color:red}}", "nesting"),
        ("a{color:red;&:hover{color:blue}}", "nesting"),
        ("@media print{a{b{c:d}}}", "nesting"),
        ("a:has(b){c:d}", ":has"),
        ("a{grid-template-rows:subgrid}", "subgrid"),
        ("a{height:100dvh}", "viewport-units"),
        ("a{text-wrap:balance}", "text-wrap"),
        ("a{inset:0}", "inset"),
        ("a:not(b, c){d:e}", ":not-list"),
        ("@media (width >= 40em){a{b:c}}", "media-range"),
        ("a{scrollbar-width:none}", "scrollbar-colours"),
    ],
    "a.js": [
        ("Object.groupBy(a, b)", "groupBy"),
        ("await Array.fromAsync(a)", "fromAsync"),
        ("a.toSorted()", "copying-arrays"),
        ("const a = /[a--b]/v;", "regex-v"),
        ("new RegExp(a, 'gv')", "regex-v"),
        ("a.at(-1)", "at"),
        ("a ??= 1", "logical-assignment"),
        ("structuredClone(a)", "structuredClone"),
        ("document.startViewTransition(a)", "startViewTransition"),
    ],
    "a.html": [('<div popover id="a">', "popover"), ('<details name="a">', "exclusive-details")],
}


@pytest.mark.parametrize(
    ("name", "text", "feature"),
    [(name, text, feature) for name, rows in SAMPLES.items() for text, feature in rows],
)
def test_each_new_thing_is_found(name, text, feature):
    assert feature in {one.name for one in found_in(name, text)}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.css", "@media print{a{b:c}}@supports (a:b){c{d:e}}"),
        ("a.css", '/* oklch( */ a{background:url("data:image/svg+xml,:has(")}'),
        ("a.css", "a:not(.b):not(.c){d:e}"),
        ("a.js", "/* a.at(1) */ const b = c?.d ?? 1;"),
        ("a.js", "const a = b / c; const d = e / v;"),
    ],
)
def test_what_is_old_enough_passes(name, text):
    assert [one for one in found_in(name, text) if one.since > OURS] == []
