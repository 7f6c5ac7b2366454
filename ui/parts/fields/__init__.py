"""What is typed, ticked or chosen, with its label and its mistake."""
