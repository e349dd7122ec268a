"""What school asks of pupils (学业负担): minutes of written homework a day, tests of a term."""
