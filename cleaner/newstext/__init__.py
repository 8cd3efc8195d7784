"""The reading of Chinese news text: white space, dates, credits, furniture, houses."""
