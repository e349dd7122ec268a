"""Anonymous questionnaires (问卷): who is asked, what answers say of all, and with what error."""
