"""The Register page: every complaint of a year in one virtual list, with a preview."""
