/** Picks the statements that make the temporary tables which some queries read, directly or through one another. */
import { mentions } from "./check-files.ts";

const TARGET = /^(?:create temp table|insert into) (\w+)/;

/** Keeps the order. A table named with its schema is the real one, and a statement can only read tables made before it. */
export function neededStatements(
  statements: readonly string[],
  queries: readonly string[],
): string[] {
  const readers = [...queries];
  const isRead = (name: string) => readers.some((reader) => mentions(reader, name));
  return statements
    .toReversed()
    .filter((statement) => {
      const [, made = ""] = TARGET.exec(statement) ?? [];
      if (!isRead(made)) return false;
      readers.push(statement.replaceAll(/\bpublic\.\w+/g, ""));
      return true;
    })
    .toReversed();
}
