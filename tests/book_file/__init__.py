"""The book file: recipes, mistakes, the schema."""
