"""What tables and lists are painted with: the table, its delegates, badges and small charts."""
