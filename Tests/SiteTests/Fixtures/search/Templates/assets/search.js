// searches
