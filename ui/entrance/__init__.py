"""The way in: signing in, setting up, the recovery sheet."""
