ALTER SCHEMA "sandbox" RENAME TO "pretend";
