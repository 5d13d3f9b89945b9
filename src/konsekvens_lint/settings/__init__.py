"""What a run is told: the profile, the rules chosen, the kind when it is given."""
