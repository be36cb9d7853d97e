/** What the people of the demo's story did before it: their profiles, and the sales of their gigs. Everything ended a month before today. */
import type { SeedPerson, SeedSale } from "./shapes.ts";
import { sold } from "./sold.ts";

/** Lin and Max sell; their time zones stay unset, as the story leaves them. */
export const STORY_SELLERS: Readonly<Record<"lin" | "max", SeedPerson>> = {
  lin: {
    name: "Lin Castellanos",
    headline: "Marks and icons, drawn by hand",
    bio: "I draw marks for bakeries, bicycle shops and other places with a door. Pencil first, always. Before this I cut type for a small foundry, which is why I ask how large it will be printed.\n\nYou see three directions before anything is worked out.",
    languages: "en fluent, es native",
    timeZone: "UTC",
    joined: 329,
    begins: 7,
    decides: 20,
  },
  max: {
    name: "Max Oyelaran",
    headline: "Edits reports, and labels pictures one by one",
    bio: "I read what you wrote until it says what you meant. Between two reports I label photos and type out old cards, because it is quiet work and somebody has to do it properly.",
    languages: "en native, yo native",
    timeZone: "UTC",
    joined: 301,
    begins: 10,
    decides: 20,
  },
};

export const STORY_SKILLS: Readonly<Record<string, string>> = {
  lin: "logos, icons, hand drawing, SVG",
  max: "editing, plain language, labelling, transcription",
};

/** Days ago on which each gig was published. */
export const STORY_PUBLISHED = {
  logo: 320,
  icons: 12,
  editing: 294,
  labels: 200,
  transcripts: 190,
} as const;

export const STORY_SALES: Readonly<
  Partial<Record<keyof typeof STORY_PUBLISHED, readonly SeedSale[]>>
> = {
  logo: [
    sold("wes-hartley", 306, 1, [
      5,
      "A gear that is also a sun. Customers ask whether we had it before.",
    ]),
    sold("ines-duarte", 262, 0, [
      5,
      "Our small imprint has a face now, and it works at four millimetres.",
    ]),
    sold("tess-mbeki", 214, 0, [5, "A night bird for the stickers. It looks awake."]),
    sold(
      "carl-svensson",
      185,
      0,
      [4, "Good mark. I would have liked a fourth sketch to choose from."],
      { reply: "Fair. The larger package has more of them; I say so more clearly now." },
    ),
    sold(
      "jonas-weber",
      131,
      1,
      [5, "A kettle, but ours. The outline version saved us at the engraver."],
      { life: "revised" },
    ),
    sold("mei-lam", 104, 0, [
      5,
      "Delivered early, with a note on where not to use it. I have never had that.",
    ]),
    sold(
      "amara-diallo",
      77,
      1,
      [4, "Lovely work that came two days late, and Lin said so before I had to ask."],
      { life: "late", marks: [5, 3, 5] },
    ),
    sold("tess-mbeki", 49, 0, [5, "Second order, second bird."]),
  ],
  editing: [
    sold("ines-duarte", 280, 0, [
      5,
      "He found a contradiction between pages 4 and 31 that three of us had read past.",
    ]),
    sold("kofi-mensah", 233, 0, [5, "Plain, short, and still mine."]),
    sold("ruth-adeyemi", 176, 0, [
      4,
      "Careful. I would have liked the questions before the weekend.",
    ]),
    sold("jonas-weber", 139, 0, null, { life: "silent" }),
    sold("ines-duarte", 92, 0, [5, "The page of questions alone was worth it."]),
    sold("amara-diallo", 53, 0, [5, "Numbers and text agree at last."]),
  ],
  labels: [
    sold("mei-lam", 167, 20, [
      5,
      "Twenty of twenty, and the one that could not be read was marked so.",
    ]),
    sold("wes-hartley", 84, 12, null),
  ],
  transcripts: [
    sold("amara-diallo", 148, 16, [5, "My grandmother's sevens are hard. He got all of them."]),
  ],
};

/** Questions with answers of the story's gigs. */
export const STORY_FAQ: Readonly<
  Record<string, ReadonlyArray<{ question: string; answer: string }>>
> = {
  logo: [
    {
      question: "Whose is the mark afterwards?",
      answer:
        "Yours, for everything, once the order is accepted. I show it in my portfolio only if you say yes.",
    },
    {
      question: "Which files do I get?",
      answer: "SVG and PDF for printers, PNG for screens, and a black one for stamps.",
    },
    {
      question: "What if none of the sketches is right?",
      answer:
        "Tell me what is wrong with the nearest one. A second round is in every package but the smallest.",
    },
  ],
  editing: [
    {
      question: "Do you check the facts?",
      answer: "I check that your numbers agree with each other, not that they are true.",
    },
    {
      question: "Is it kept secret?",
      answer: "Yes. I delete the text thirty days after you accepted the work.",
    },
  ],
};
