"""Whole random rubrics by seed, each scored by the program and by the independent reference.

``python -m tests.domain.million --count 1000000 --jobs 2 --seed 7`` runs them and prints what occurred how often;
``--show SEED`` prints one of them. CI runs a few thousand (tests/domain/test_million.py).
"""
