"""What each table of the record must be: columns, types, codes, keys, references and rules."""

from ledger.schema.fields import Field, Rule, Table
from ledger.schema.tables import TABLES

__all__ = ["TABLES", "Field", "Rule", "Table"]
