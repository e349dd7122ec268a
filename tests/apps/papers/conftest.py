"""The small city of the target tests serves papers too."""

from tests.apps.targets.conftest import city

__all__ = ["city"]
