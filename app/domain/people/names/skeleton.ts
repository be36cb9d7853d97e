/** The skeleton of UTS 39: two texts with the same skeleton can be mistaken for each other (decision 28). Pure. */
import { CONFUSABLES } from "./confusables.ts";

const LOOK_ALIKES = new Map(
  CONFUSABLES.trim()
    .split(/\s+/)
    .flatMap((word) => {
      const [target = "", from = ""] = word.split("=");
      const shown = fromHex(target.split("+"));
      return from.split(",").map((each): [string, string] => [fromHex([each]), shown]);
    }),
);

function fromHex(codes: string[]): string {
  return String.fromCodePoint(...codes.map((code) => Number.parseInt(code, 16)));
}

/** Letters in black circles, black squares and flags, which no Unicode normal form decomposes. */
const ENCLOSED: ReadonlyArray<readonly [first: number, a: number]> = [
  [0x1f150, 0x41],
  [0x1f170, 0x41],
  [0x1f1e6, 0x41],
];

function disclosed(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const [row] = ENCLOSED.filter(([first]) => code >= first && code < first + 26);
  return row === undefined ? sign : String.fromCodePoint(row[1] + code - row[0]);
}

const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

/** Compatibility forms are decomposed too, so that Ⓢ and Ｓ are S. */
export function skeleton(text: string): string {
  const plain = Array.from(text.normalize("NFKD").replace(UNSEEN, ""), disclosed);
  return plain
    .map((sign) => LOOK_ALIKES.get(sign) ?? sign)
    .join("")
    .normalize("NFD");
}
