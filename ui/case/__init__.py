"""The Kasus page: one complaint with its steps, facts and timeline."""
