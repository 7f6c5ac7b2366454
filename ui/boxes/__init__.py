"""Opening a suggestion box: the grid its slips are typed into, and what follows."""
