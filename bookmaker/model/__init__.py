"""The words of the trade, as plain frozen data. The model imports nothing else of ours."""
