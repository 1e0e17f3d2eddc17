"""Finding chapters, scenes, letters and the like."""
