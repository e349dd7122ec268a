"""Vocabularies of the registers (名目): what a column may say, each with its words."""
