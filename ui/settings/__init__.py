"""The settings page: the office, its people, numbers, times, lists, register and look."""
