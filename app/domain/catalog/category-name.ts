/** Names of categories: when two are the same, and the word of a new one's address. Pure. */
import { slugOf } from "./category-slug.ts";

/** Longest name of a category. */
export const CATEGORY_MAX = 120;

/** Keeps ids within the limit of the API's `category_id`. */
const WORD_MAX = 48;

/** The name as it is stored: composed characters, single spaces. */
export function tidyCategoryName(name: string): string {
  return name.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Equal for names that differ in case and spaces only. Signs and accents count: C, C++ and C# are three categories. */
export function categoryKey(name: string): string {
  return tidyCategoryName(name)
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ς", "σ")
    .normalize("NFC");
}

/** The word of a category's address, which says `+` and `#` behind a letter in words: `C++` is `c-plus-plus`. */
export function addressWord(name: string): string {
  const spelled = name
    .replace(/(?<=[\p{L}\p{N}+])\+/gu, " plus ")
    .replace(/(?<=[\p{L}\p{N}])#/gu, " sharp ");
  return slugOf(spelled).slice(0, WORD_MAX).replace(/-+$/, "");
}

/** A free id for a new category: the parent's id and the word, with a number when another category has that address. */
export function freeCategoryId(
  name: string,
  parentId: string | null,
  taken: ReadonlySet<string>,
): string {
  const address = parentId === null ? addressWord(name) : `${parentId}/${addressWord(name)}`;
  for (let nth = 1; ; nth += 1) {
    const id = nth === 1 ? address : `${address}-${nth}`;
    if (!taken.has(id)) return id;
  }
}
