"""The registers of the region (名录): one a file, named like the file; a new one is a line below."""

from xuezheng.catalogue.registers.appointment import APPOINTMENT
from xuezheng.catalogue.registers.building import BUILDING
from xuezheng.catalogue.registers.declared import DECLARED
from xuezheng.catalogue.registers.external_id import EXTERNAL_ID
from xuezheng.catalogue.registers.guardian import GUARDIAN
from xuezheng.catalogue.registers.organisation import ORGANISATION
from xuezheng.catalogue.registers.person import PERSON
from xuezheng.catalogue.registers.post import POST
from xuezheng.catalogue.registers.pupil import PUPIL
from xuezheng.catalogue.registers.quota import QUOTA
from xuezheng.catalogue.registers.room import ROOM
from xuezheng.catalogue.registers.school_class import SCHOOL_CLASS
from xuezheng.catalogue.registers.site import SITE
from xuezheng.catalogue.registers.zone import ZONE
from xuezheng.catalogue.registers.zone_address import ZONE_ADDRESS
from xuezheng.core.kinds.kind import Kind

CORE: tuple[Kind, ...] = (
    ORGANISATION,
    PUPIL,
    PERSON,
    SCHOOL_CLASS,
    GUARDIAN,
    POST,
    APPOINTMENT,
    QUOTA,
    SITE,
    BUILDING,
    ROOM,
    ZONE,
    ZONE_ADDRESS,
    EXTERNAL_ID,
)
"""Registers in tables of their own, on both axes."""
REGISTERS = CORE + DECLARED
"""Every register, in the order of menus."""
