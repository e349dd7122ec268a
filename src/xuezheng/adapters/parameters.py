"""Parameters from YAML (政策参数): exact numbers, all faults at once with file and line.

Only plain scalars are read: ``true``/``false``, whole numbers, numbers with a
point (as exact decimals), days, text. YAML's ``on``/``yes`` and its base-sixty
numbers stay text, so that no word turns into something else.

A file may say ``like: _review``: it then has every parameter of
``_review.yaml`` under its own name, save those it gives itself. A file whose
name begins with ``_`` is only there for others to be like.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from xuezheng import catalogue
from xuezheng.catalogue.sources import SOURCES
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import (
    Dated,
    Parameter,
    ParametersError,
    Rules,
    nearest,
    plain,
)
from xuezheng.core.base.sources import Source

FOLDER = Path(catalogue.__file__).parent / "parameters"

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_PARAMETER = ("title", "unit", "values", "reviewed"), ("least", "most", "choices")
_VALUE = ("value", "source"), ("clause",)
_TEXT = "tag:yaml.org,2002:str"


class _Loader(yaml.SafeLoader):
    """The safe loader with fewer ways to read a word."""


_Loader.yaml_implicit_resolvers = {}
_Loader.add_implicit_resolver("bool", re.compile(r"(true|false)\Z"), list("tf"))
_Loader.add_implicit_resolver("int", re.compile(r"-?[0-9]+\Z"), list("-0123456789"))
_Loader.add_implicit_resolver("number", re.compile(r"-?[0-9]+\.[0-9]+\Z"), list("-0123456789"))
_Loader.add_implicit_resolver(
    "day", re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z"), list("0123456789")
)

_SCALARS: dict[str, Callable[[str], Any]] = {
    "bool": lambda word: word == "true",
    "int": int,
    "number": Decimal,
    "day": date.fromisoformat,
    _TEXT: str,
}


@dataclass
class _File:
    """One topic's file while it is read; faults gather as ``name:line: what``."""

    name: str
    sources: Mapping[str, Source]
    faults: list[str] = field(default_factory=list)

    def fault(self, node: yaml.Node, words: str) -> None:
        self.faults.append(f"{self.name}:{node.start_mark.line + 1}: {words}")

    def plain(self, node: yaml.Node) -> Any:
        """Give the value of a node, or ``None`` where it says none."""
        if isinstance(node, yaml.MappingNode):
            given = {key: self.plain(one) for key, one in self.entries(node).items()}
            return MappingProxyType(given)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.plain(one) for one in node.value)
        read = _SCALARS.get(node.tag)
        try:
            if read is not None:
                return read(node.value)
        except ValueError:
            pass
        self.fault(node, f"看不懂 / not understood: {node.value!r}")
        return None

    def entries(self, node: yaml.Node) -> dict[str, yaml.Node]:
        """Give a mapping's nodes by their key as written; a repeated key is a fault."""
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, "应为键值 / expected keys with values")
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in found:
                self.fault(key, f"{name} 重复 / repeated")
            found[name] = value
        return found

    def known(
        self, node: yaml.Node, keys: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> dict[str, yaml.Node]:
        """Give a mapping's nodes of known keys; others, and needed ones that lack, are faults."""
        needed, optional = keys
        found = self.entries(node)
        for name, one in found.items():
            if name not in needed + optional:
                self.fault(one, f"没有“{name}”这一项 / unknown{nearest(name, needed + optional)}")
        for name in needed:
            if name not in found:
                self.fault(node, f"缺少 / missing: {name}")
        return found

    def of_kind(self, nodes: dict[str, yaml.Node], key: str, *kinds: type) -> Any:
        """Give a value of one kind, or ``None``; another kind is a fault."""
        if key not in nodes:
            return None
        value = self.plain(nodes[key])
        if value is not None and (not isinstance(value, kinds) or isinstance(value, bool)):
            allowed = ", ".join(kind.__name__ for kind in kinds)
            self.fault(nodes[key], f"{key}: {plain(value)!r}，应为 / expected {allowed}")
            return None
        return value

    def words(self, nodes: dict[str, yaml.Node], key: str) -> T:
        """Read a text in both languages."""
        if key not in nodes:
            return T("", "")
        halves = self.known(nodes[key], (("zh", "en"), ()))
        return T(*(str(halves[half].value) if half in halves else "" for half in ("zh", "en")))

    def parameter(self, topic: str, name: str, node: yaml.Node) -> Parameter | None:
        """Read one parameter; ``None`` where it cannot stand."""
        if not _NAME.match(name):
            self.fault(
                node, f"{name!r}：只用小写字母、数字和下划线 / lower case, digits and _ only"
            )
        before = len(self.faults)
        nodes = self.known(node, _PARAMETER)
        parameter = Parameter(
            key=f"{topic}.{name}",
            title=self.words(nodes, "title"),
            unit=self.words(nodes, "unit"),
            values=self.dated(nodes["values"]) if "values" in nodes else (),
            reviewed=self.of_kind(nodes, "reviewed", date) or date.min,
            least=self.of_kind(nodes, "least", int, Decimal),
            most=self.of_kind(nodes, "most", int, Decimal),
            choices=self.of_kind(nodes, "choices", tuple) or (),
        )
        if len(self.faults) == before:
            for words in parameter.faults():
                self.fault(node, words)
        return parameter if len(self.faults) == before else None

    def dated(self, node: yaml.Node) -> tuple[Dated, ...]:
        """Read the values by the day each begins."""
        found = []
        for written, one in self.entries(node).items():
            try:
                since = date.fromisoformat(written)
            except ValueError:
                self.fault(one, f"{written!r} 不是日期 / no day")
                continue
            nodes = self.known(one, _VALUE)
            source = self.source(nodes)
            if "value" in nodes and source is not None:
                found.append(Dated(since, self.plain(nodes["value"]), source))
        return tuple(sorted(found, key=lambda dated: dated.since))

    def source(self, nodes: dict[str, yaml.Node]) -> Source | None:
        name = self.of_kind(nodes, "source", str)
        if name is None:
            return None
        source = self.sources.get(name)
        if source is None:
            self.fault(
                nodes["source"], f"没有依据“{name}” / unknown source{nearest(name, self.sources)}"
            )
            return None
        clause = self.of_kind(nodes, "clause", str)
        return source.at(clause) if clause else source


def read(folder: Path, sources: tuple[Source, ...] = SOURCES) -> Rules:
    """Read every ``<topic>.yaml`` of a folder; raises ``ParametersError`` with all faults."""
    by_name = {source.name: source for source in sources}
    found: dict[str, Parameter] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("[!_]*.yaml")):
        for parameter in _topic(path, by_name, faults):
            found[parameter.key] = parameter
    if faults:
        raise ParametersError(issues="\n".join(dict.fromkeys(faults)))
    return Rules(MappingProxyType(found))


