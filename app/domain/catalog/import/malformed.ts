/** How an import says that the file as a whole cannot be read. */
import { refuse } from "#app/domain/kernel/refusal.ts";

/** Refuses with `import_malformed`, saying what is wrong and on which line. */
export function refuseMalformed(what: string, line: number): never {
  refuse("import_malformed", {
    field: "file",
    sentence: `The file cannot be read (line ${line}): ${what} Nothing was imported.`,
    facts: { line: `${line}` },
  });
}
