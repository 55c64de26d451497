"""The texts of a case: how long they are, what is said of them, slips of the pen."""
