"""What the desk does with a case: one form per action, and the door pages call them through."""
