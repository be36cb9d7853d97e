/** Names that look like Farthing, its staff, or a disguise, and ordinary names. */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mixedWord } from "#app/domain/people/names/mixed-scripts.ts";
import { looksLike, looksOfficial, looksOfPeople } from "#app/domain/people/names/official.ts";
import { skeleton } from "#app/domain/people/names/skeleton.ts";

const caseLines = (file: string) =>
  readFileSync(`tests/fixtures/cases/${file}`, "utf8").trim().split("\n");

describe("a name that looks official", () => {
  test.each([
    "Farthing Support",
    "farthing",
    "Staff",
    "HELP",
    "Security",
    "Moderator",
    "The Payouts Department",
    "Customer Service Help Desk",
    "Jane Staff",
    "Lin (official)",
    "SupportTeam",
    "supportteam",
    "support-24",
    "F a r t h i n g",
    "S.u.p.p.o.r.t",
    "Sup\u200bport",
    // Cyrillic, Greek, Lisu, capital I for l and l for I, rn for m
    "F\u0430rthing",
    "\u0405u\u0440\u0440\u043ert",
    "St\u03b1ff",
    "\ua4e2taff",
    "FARTHlNG",
    "Farthlng",
    "rnoderator",
    "adm1n",
    "supp0rt",
    "5taff",
    "$upport",
    "S\u00fapport",
    "Ｓｕｐｐｏｒｔ",
    "𝕾𝖚𝖕𝖕𝖔𝖗𝖙",
    "Ⓢⓣⓐⓕⓕ",
    "🅢🅤🅟🅟🅞🅡🅣",
    "🇸 🇹 🇦 🇫 🇫",
  ])("is refused: %s", (name) => {
    expect(looksOfficial(name)).toBe(true);
  });
});

describe("an ordinary name", () => {
  test.each([
    "Ada Byron",
    "Bill Ing",
    "John Bank",
    "Web Support by Ann",
    "Data Security Consulting Lin",
    "Agent Smith",
    "Badminton Pro",
    "Mali",
    "Анна Каренина",
    "Роман Супорт",
    "Σοφία Παπαδοπούλου",
    "Արմեն Պետրոսյան",
    "Nguyễn Văn An",
    "Łukasz Żółw",
    "Jose\u0301",
    "محمد علی",
    "ישראל כהן",
    "李小龙",
    "山田Taro",
    "박지성",
    "painter-3",
    ...caseLines("C20-names-zwnj-zwj.txt"),
    ...caseLines("C05-handles-combining-marks.csv")
      .slice(1)
      .map((line) => line.split(",")[0] ?? ""),
  ])("passes: %s", (name) => {
    expect([looksOfficial(name), mixedWord(name)]).toEqual([false, null]);
  });
});

describe("a name like a staff member's", () => {
  const staff = looksOfPeople(["Sol Ferreira", "Ray Novak", "Ольга Сова"]);
  test.each([
    "Sol Ferreira",
    "SOL FERREIRA",
    "Ѕоl Fеrrеirа",
    "Sól Ferreira",
    "Ferreira, Sol",
    "sol-ferreira",
    "SolFerreira",
    "Sol Ferreira (Support)",
    "Ray N0vak",
    "Ольга Сова",
    "Oльгa Coвa",
  ])("is refused: %s", (name) => {
    expect(looksLike(name, staff)).toBe(true);
  });
  test.each(["Sol", "Ferreira", "Raya Novak", "Ольга", "Support", "रीना"])("passes: %s", (name) => {
    expect(looksLike(name, staff)).toBe(false);
  });
});

test.each([
  ["Pаul Smith", "Pаul"],
  ["Lin Αda", "Αda"],
  ["Тomas", "Тomas"],
])("a word of two alphabets in %s is named", (name, word) => {
  expect(mixedWord(name)).toBe(word);
});

test("a text and its normal forms have one skeleton", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
      expect(skeleton(text.normalize("NFD"))).toBe(skeleton(text));
      expect(skeleton(text.normalize("NFC"))).toBe(skeleton(text));
    }),
    { numRuns: 500 },
  );
});
