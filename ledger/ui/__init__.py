"""The only part of the package that imports Streamlit: filters, claim card, frames around pictures."""
