"""Papers of the office (公文): what they say, which figures they rest on, and who is heard first."""