def _topic(path: Path, sources: Mapping[str, Source], faults: list[str]) -> list[Parameter]:
    """Read one file, and before it what it is like."""
    own = _File(path.name, sources, faults)
    given = _entries(own, path)
    like = given.pop("like", None)
    read_ = [own.parameter(path.stem, name, one) for name, one in given.items()]
    if like is not None:
        patterns = {one.stem: one for one in path.parent.glob("_*.yaml")}
        name = str(like.value)
        if name in patterns:
            file = _File(patterns[name].name, sources, faults)
            more = _entries(file, patterns[name]).items()
            read_ += [file.parameter(path.stem, key, one) for key, one in more if key not in given]
        else:
            own.fault(like, f"没有“{name}”可依 / nothing to be like{nearest(name, patterns)}")
    return [parameter for parameter in read_ if parameter is not None]


def _entries(file: _File, path: Path) -> dict[str, yaml.Node]:
    """Give the parameters of a file by name; what is no YAML at all is one fault."""
    try:
        node = yaml.compose(path.read_text("utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        file.faults.append(f"{path.name}:{line}: 不是 YAML / no YAML: {error.problem}")
        return {}
    return {} if node is None else file.entries(node)


@cache
def shipped() -> Rules:
    """Give the parameters that come with the software; read once."""
    return read(FOLDER)
