"""Real tools judge real outputs: epubcheck, qpdf, PDF readers, the builds of all sample works."""
