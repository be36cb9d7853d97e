/** Text that people write: what is taken in every script, what is refused, how it is counted and cut. */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginning, cutAtWord, cutText } from "#app/domain/kernel/cut-text.ts";
import { bytesOf, charactersOf, countCharacters } from "#app/domain/kernel/text-length.ts";
import { textProblems } from "#app/domain/kernel/text-problems.ts";
import { tidyLine, tidyText } from "#app/domain/kernel/tidy-text.ts";
import { sentText, writtenText } from "#app/domain/kernel/written-text.ts";

const FAMILY = "👩‍👩‍👧‍👦";
const CASES = new URL("../../fixtures/cases/", import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, CASES), "utf8");

describe("text of a real language is taken as it is", () => {
  test.each([
    ...fixture("C20-names-zwnj-zwj.txt").trim().split("\n"),
    "josé",
    "रीना शर्मा",
    "มานี น้ำใจ",
    "می‌خواهم کتاب بخوانم",
    "ශ්‍රී ලංකා",
    "Nguyễn Thị Hằng",
    "בְּרֵאשִׁית בָּרָא",
    "བོད་སྐད།",
    "葛󠄀城市",
    "한국어 이름",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🏳️‍🌈 and ❤️ and 1️⃣ and 👍🏽",
    "x̄ ± 3σ, H₂O, ½",
  ])("%s", (text) => {
    expect(tidyLine(text)).toBe(text.normalize("NFC"));
    for (const kind of ["name", "one", "many"] as const)
      expect(textProblems(text, kind)).toEqual([]);
  });
  test("a Hebrew text keeps its direction marks, but a name does not", () => {
    const text = "אני כותב C++‎ מהר";
    expect([textProblems(text, "one"), textProblems(text, "many")]).toEqual([[], []]);
    expect(textProblems(text, "name")[0]?.code).toBe("text_direction");
  });
});

describe("text is refused with", () => {
  const C15 = fixture("C15-bidi-title.csv").split("\n")[1]?.split(",")[3] ?? "";
  test.each([
    ["text_direction", C15],
    ["text_direction", "a \u2067b\u2069"],
    ["text_direction", "left\u200Fright"],
    ["text_damaged", "half \uD83D of an emoji"],
    ["text_damaged", "bell \u0007"],
    ["text_damaged", "next line \u0085"],
    ["text_damaged", "noncharacter \uFFFE"],
    ["text_invisible", "joined a\u200Db"],
    ["text_invisible", "filler \u3164"],
    ["text_invisible", "selector after space \uFE0F"],
    ["text_invisible", "tag \u{E0041}"],
    ["text_invisible", `flag \u{1F3F4}${"\u{E0041}".repeat(7)}`],
    ["text_stacked_marks", "Z\u0335\u0321\u0322\u0327\u0334\u0336algo"],
    ["text_stacked_marks", `ก${"่".repeat(9)}`],
  ])("%s: %j", (code, text) => {
    expect(textProblems(tidyText(text)).map((each) => each.code)).toEqual([code]);
  });
  test("a sentence that says where the unseen character is", () => {
    expect(textProblems(C15)[0]?.sentence).toBe(
      "Please remove characters that change the direction of the text. The first one comes after “invoice”.",
    );
  });
  test("private use and unassigned characters only where the text tells one from another", () => {
    expect(textProblems("\uF0B7 a bullet of a word processor")).toEqual([]);
    expect(textProblems("Mine \uF8FF", "one")[0]?.code).toBe("text_damaged");
  });
});

test("a text is brought into one form: NFC, line ends, blanks, soft hyphens", () => {
  expect(tidyText(" jose\u0301\r\nso\u00ADft\rend\u2028x\uFEFF ")).toBe("josé\nsoft\nend\nx");
  expect(tidyLine(" a \u3000 b\n\tc ")).toBe("a b c");
  expect(tidyText("ไทย\u200Bไทย a\u200Bb")).toBe("ไทย\u200Bไทย ab");
});

describe("the length of a text", () => {
  const field = writtenText({ max: 10, min: 3, lines: "one" });
  test("is counted in characters that people see, with four bytes for each", () => {
    expect(field.parse("é".normalize("NFD").repeat(10))).toBe("é".repeat(10));
    expect(field.parse("नमस्ते दोस्त")).toBe("नमस्ते दोस्त");
    expect(field.safeParse("x".repeat(11)).error?.issues[0]?.message).toBe(
      "Use at most 10 characters. This is 11.",
    );
    expect(field.safeParse(FAMILY.repeat(3)).success).toBe(false);
    expect(field.safeParse("ab").error?.issues[0]?.message).toBe("Use at least 3 characters.");
  });
  test("of blanks and unseen characters is nothing", () => {
    expect(field.safeParse(" \u2800\u200B ").error?.issues[0]?.message).toBe(
      "Use at least 3 characters.",
    );
  });
  test("of any text that fitted by UTF-16 units fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        fc.pre(text.normalize("NFC").length <= 40);
        const { error } = writtenText({ max: 40, lines: "many" }).safeParse(text);
        const told = error?.issues.map(({ message }) => message).join() ?? "";
        expect(told).not.toContain("Use at most");
      }),
    );
  });
});

test("a sent text is measured when tidied, and returned as it was sent for the hash of its command", () => {
  const field = sentText({ max: 5, lines: "many" });
  expect(field.parse(" jose\u0301 ")).toBe(" jose\u0301 ");
  expect(field.safeParse("jose\u0301 and more").success).toBe(false);
});

describe("a cut text", () => {
  const long = fixture("C16-grapheme-cut.csv").split("\n")[1]?.split(",")[3] ?? "";
  test("ends between characters, not inside an emoji", () => {
    expect(cutText(`I will ${FAMILY.repeat(9)}`, 10)).toBe(`I will ${FAMILY}…`);
    expect(cutText(long, 120)).toBe(`I will ${FAMILY.repeat(18)}…`);
    expect(cutAtWord(long, 120)).toBe(cutText(long, 120));
  });
  test("is whole characters of the text, and fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 12 }), (text, max) => {
        const head = beginning(text, max);
        const whole = charactersOf(text);
        expect(text.startsWith(head)).toBe(true);
        expect(charactersOf(head)).toEqual(whole.slice(0, charactersOf(head).length));
        expect(countCharacters(cutText(text, max))).toBeLessThanOrEqual(max);
        expect(bytesOf(cutText(text, max))).toBeLessThanOrEqual(max * 4);
      }),
    );
  });
});
