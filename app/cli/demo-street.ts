/** Chapters of the demo: money for all of it, open offers, small talk of work, and a person who was blocked. */
import { carryDeposit } from "#app/processes/open-checkout.ts";
import { line, offer } from "./demo-agreements.ts";
import { BOOKLET } from "./demo-booklet.ts";
import { idOf } from "./demo-chapters.ts";
import type { Chapter } from "./demo-chapters.ts";
import { beginDeposit } from "./demo-deposit.ts";
import { block, read, report, say, uphold } from "./demo-messages.ts";
import { neighboursArrive } from "./demo-neighbours.ts";
import { WINDOW } from "./demo-window.ts";

const MONEY: readonly Chapter[] = [
  [0.1, neighboursArrive],
  [
    0.2,
    async ({ cast, ids }, key) =>
      ids.set("deposit", await beginDeposit(cast.ada, 900_000_000n, key)),
  ],
  [0.3, (stage) => carryDeposit(idOf(stage, "deposit"))],
];

/** Each of those who trade has one to answer. */
const OPEN_OFFERS: readonly Chapter[] = [
  [
    10.65,
    offer(
      "noa",
      { as: "tags", to: "ada", side: "freelancer" },
      {
        title: "Price tags for the counter, drawn by hand",
        brief: "Sixteen tags that can be wiped, with the name of the bread and room for the price.",
        lines: [
          line("Four tags to look at", 16, [2, 2], "Four breads, two sizes of writing."),
          line("The other twelve", 32, [4, 1], "As the four, and a sheet of empty ones."),
        ],
        funded: "first",
        validDays: 10,
      },
    ),
  ],
  [
    11.3,
    offer(
      "ada",
      { as: "more icons", to: "lin", side: "buyer", gig: "icons" },
      {
        title: "Four more icons of the same family",
        brief:
          "Gift, allergies, invoice, and “today only”. They join the twelve of the order page.",
        lines: [line("Four icons", 12, [3, 1], "SVG, on the same grid.")],
        funded: "all",
        validDays: 7,
      },
    ),
  ],
  [
    11.35,
    offer(
      "ada",
      { as: "more photos", to: "max", side: "buyer", gig: "labels" },
      {
        title: "1 600 more photos of street signs",
        brief: "The rest of the district, as before: one box, one text, “unreadable” where it is.",
        lines: [
          line("The first 800 photos", 9, [3, 1], "Numbers 401 to 1200."),
          line("The other 800", 9, [3, 1], "Numbers 1201 to 2000."),
        ],
        funded: "first",
        validDays: 7,
      },
    ),
  ],
];

const SMALL_TALK: readonly Chapter[] = [
  [
    9.2,
    say(
      "max",
      "ada",
      "Photos 112 and 113 show the same sign. Shall I label both, or mark the second one as a double?",
      { order: "photos" },
    ),
  ],
  [9.31, say("ada", "max", "Mark it as a double, please. Well spotted.", { order: "photos" })],
  [
    11.02,
    say(
      "max",
      "ada",
      "There were five doubles in the end. They are marked “double of” with the number.",
      {
        order: "photos",
      },
    ),
  ],
  [
    11.6,
    say(
      "noa",
      "lin",
      "Hello Lin, we may both end up in Ada’s booklet. If I get the drawings: which pen do you use for your initials? I would like the lines to be of one weight.",
    ),
  ],
];

const TROUBLE: readonly Chapter[] = [
  [
    10.81,
    say(
      "rex",
      "ada",
      "Hi Ada, I can do your whole booklet for 100. But not here, these fees are a joke. Pay me by PayPal: rex.halloran@fastprint.biz",
      { as: "outside" },
    ),
  ],
  [10.86, say("rex", "ada", "Hello? I need an answer today, I have other customers.")],
  [
    10.93,
    say("rex", "ada", "Too stupid to save 80 dollars. Enjoy your ugly booklet.", { as: "insult" }),
  ],
  [11.04, read("ada", "insult")],
  [
    11.05,
    report(
      "ada",
      "insult",
      "insult",
      "I had not even answered. I do not want to hear from him again.",
    ),
  ],
  [11.06, report("ada", "outside", "outside_payment", "He wants me to pay him past Farthing.")],
  [11.07, block("ada", "rex")],
  [
    11.5,
    uphold(
      "insult",
      "Nobody has to be called stupid for not answering. This was the first warning.",
    ),
  ],
];

/** All that people say and agree in the demo. */
export const CHAPTERS: readonly Chapter[] = [
  ...MONEY,
  ...WINDOW,
  ...BOOKLET,
  ...OPEN_OFFERS,
  ...SMALL_TALK,
  ...TROUBLE,
];
