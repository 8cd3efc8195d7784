"""Who reads a page: the sites, the generic reading, the reading of pastes, a user's rules."""
