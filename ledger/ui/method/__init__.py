"""The sections of the Method page: one subject a module, all drawn from the record, the codes and the data package."""
