"""What people leave behind: feedback and questions the guidance does not answer.

In: frozen entries. Out: rows of one SQLite file below `settings.data_dir`, created on
the first write. Question texts are stored with phone numbers, long numbers and e-mail
addresses masked. May import `domain` and SQLAlchemy; only models.py declares tables.
"""
