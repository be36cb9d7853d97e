/** Shortens imported texts to a gig's limits and reports each change. Pure. */
import { GIG_LIMITS } from "#app/domain/catalog/gig-rules.ts";
import { cutAtWord } from "#app/domain/kernel/cut-text.ts";
import { fitsIn } from "#app/domain/kernel/text-length.ts";
import type { Remark } from "./import-remarks.ts";
import { remark } from "./import-remarks.ts";

export interface FittedText {
  title: string;
  description: string;
  remarks: Remark[];
}

/** Shortens a title that is too long; the whole title then opens the description. */
export function fitTitle(title: string, description: string): FittedText {
  const { title: titles, description: descriptions } = GIG_LIMITS;
  if (fitsIn(title, titles.max)) return { title, description, remarks: [] };
  const remarks = [remark("title_shortened", `${titles.max}`)];
  const whole = `${title}${/[.!?]$/.test(title) ? "" : "."}\n\n${description}`;
  if (!fitsIn(whole, descriptions.max))
    remarks.push(remark("description_shortened", `${descriptions.max}`));
  return {
    title: cutAtWord(title, titles.max),
    description: cutAtWord(whole, descriptions.max),
    remarks,
  };
}

/** Tags of a cell: separated by `|`, or by commas as in the form of a gig. */
export function splitTags(cell: string): string[] {
  return cell.split(cell.includes("|") ? "|" : ",");
}

/** Trims tags, removes duplicates, shortens each to 40 characters and keeps the first eight. */
export function fitTags(given: string[]): { tags: string[]; remarks: Remark[] } {
  const { max, length } = GIG_LIMITS.tags;
  const cleaned = given.map((tag) => tag.trim().replace(/\s+/g, " ")).filter((tag) => tag !== "");
  const long = cleaned.filter((tag) => !fitsIn(tag, length));
  const fitting = new Map(
    cleaned.map((tag) => cutAtWord(tag, length)).map((tag) => [tag.toLowerCase(), tag]),
  );
  const tags = [...fitting.values()];
  const remarks: Remark[] = [];
  if (long.length > 0) remarks.push(remark("tags_shortened", long.join(" | ")));
  if (tags.length > max) remarks.push(remark("tags_left_out", tags.slice(max).join(" | ")));
  return { tags: tags.slice(0, max), remarks };
}
