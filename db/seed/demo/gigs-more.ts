/** Gigs of the demo's year: newer ones and quiet ones, some without a sale. */
import type { SeedGig } from "./shapes.ts";
import { sold } from "./sold.ts";

export const MORE: readonly SeedGig[] = [
  {
    name: "stamp-set",
    by: "mara-iyer",
    category: "design/illustration",
    title: "Six small drawings for labels, stamps or margins",
    description:
      "A bee, a key, a lemon: six things on one sheet, all in the same line, small enough for a jar and good enough for a wall. Delivered as lines that any printer and any stamp maker can use.",
    brief: "Which six things, and how small will the smallest be?",
    tags: ["vignettes", "labels", "ink"],
    packages: [
      [70, 6, 1, "Six drawings"],
      [120, 9, 1, "Twelve drawings"],
    ],
    published: 64,
    alt: "Six postage stamps with a bee, a key, a lemon, a cup, a leaf and a fish",
    sales: [
      sold("ruth-adeyemi", 49, 0, [
        5,
        "A stamp that says PAID, with a very small crown. I use it too often.",
      ]),
      sold("hana-kovar", 27, 0, [5, "Six instruments, one of them a saucepan."]),
    ],
  },
  {
    name: "book-jacket",
    by: "tomas-quiroga",
    category: "design/print-design",
    title: "A book cover from front to spine to back",
    description:
      "I read the book, or at least the first and the last chapter. Two sketches that disagree with each other, one worked out, with the spine measured for your paper.",
    brief: "The text, the number of pages, the paper, and three covers you dislike.",
    tags: ["cover", "book", "typography"],
    packages: [
      [140, 10, 2, "Cover"],
      [230, 15, 2, "Cover and inside pages"],
    ],
    published: 150,
    alt: "A standing book with a sun and a ladder on its cover",
    sales: [
      sold("ines-duarte", 135, 1, [
        5,
        "Two sketches that disagree. My partner and I took one each, and then we talked.",
      ]),
      sold(
        "ines-duarte",
        77,
        0,
        [4, "Strong cover. The spine needed a second round for the thicker paper."],
        { life: "revised" },
      ),
    ],
  },
  {
    name: "app-icon",
    by: "ewa-zielinska",
    category: "design/web-app-design",
    title: "An icon for your app that is still one at sixteen pixels",
    description:
      "One shape, two colours, tested among forty others on a crowded phone. All the sizes that the shops ask for, with the names they ask for.",
    brief: "What does the app do in one verb?",
    tags: ["icon", "app"],
    packages: [[60, 4, 2, "One icon"]],
    published: 54,
    alt: "A grid of rounded squares, one of them with a wave",
    sales: [
      sold("mei-lam", 40, 0, [5, "A wave that is also a smile, which she says is an accident."]),
    ],
  },
  {
    name: "speech-sheet",
    by: "june-abara",
    category: "writing/articles-posts",
    title: "A speech of five minutes for somebody who hates speeches",
    description:
      "We talk for twenty minutes about the person or the thing. I write it in your words and short sentences, with marks where to breathe. Weddings, farewells, openings.",
    brief: "For whom, where, and a story that nobody else knows.",
    tags: ["speech", "wedding", "short"],
    packages: [[55, 4, 1, "Five minutes"]],
    published: 86,
    alt: "A sheet of paper on a lectern, with a glass of water",
    sales: [
      sold("carl-svensson", 65, 0, [5, "I do not like to speak. Nobody noticed."], {
        life: "silent",
      }),
      sold("leo-brandt", 23, 0, [5, "My sister cried at the right place."]),
    ],
  },
  {
    name: "recipe-de-fr",
    by: "felix-moreau",
    category: "translation/documents",
    title: "Recipes and catalogues from German or English into French",
    description:
      "Weights, cuts and ovens are not the same everywhere. I translate the kitchen too: which cream, which flour, how hot. By the page, begun with one page as a sample.",
    brief: "The pages, and who cooks from them.",
    tags: ["French", "German", "food"],
    piece: [9_000_000, "page", 5],
    published: 110,
    alt: "A saucepan over an open cookbook",
    sales: [sold("ines-duarte", 91, 9, [5, "He cooked two of them. It shows."])],
  },
  {
    name: "kettle-site",
    by: "omar-haddad",
    category: "programming/websites",
    title: "Your old website mended: quick, safe and readable again",
    description:
      "Pages from 2009 that nobody dares to touch. I take a copy, mend what is broken, throw out what spies, and put it back without changing how it looks, or with, if you wish.",
    brief: "The address, and what frightens you about it.",
    tags: ["repair", "website", "security"],
    packages: [
      [95, 5, 0, "A look and a list"],
      [220, 10, 1, "Mended"],
    ],
    published: 80,
    alt: "A browser window with a plaster over a crack",
    sales: [
      sold(
        "jonas-weber",
        54,
        1,
        [4, "Our opening hours were in a picture. They are text now, and people come."],
        { life: "conceded", marks: [4, 4, 4] },
      ),
    ],
  },
  {
    name: "sensor-box",
    by: "greta-lund",
    category: "programming/scripts-automation",
    title: "A reminder that watches a web page or a sensor for you",
    description:
      "A price, a timetable, the temperature of a cellar: a small program looks every hour and sends a mail when it matters, and only then.",
    brief: "What shall it watch, and what is worth waking you for?",
    tags: ["monitor", "alert", "sensor"],
    packages: [[70, 4, 1, "One thing watched"]],
    published: 44,
    alt: "A thermometer beside a bell",
    sales: [
      sold(
        "carl-svensson",
        32,
        0,
        [5, "The cellar wrote at three in the morning. The pipe did not burst."],
        { life: "silent" },
      ),
    ],
  },
  {
    name: "survey-form",
    by: "amara-diallo",
    category: "data/analysis-charts",
    title: "A survey that asks less and learns more",
    description:
      "Eight questions instead of thirty, in an order that does not lead. I try it with five people first and tell you how many answers you need before the result means something.",
    brief: "What will you do differently, depending on the answer?",
    tags: ["survey", "questions", "statistics"],
    packages: [[105, 6, 1, "One survey"]],
    published: 37,
    alt: "A clipboard with round boxes, one filled in",
    sales: [],
  },
  {
    name: "old-film",
    by: "leo-brandt",
    category: "video-animation/editing",
    title: "Your family films from tape, in order and with names",
    description:
      "Digitised tapes are six hours of curtains. I take out the curtains, put the rest in order of time, and write who is who where you know it.",
    brief: "The files, and a list of people with a photo each.",
    tags: ["family", "archive", "film"],
    packages: [[90, 10, 1, "Up to three hours of tape"]],
    published: 22,
    alt: "An old film camera on three legs",
    sales: [],
  },
  {
    name: "lullaby",
    by: "hana-kovar",
    category: "music-audio/composition",
    title: "A lullaby with a name in it",
    description:
      "Cello, a low voice without words, and the rhythm of one name. Two minutes, and a version of forty that you can leave on.",
    brief: "The name, and what is outside the window.",
    tags: ["lullaby", "gift", "cello"],
    packages: [[48, 6, 0, "A lullaby"]],
    published: 11,
    alt: "A cello leaning under a crescent moon",
    sales: [],
  },
  {
    name: "open-letter",
    by: "kofi-mensah",
    category: "business/plans-pitches",
    title: "The letter you have been putting off",
    description:
      "To the landlord, the school, the bank. You talk for ten minutes, I write one page: what happened, what you want, until when. Firm and without a single insult.",
    brief: "To whom, and what happens if they do not answer?",
    tags: ["letter", "complaint", "plain words"],
    packages: [[24, 2, 1, "One letter"]],
    published: 31,
    alt: "An envelope with a stamp, and a fountain pen",
    sales: [
      sold("sofia-rinaldi", 18, 0, [
        5,
        "Sent on Monday, answered on Wednesday, heating on Friday.",
      ]),
      sold("bruno-costa", 7, 0, [5, ""], { life: "plain" }),
    ],
  },
];
