"""Classes, pupils and their guardians (班级、学籍、监护人)."""

from importlib import import_module

from django.apps import AppConfig


class PupilsConfig(AppConfig):
    """Classes, pupils and their guardians (班级、学籍、监护人)."""

    name = "xuezheng.apps.pupils"
    label = "pupils"

    def ready(self) -> None:
        """Let the gate of persons ask the roll as well, and the roll follow transfers."""
        known = import_module("xuezheng.apps.pupils.selectors.known")
        gate = import_module("xuezheng.apps.people.selectors.known")
        if known.pupils not in gate.SOURCES:
            gate.SOURCES.append(known.pupils)
        held = import_module("xuezheng.apps.pupils.selectors.stretches")
        merging = import_module("xuezheng.apps.people.selectors.aliases")
        if held.stretches not in merging.STRETCHES:
            merging.STRETCHES.append(held.stretches)
        transfers = import_module("xuezheng.apps.pupils.services.transfers")
        moving = import_module("xuezheng.apps.records.services")
        moving.FOLLOWS[transfers.TRANSFER.key] = transfers.follow
        picking = import_module("xuezheng.apps.records.selectors.picking")
        picking.OWN_RULE.add(transfers.TRANSFER.key)
