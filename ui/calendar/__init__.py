"""The Kalender page: days off, office hours and the standards of time."""
