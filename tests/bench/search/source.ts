/** The texts that a market for the bench is grown from: a catalogue file (`GIGS_CSV`), or made-up ones of English words. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import dictionary from "dictionary-en";
import { parse } from "csv-parse/sync";

export interface SourceGig {
  category: string;
  subcategory: string;
  title: string;
  description: string;
  tags: string;
}

export function sourceGigs(): SourceGig[] {
  const file = process.env["GIGS_CSV"];
  if (file === undefined) return madeUp();
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return parse<SourceGig>(text, { columns: true });
}

const MADE_UP = 20_000;
const TOPS = 22;
const SUBS = 40;

/** Some words are in every tenth text and most in a few, as words are. */
function madeUp(): SourceGig[] {
  const words = new TextDecoder()
    .decode(dictionary.dic)
    .split("\n")
    .map((line) => line.replace(/\/.*$/, "").toLowerCase())
    .filter((word) => /^[a-z]{3,12}$/.test(word));
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const word = () =>
    words[(Math.floor((words.length / 40) ** (random() * 1.48)) * 19) % words.length] ?? "work";
  const text = (length: number) => Array.from({ length }, word).join(" ");
  return Array.from({ length: MADE_UP }, (_, n) => ({
    category: `Room ${n % TOPS}`,
    subcategory: `Shelf ${n % TOPS} ${Math.floor(n / TOPS) % SUBS}`,
    title: text(8),
    description: text(70),
    tags: Array.from({ length: 4 }, () => text(2)).join("|"),
  }));
}
