"""Pure rules of the office: calendar, clocks, numbering, timeline, wording."""
