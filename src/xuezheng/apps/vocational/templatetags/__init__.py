"""How figures of training and leavers are written."""
