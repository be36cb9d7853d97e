/** Chapters of the demo: a question about a gig, an offer, a counter-offer, an order of three milestones and its changes. */
import type { Chapter } from "./demo-chapters.ts";
import { taskOf } from "./demo-chapters.ts";
import { accept, agreeTo, counter, fundNext, handOver, line } from "./demo-agreements.ts";
import { offer, propose, step } from "./demo-agreements.ts";
import { say } from "./demo-messages.ts";
import type { DemoFile } from "./demo-messages.ts";

const QUESTIONS: DemoFile = {
  name: "before-i-letter-a-window.txt",
  text: `Before I letter a window

1. Width and height of the glass, in centimetres.
2. How high is its lower edge above the street?
3. From which side do most people come?
4. Is it light or dark behind the glass when you are open?
5. What must be on it? What must not?

A photo from across the street helps more than all of these.
`,
};

const BRIEF = "White lettering for the pane of the second shop, 238 × 157 cm, to match the mark.";

const sketches = (revisions: number) =>
  line("Three sketches", 90, [3, revisions], "Three ways to fill the pane, small and in pencil.");
const drawing = (dollars: number) =>
  line("The drawing at full size", dollars, [5, 2], "One sketch drawn out at 1:1, wren included.");
const FILES = line("Files for the sign maker", 70, [2, 1], "Outlines that a plotter can cut.");

const TITLE = "Lettering for the window of the second shop";

export const WINDOW: readonly Chapter[] = [
  [
    4.3,
    say(
      "ada",
      "lin",
      "Thank you for the mark, Lin. Everybody here likes it, even my father.\n\nOne question before I order again: do you also draw **lettering for a shop window**? The second shop has one large pane, and it should match.",
      { gig: "logo" },
    ),
  ],
  [
    4.37,
    say(
      "lin",
      "ada",
      "I am glad it works. Yes, I do: I draw it at full size, and a sign maker near you cuts the foil from my files.\n\nWhat I need to know from you is in the file. It is half a page.",
      { file: QUESTIONS },
    ),
  ],
  [
    4.61,
    say(
      "ada",
      "lin",
      "Here you are:\n\n- the glass is 238 × 157 cm, its lower edge 90 cm above the street\n- most people come from the left, from the tram stop\n- dark behind it in the morning, so light letters\n- the wren, the name and the opening hours. Nothing else!",
    ),
  ],
  [
    4.66,
    say(
      "lin",
      "ada",
      "“Nothing else” is the best brief I have had this year. You will get an offer in three steps from me, so that you see each one before you pay for the next.",
    ),
  ],
  [
    5.35,
    offer(
      "lin",
      { as: "window", to: "ada", side: "freelancer", gig: "logo" },
      {
        title: TITLE,
        brief: BRIEF,
        lines: [sketches(1), drawing(160), FILES],
        funded: "all",
        validDays: 7,
      },
    ),
  ],
  [
    5.71,
    counter("ada", "window", 1, {
      title: TITLE,
      brief: BRIEF,
      lines: [sketches(2), drawing(150), FILES],
      funded: "first",
      validDays: 5,
    }),
  ],
  [
    5.72,
    say(
      "ada",
      "lin",
      "Good offer. I changed two things: a second round for the sketches, because my father will want one, and only the first step is paid in now. I add the money for the drawing once we have picked a sketch. 310 all together, is that all right?",
    ),
  ],
  [6.3, accept("lin", "window", 2)],
  [6.31, say("lin", "ada", "That is fair. Accepted, I start tomorrow.", { order: "window" })],
  [7.1, step("lin", "start", ["window", 1])],
  [
    8.32,
    handOver(
      "lin",
      ["window", 1],
      "Three sketches. In the first the wren sits on the W, in the second on the sill, in the third it has just flown off.",
    ),
  ],
  [
    8.6,
    say(
      "ada",
      "lin",
      "The second one! It looks as if it waits for crumbs. My father asks whether the opening hours could be a bit larger, he reads without glasses.",
      { order: "window" },
    ),
  ],
  [8.62, step("ada", "accept", ["window", 1])],
  [8.63, fundNext("window", 2)],
  [
    8.7,
    say(
      "lin",
      "ada",
      "They can: 4 cm high, to be read from the kerb. I take them into the drawing.",
      {
        order: "window",
      },
    ),
  ],
  [8.71, step("lin", "start", ["window", 2])],
  [
    9.4,
    propose(
      "lin",
      { as: "two more days", order: "window" },
      async (stage) => ({ kind: "days", taskId: await taskOf(stage, "window", 2), days: 2 }),
      "The sign maker sends the colours of his foils only the day after tomorrow, and I would like to see them first.",
    ),
  ],
  [9.58, agreeTo("ada", "two more days")],
  [
    11.42,
    propose(
      "lin",
      { as: "the door", order: "window" },
      async () => ({
        kind: "add",
        title: "The glass of the door",
        scope: "The wren alone, 20 cm high, and “Pull”.",
        priceMicros: 45_000_000n,
        days: 2,
        revisions: 1,
      }),
      "The door beside the pane is empty, and a small wren would say which shop it is when the shutter is down. It is little work while I am at it.",
    ),
  ],
  [
    11.43,
    say(
      "lin",
      "ada",
      "The drawing is half done, the wren is finished. I put the door into a proposal of its own, so that you can say no to it without losing anything.",
      { order: "window" },
    ),
  ],
];
