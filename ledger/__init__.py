"""Kursk Ledger: who said what, when, about North Korean soldiers in Russia's Kursk region."""
