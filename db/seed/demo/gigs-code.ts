/** Gigs of the demo's year: programming and data. */
import type { SeedGig } from "./shapes.ts";
import { sold } from "./sold.ts";

export const CODE: readonly SeedGig[] = [
  {
    name: "small-site",
    by: "omar-haddad",
    category: "programming/websites",
    title: "A website of five pages that loads on a bus",
    description:
      "Plain pages, no cookies, no banner, less than 100 kB each. You can change every word yourself in a text file, and I show you how on the phone. Hosting costs you about as much as one coffee a month, and I do not earn on it.",
    brief: "What should a visitor know after ten seconds? Texts and photos, if you have them.",
    tags: ["website", "static", "fast"],
    packages: [
      [120, 6, 1, "One page"],
      [260, 12, 2, "Five pages"],
      [420, 18, 3, "Five pages in two languages"],
    ],
    extras: [[40, 2, "A form that sends you a mail"]],
    published: 328,
    alt: "A browser window with a simple page, and a bus driving below it",
    sales: [
      sold("wes-hartley", 309, 1, [
        5,
        "My old site took nine seconds. This one is there before the bell over the door has stopped ringing.",
      ]),
      sold("ruth-adeyemi", 239, 0, [5, "One page, one phone number, and it rings."]),
      sold(
        "tess-mbeki",
        165,
        1,
        [4, "Very good. I broke it once by deleting a bracket, and he laughed and mended it."],
        { life: "revised" },
      ),
      sold("carl-svensson", 107, 0, [4, "Does what it should."], { life: "silent" }),
      sold("hana-kovar", 58, 0, [5, "It plays my music without asking anybody for permission."]),
      sold("sofia-rinaldi", 17, 0, [5, "Lessons, prices, a map. My mother found it by herself."]),
    ],
  },
  {
    name: "friday-script",
    by: "greta-lund",
    category: "programming/scripts-automation",
    title: "The thing you copy by hand every Friday, done by a script",
    description:
      "Tell me what you copy from where to where. I write a small program that does it, with a log you can read and a button to undo. It runs on your machine and stays yours; I leave the source and half a page of explanation.",
    brief: "The files of last Friday, and those of the one before.",
    tags: ["automation", "spreadsheets", "python"],
    packages: [
      [90, 4, 1, "One file into another"],
      [180, 8, 2, "Several files, with checks"],
    ],
    published: 350,
    alt: "A terminal window beside a calendar with one crossed-out day",
    sales: [
      sold("wes-hartley", 341, 0, [5, "Stock list into the till. I have my Friday evenings back."]),
      sold("jonas-weber", 276, 1, [
        5,
        "Forty thousand index cards, merged. She asked about card 11 204, and she was right to.",
      ]),
      sold("carl-svensson", 214, 0, [5, "Runs every week since May without a word."], {
        life: "silent",
      }),
      sold("ruth-adeyemi", 150, 1, [5, "It refuses to add apples to pears and says which row."]),
      sold("mei-lam", 82, 0, [5, "Tide tables of nineteen harbours, in one format."]),
      sold("dana-whitlock", 24, 0, [
        5,
        "It does in four seconds what I did in a day. I checked it for a day.",
      ]),
      sold("ines-duarte", 3, 0, null, { life: "open" }),
    ],
  },
  {
    name: "slow-query",
    by: "greta-lund",
    category: "programming/databases",
    title: "Your slow database, looked at for a day",
    description:
      "I read the ten slowest queries, say why they are slow in plain words, and mend those that can be mended without changing your program. If nothing gets at least twice as fast, you pay nothing.",
    brief: "Which database, how large, and what feels slow?",
    tags: ["PostgreSQL", "performance", "index"],
    packages: [
      [150, 3, 0, "A day"],
      [340, 6, 1, "A day, and the changes made"],
    ],
    published: 236,
    alt: "A database drawn as stacked discs, with a snail and a stopwatch",
    sales: [
      sold("nikola-petrov", 212, 0, [
        5,
        "One index. From eleven seconds to forty milliseconds. She was done before lunch and told me so.",
      ]),
      sold("omar-haddad", 144, 1, [
        5,
        "She explained it so that I will not make this mistake again.",
      ]),
      sold("mei-lam", 71, 0, [4, "Three of four queries are quick now. The fourth is our fault."]),
    ],
  },
  {
    name: "bug-jar",
    by: "nikola-petrov",
    category: "programming/testing-review",
    title: "I try to break your app for two days and film each fault",
    description:
      "On a cheap phone, with a bad connection, as an old man, as a child, with the language set to German. You get a list in the order of what hurts people, each with steps and a short film.",
    brief: "The app, and the one thing that must never fail.",
    tags: ["testing", "app", "bugs"],
    packages: [
      [110, 4, 0, "Two days"],
      [200, 7, 1, "Two days, and once more after your repairs"],
    ],
    published: 262,
    alt: "A beetle in a jar with a label tied to its lid",
    sales: [
      sold("mei-lam", 244, 0, [
        5,
        "Twenty-three faults. Number one was that the tide was an hour late in summer.",
      ]),
      sold("yuki-tanabe", 167, 0, [
        5,
        "Films instead of adjectives. I wish everybody reported like this.",
      ]),
      sold("omar-haddad", 99, 0, [
        4,
        "Thorough. He was harder on the browser of 2016 than any of my customers.",
      ]),
      sold("mei-lam", 38, 1, [
        5,
        "He came back after our repairs, and found what we had broken with them.",
      ]),
      sold("carl-svensson", 9, 0, null, { life: "declined" }),
    ],
  },
  {
    name: "phone-app",
    by: "nikola-petrov",
    category: "programming/mobile-apps",
    title: "A small app for one purpose, for phones of both kinds",
    description:
      "A counter, a logbook, a timetable: one thing that works without a connection and keeps its data on the phone. Put into both shops under your name.",
    brief: "What does one person do with it, standing in the rain?",
    tags: ["app", "offline", "phone"],
    packages: [
      [380, 20, 2, "One screen"],
      [690, 35, 3, "Up to five screens"],
    ],
    published: 120,
    alt: "A phone in the rain with one large button on its screen",
    sales: [
      sold(
        "wes-hartley",
        103,
        0,
        [4, "A logbook for test rides. It does one thing and does it in the rain."],
        {
          life: "late",
          marks: [5, 3, 4],
          reply: "The second shop took eight days to let it in. I plan for that now.",
        },
      ),
    ],
  },
  {
    name: "ledger-typing",
    by: "dana-whitlock",
    category: "data/data-entry",
    title: "Old ledgers and lists typed into a spreadsheet",
    description:
      "Church books, stock books, guest books: each line typed once, compared on another day, and marked where it cannot be read. Priced by the page.",
    brief: "Photos of all pages, and the columns you need.",
    tags: ["data entry", "archive", "spreadsheet"],
    piece: [1_400_000, "page", 5],
    published: 336,
    alt: "An old ledger with columns of figures, and a keyboard before it",
    sales: [
      sold("jonas-weber", 312, 24, [
        5,
        "Twenty-four pages of a grocer from 1911. She kept his spelling and his blots.",
      ]),
      sold("jonas-weber", 204, 30, [
        5,
        "Thirty more, and a list of the eleven words that nobody can read.",
      ]),
      sold("ruth-adeyemi", 79, 12, [
        5,
        "Receipts of a whole year, in the order of the shoe box and then in the order of time.",
      ]),
    ],
  },
  {
    name: "one-chart",
    by: "amara-diallo",
    category: "data/analysis-charts",
    title: "One question to your numbers, answered with one chart",
    description:
      "You ask, I look whether the numbers can answer it, and draw one chart that does. With a paragraph on how sure one can be. If they cannot answer it, I say so and charge half.",
    brief: "The question, in one sentence, and the file.",
    tags: ["statistics", "chart", "analysis"],
    packages: [
      [65, 3, 1, "One question"],
      [170, 7, 1, "Three questions"],
    ],
    published: 306,
    alt: "A bar chart in ink with one bar in copper",
    second: ["scatter", "A cloud of points with a line through it"],
    sales: [
      sold("wes-hartley", 293, 0, [
        5,
        "Do people buy lights when it rains? No. They buy them when the clocks change.",
      ]),
      sold("jonas-weber", 229, 1, [
        5,
        "She told us that our most loved room is the one with the heater.",
      ]),
      sold(
        "carl-svensson",
        170,
        0,
        [4, "Clear answer, and not the one I had already told the owners."],
        { life: "silent" },
      ),
      sold("kofi-mensah", 110, 0, [5, "One chart. My client stopped arguing."]),
      sold("ruth-adeyemi", 45, 0, [
        5,
        "She charged half because the numbers could not say. I have never been so content with half an answer.",
      ]),
    ],
  },
  {
    name: "card-index",
    by: "amara-diallo",
    category: "data/research",
    title: "Two days in archives and registers, with a list of sources",
    description:
      "Who built it, who owned it, what it cost then: I search public registers and newspapers, and write down what is certain, what is likely, and what only somebody's uncle says.",
    brief: "What do you know already, and where did you read it?",
    tags: ["research", "archive", "sources"],
    packages: [[140, 8, 1, "Two days"]],
    published: 160,
    alt: "A card index drawer pulled open, with a magnifying glass",
    sales: [
      sold("june-abara", 138, 0, [5, "The list of sources alone saved me a week."]),
      sold("jonas-weber", 62, 0, [
        4,
        "Careful work. The most interesting thing is on the list of what only an uncle says.",
      ]),
    ],
  },
  {
    name: "photo-boxes",
    by: "dana-whitlock",
    category: "data/labelling",
    title: "Photos of your collection, labelled after your own list",
    description:
      "What is on it, what it is made of, which way is up. I use your words and ask when something fits none of them. Each photo is a piece that you accept or send back.",
    brief: "Your list of words, and ten photos that you have labelled yourself.",
    tags: ["labelling", "images", "museum"],
    piece: [42_000, "photo", 4],
    published: 144,
    alt: "Photos in a grid, each with a box and a tag",
    sales: [
      sold("jonas-weber", 117, 40, [
        5,
        "Forty spoons, forty right answers, one question about a ladle.",
      ]),
      sold("ines-duarte", 20, 25, [5, ""], { marks: [5, 5, 5] }),
    ],
  },
];
