"""Case files, cut into their documents."""
