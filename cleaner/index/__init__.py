"""The persistent index: a corpus that grows, and answers as one run over everything would."""
