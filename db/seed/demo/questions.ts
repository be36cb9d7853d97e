/** First messages to three sellers of the demo in its last two months: enough for their pages to say how soon they answer. */
import type { SeedTalk } from "./shapes.ts";

type Question = readonly [
  asker: string,
  daysAgo: number,
  asks: string,
  /** Hours from the question to the answer. */
  after: number,
  answer: string,
];

/** None of these people and the seller had an order before: such messages would not count. */
const QUESTIONS: Readonly<Record<string, readonly Question[]>> = {
  lin: [
    [
      "yuki-tanabe",
      58,
      "I translate. Could a mark be made of two speech bubbles, or does everybody do that?",
      2,
      "Everybody does that. Yours could be the comma between them.",
    ],
    [
      "omar-haddad",
      51,
      "Do your files work in a web page as they are?",
      1.5,
      "Yes, the SVG is clean: one path for each shape, and no fonts inside.",
    ],
    [
      "kofi-mensah",
      43,
      "A client wants a mark on a door by Thursday. Is that too soon?",
      0.6,
      "For a mark that exists: no. For a new one: yes.",
    ],
    [
      "elif-arslan",
      30,
      "Can I get the mark in white, for dark photos?",
      5,
      "It comes in black and in white. I try it on one of your photos before you pay for more.",
    ],
    [
      "sofia-rinaldi",
      19,
      "I teach chess to children. Can a knight look friendly?",
      3,
      "If its ears are long enough. I would begin with the ears.",
    ],
  ],
  "mara-iyer": [
    [
      "yuki-tanabe",
      57,
      "Can you letter a map in Japanese if I write the names out for you?",
      9,
      "Yes, if you write them large and look at the pencil drawing before I ink it.",
    ],
    [
      "june-abara",
      52,
      "For a map of a village: do you need its plan, or is a photo from the air enough?",
      4,
      "The plan, please. Roofs hide where the streets end.",
    ],
    [
      "bruno-costa",
      40,
      "Would you draw a microphone from 1950 as if it were a beetle?",
      7,
      "I would do little else. Send me the side with the switch.",
    ],
    [
      "sana-qureshi",
      56,
      "May the map be printed on a paper bag?",
      3,
      "Yes. I keep the lines thick then, because bags drink ink.",
    ],
    [
      "hana-kovar",
      34,
      "Six instruments, and one is a saucepan. Is that all right?",
      6,
      "The saucepan is the one that I look forward to.",
    ],
  ],
  "tomas-quiroga": [
    [
      "mei-lam",
      59,
      "Does your lettering stay readable on a boat, from the shore?",
      12,
      "Tell me how far away the shore is. Ten metres need a hand's width.",
    ],
    [
      "sana-qureshi",
      48,
      "I need seven letters that I can cut out of paper and move. Do you do that?",
      20,
      "I do. Tell me which of them has to turn, and I make that one stronger.",
    ],
    [
      "elif-arslan",
      37,
      "Can you set a menu that changes every week?",
      8,
      "Yes: you get one page in which only the prices and the fish move.",
    ],
    [
      "kofi-mensah",
      29,
      "Which file does a print shop want?",
      2,
      "A PDF with the fonts inside and three millimetres on every side. You get that one.",
    ],
    [
      "omar-haddad",
      20,
      "A client has only a photo of the old sign. Is that enough?",
      15,
      "If all its letters are on it. What is missing I draw in the manner of the rest.",
    ],
  ],
};

export const YEAR_QUESTIONS: readonly SeedTalk[] = Object.entries(QUESTIONS).flatMap(
  ([seller, questions]) =>
    questions.map(([asker, daysAgo, asks, after, answer]): SeedTalk => ({
      between: [asker, seller],
      daysAgo,
      lines: [
        [asker, 0, asks],
        [seller, after, answer],
      ],
    })),
);
