"""The help page: short chapters to read at the desk."""
