"""What stands on a page around its lists and fields."""
