"""Optimal paragraphs: where the lines of a book end is chosen for each paragraph as a whole.

The road of a paragraph: `kinds` sorts the paragraphs by where they stand, the layout engine says of a specimen
how each kind `looks`; `flat` makes one text of a paragraph and its inline elements; `opportunities` are the
places where its lines may end (`hyphens`), with the widths of the words; `total_fit` chooses; `setting` is the
way from the first to the last, and `emission` writes the chosen lines back for the engine.
"""
