"""The scripts here run in processes of their own; only ``test_kills`` is collected."""

# Doctests collect every module, and these stand Django on a database when imported.
collect_ignore = ["office.py", "rest.py", "roll.py", "state.py", "teller.py", "zygote.py"]
