"""What the desk does, one file per thing, in the order of the SOP."""
