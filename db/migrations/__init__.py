"""Schema history; the only way a register's tables come to be."""
