"""Every error says something to its reader, in both languages, and has a code of its own."""

import importlib
import pkgutil
from string import Formatter

import xuezheng
from xuezheng.core.base import errors


def everything():
    for module in pkgutil.walk_packages(xuezheng.__path__, "xuezheng."):
        if ".migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def families(root=errors.XuezhengError):
    for child in root.__subclasses__():
        if child.__module__.startswith("xuezheng."):
            yield child
            yield from families(child)


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_codes_are_unique():
    everything()
    codes = [family.code for family in families()]
    assert len(codes) > 20
    assert sorted(codes) == sorted(set(codes))


def test_texts_name_their_facts_alike_in_both_languages():
    everything()
    for family in families():
        zh, en = placeholders(family.text.zh), placeholders(family.text.en)
        assert "" not in zh, f"{family.__name__} uses an unnamed placeholder"
        assert zh == en, family.__name__
        assert family.text.zh.strip()
        assert family.text.en.strip()
