/** Conversations of the demo's year: questions before an order, and small talk after it. */
import type { SeedTalk } from "./shapes.ts";

export const YEAR_TALKS: readonly SeedTalk[] = [
  {
    between: ["ines-duarte", "mara-iyer"],
    daysAgo: 332,
    gig: "bird-plate",
    lines: [
      [
        "ines-duarte",
        0,
        "Hello Mara, do you draw fruit too? We need **a fig, cut open**, for the cover of a book of essays. The printer wants one colour.",
      ],
      [
        "mara-iyer",
        7,
        "I do. A fig is mostly dots, which is quiet work. One colour is best anyway.\n\nSend me two photos from above and one from the side, and tell me which edge the title stands on.",
      ],
      [
        "ines-duarte",
        9,
        "Title on the left, so please let the stalk lean to the right. Photos tomorrow from the market.",
      ],
      ["ines-duarte", 96, "It is on the table and everybody walks past it twice. Thank you."],
    ],
  },
  {
    between: ["wes-hartley", "omar-haddad"],
    daysAgo: 311,
    gig: "small-site",
    lines: [
      ["wes-hartley", 0, "Can I change the prices myself, without calling you every spring?"],
      [
        "omar-haddad",
        11,
        "Yes. They are in one text file, one line for each price. You save it and they are there. I show you once on the phone, and you do it while I watch.",
      ],
      ["wes-hartley", 12, "Then I order five pages. And can the dog be on it?"],
      ["omar-haddad", 13, "The dog is on it already."],
    ],
  },
  {
    between: ["mei-lam", "nikola-petrov"],
    daysAgo: 246,
    gig: "bug-jar",
    lines: [
      [
        "mei-lam",
        0,
        "The one thing that must never fail is the time of low water. People walk out on the sand by it.",
      ],
      [
        "nikola-petrov",
        5,
        "Then I begin with the night when the clocks change, and with a phone whose clock is wrong.",
      ],
      ["mei-lam", 6, "Nobody has ever tested that."],
      [
        "nikola-petrov",
        30,
        "That is what I thought. It is an hour late from the last Sunday in March on. I have filmed it, please look today.",
      ],
      ["mei-lam", 31, "Mended and shipped. I owe you a boat trip."],
    ],
  },
  {
    between: ["jonas-weber", "dana-whitlock"],
    daysAgo: 205,
    gig: "ledger-typing",
    lines: [
      [
        "jonas-weber",
        0,
        "Thirty more pages of the same grocer. In March 1912 somebody else begins to write, much smaller. Is that a problem?",
      ],
      [
        "dana-whitlock",
        2,
        "That is his daughter, I think. She writes sevens like nines. I make a note at each one that I am not sure of.",
      ],
      ["jonas-weber", 20, "We did not know that there was a daughter. Now we are looking for her."],
    ],
  },
  {
    between: ["tess-mbeki", "bruno-costa"],
    daysAgo: 227,
    gig: "mixing-desk",
    lines: [
      [
        "tess-mbeki",
        0,
        "The guest is on a trawler and there is an engine under every word. Can that be saved?",
      ],
      [
        "bruno-costa",
        4,
        "The engine can be made smaller, not gone. I would leave some of it: it is where he works.",
      ],
      ["tess-mbeki", 5, "Leave as much as you can bear."],
    ],
  },
  {
    between: ["carl-svensson", "kofi-mensah"],
    daysAgo: 145,
    lines: [
      [
        "kofi-mensah",
        0,
        "Good morning. Flat 14 has had no heating since last night and there is a child of two months. I told her that somebody comes before noon and called your plumber. He is on his way.",
      ],
      ["carl-svensson", 26, "I would have waited. But all right."],
    ],
  },
];
