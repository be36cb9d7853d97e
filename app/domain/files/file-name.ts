/** Sanitizes file names: one plain name without folders, direction overrides or control characters. */
import { charactersOf } from "#app/domain/kernel/text-length.ts";
import { withoutProblems } from "#app/domain/kernel/text-problems.ts";
import { tidyLine } from "#app/domain/kernel/tidy-text.ts";

const LONGEST = 120;

/** Never empty. Removes folders (either slash) and leading dots; shortening to 120 characters keeps the ending. */
export function cleanName(claimed: string): string {
  const last = claimed.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  // Control, private and unassigned characters; a right-to-left override makes gpj.exe look like exe.jpg.
  const plain = withoutProblems(tidyLine(last.replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu, "")))
    .replace(/["<>:|?*%]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  if (plain === "") return "file";
  if (plain.length <= LONGEST) return plain;
  const ending = endingOf(plain);
  const room = ending === "" ? LONGEST : LONGEST - ending.length - 1;
  const letters = charactersOf(plain.slice(0, room + 1)).slice(0, -1);
  const stem = letters.join("");
  return ending === "" ? stem : `${stem}.${ending}`;
}

/** The part after the last dot, in lower case; empty without one. */
export function endingOf(name: string): string {
  return /[^.]\.([a-z0-9]{1,12})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** Replaces the ending, or adds it. */
export function withEnding(name: string, ending: string): string {
  const old = endingOf(name);
  return `${old === "" ? name : name.slice(0, -old.length - 1)}.${ending}`;
}

/** `Content-Disposition` header: browsers save the file under its name, in any script, and never display it. */
export function attachmentHeader(name: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/["\\%;]/g, "_")
    .trim();
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii === "" ? "file" : ascii}"; filename*=UTF-8''${encoded}`;
}
