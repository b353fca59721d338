"""What each table of the record must be: columns, types, codes, keys, references and rules."""

from ledger.record.schema.fields import Field, Rule, Table
from ledger.record.schema.tables import TABLES

__all__ = ["TABLES", "Field", "Rule", "Table"]
