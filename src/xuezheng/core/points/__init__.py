"""Points of institutions (机构记分): what a year's breaches leave, and what follows from it."""
