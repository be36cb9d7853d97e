/** Chapters of the demo: requests, one awarded, one with three proposals and a short list, one that is new. */
import { line } from "./demo-agreements.ts";
import { ask, bid, give, pick, watch } from "./demo-asking.ts";
import type { Chapter } from "./demo-chapters.ts";
import { step } from "./demo-agreements.ts";
import { say } from "./demo-messages.ts";
import type { DemoFile } from "./demo-messages.ts";

const CONTENTS: DemoFile = {
  name: "what-is-in-the-booklet.txt",
  text: `Wren: bread for every day of the week. 24 pages, A5, stapled.

 2  Why we bake at night
 4  Leaven, and how to keep it for years
 6  Monday to Sunday: seven loaves, two pages each
20  What to do with bread that is three days old
22  Who we are, where we are
`,
};

export const BOOKLET: readonly Chapter[] = [
  [2.2, watch("lin", "design", "")],
  [2.3, watch("max", null, "cards")],
  [
    6.5,
    ask("ada", {
      as: "cards",
      title: "Sixty recipe cards of my grandmother, typed out",
      description:
        "Sixty cards, written by hand between 1951 and 1974, most of them with flour on them. I need a table: name, ingredients, steps, and what she noted in the margin. The margin matters most.\n\nPhotos of all cards are ready. Words that cannot be read may stay open, I ask my mother.",
      categoryId: "data/transcription",
      dollars: 40,
      days: 6,
    }),
  ],
  [
    6.74,
    bid(
      "max",
      "cards",
      "I type cards like these every week, old German and old English hands included. You get a table and a list of what I could not read, with the number of the card.",
      [line("Sixty cards in a table", 36, [5, 1], "Each card is read twice, on two days.")],
    ),
  ],
  [
    6.9,
    bid(
      "noa",
      "cards",
      "I would love to do this, and I could draw the stains too. I am slower than people who do it every day, though.",
      [line("Sixty cards", 39, [6, 1], "A table, and a photo of each margin that has a drawing.")],
    ),
  ],
  [7.3, give("ada", "cards", "max")],
  [8.1, step("max", "start", ["cards", 1])],
  [
    9.1,
    ask("ada", {
      as: "booklet",
      title: "A booklet of 24 pages: edited, laid out, ready to print",
      description:
        "A small booklet for our customers, to be had for free with a loaf. The texts are written, by me, at night, and read like it. So: somebody who makes them shorter, and lays out 24 pages with them. Drawings are welcome, photos we have none.\n\nWe print in six weeks. What is in it is in the file.",
      categoryId: "design/print-design",
      dollars: 180,
      days: 14,
      file: CONTENTS,
    }),
  ],
  [
    9.46,
    bid(
      "max",
      "booklet",
      "I edited your report on night buses, so you know how I work. The layout would be plain: one typeface, wide margins, no drawings.",
      [
        line("Texts edited", 80, [5, 1], "All 24 pages, with every change marked."),
        line("Plain layout", 45, [4, 1], "A file that any printer takes."),
      ],
    ),
  ],
  [
    9.72,
    bid(
      "lin",
      "booklet",
      "The lettering of your window could open each day of the week: seven drawn initials, Monday to Sunday. I lay out, but I do not edit texts.",
      [
        line("Seven initials", 85, [6, 2], "Drawn by hand, in black, one for each day."),
        line("Layout", 90, [6, 2], "24 pages, A5, ready to print."),
      ],
    ),
  ],
  [
    10.05,
    bid(
      "noa",
      "booklet",
      "I have made four cookbooks for small presses. I would read your texts aloud, cut what we do not miss, and draw one thing for each loaf: the knife, the cloth, the crumbs.",
      [
        line("Texts cut and read", 50, [4, 1], "A third shorter, and still in your voice."),
        line("Seven small drawings", 70, [6, 2], "Pen and ink, half a page each."),
        line("Layout for the printer", 45, [3, 1], "24 pages, A5, with bleed."),
      ],
    ),
  ],
  [10.4, pick("ada", "booklet", "noa")],
  [10.41, pick("ada", "booklet", "lin")],
  [
    10.44,
    say(
      "ada",
      "noa",
      "I like your proposal, above all that you read texts aloud. Is the pen and ink print-safe on uncoated paper? We use the cheap, yellowish kind.",
    ),
  ],
  [
    10.63,
    say(
      "noa",
      "ada",
      "It is, I draw a little heavier for that. Crumbs look better on yellow anyway.\n\nBy the way: I saw the price tags in your window, the ones in ball pen. You get an offer for those from me. Say no if you like them as they are.",
    ),
  ],
  [
    11.55,
    ask("ada", {
      as: "loaves",
      title: "Twelve loaves, cut out of their photos",
      description:
        "Twelve photos of loaves on a wooden board. I need each loaf alone, on nothing, with its shadow. They are for the order page, 1 200 pixels wide.",
      categoryId: "design/web-app-design",
      dollars: 60,
      days: 4,
      hideCeiling: true,
    }),
  ],
];
