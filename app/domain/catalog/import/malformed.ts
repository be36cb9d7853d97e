/** The refusal for an import file that cannot be read as a whole. */
import { refuse } from "#app/domain/kernel/refusal.ts";

/** Refuses `import_malformed` with the problem and its line. */
export function refuseMalformed(what: string, line: number): never {
  refuse("import_malformed", {
    field: "file",
    sentence: `The file cannot be read (line ${line}): ${what} Nothing was imported.`,
    facts: { line: `${line}` },
  });
}
