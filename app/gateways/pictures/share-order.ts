/** What the product and the process that draws share pictures say to each other, and which letters our type has. Pure. */

export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;

/** Sent before the bytes of the picture on the right. Texts are letters of our type; an empty one is left out. */
export interface ShareOrder {
  title: string;
  category: string;
  by: string;
  /** What the bytes are: a JPEG or WebP that we drew, or a drawing of ours. */
  picture: "jpeg" | "webp" | "svg";
}

/** The letters of both typefaces in `type/`, as code points in hexadecimal. */
const LETTERS =
  `20-7e a0-131 134-148 14a-17e 18f 192 1a0-1a1 1af-1b0 1e6-1e7 1ea-1eb 1fa-21b 22a-22d 230-233 237 259 2bc 2c6-2c7 2da 2dc 300-301
  303-304 308-309 323 1e80-1e85 1e9e 1ea0-1ef9 2013-2014 2018-201a 201c-201e 2020 2022 2026 2032-2033 2039-203a 2044 20ac 2122 2212`
    .split(/\s+/)
    .map((range) => range.split("-").map((point) => Number.parseInt(point, 16)));

/** The text without pictures in it; null when our type lacks another letter, which would be drawn as a box. */
export function inOurType(text: string): string | null {
  const plain = text
    .normalize("NFC")
    .replace(/\p{Extended_Pictographic}|\uFE0F|\u200D/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  const drawn = Array.from(plain).every((letter) => {
    const point = letter.codePointAt(0) ?? 0;
    return LETTERS.some(([first = 0, last = first]) => point >= first && point <= last);
  });
  return drawn ? plain : null;
}
