/** Gigs of the demo's year: writing and translation. */
import type { SeedGig } from "./shapes.ts";
import { sold } from "./sold.ts";

export const WORDS: readonly SeedGig[] = [
  {
    name: "typewriter",
    by: "june-abara",
    category: "writing/articles-posts",
    title: "An article with interviews, researched and fact-checked",
    description:
      "I talk with at least two people who know, read what they say I should read, and write it so that a neighbour would finish it. Every figure comes with its source in a list of its own. No invented quotes, ever.",
    brief: "The subject, who reads it, and one person I should call first.",
    tags: ["article", "reporting", "interview"],
    packages: [
      [85, 6, 1, "Up to 900 words"],
      [160, 10, 2, "Up to 2 000 words"],
      [290, 18, 2, "A long read with four interviews"],
    ],
    published: 352,
    alt: "A typewriter with a half-written page in it",
    sales: [
      sold("tess-mbeki", 328, 0, [
        5,
        "She found the baker who had worked every night since 1979. That became the episode.",
      ]),
      sold("ines-duarte", 283, 1, [5, "The afterword reads as if she had known the author."]),
      sold(
        "wes-hartley",
        222,
        0,
        [
          4,
          "Lively and true. I would have liked it a little shorter, and it is a little shorter now.",
        ],
        { life: "revised" },
      ),
      sold("jonas-weber", 161, 2, [
        5,
        "Four interviews about irons. I did not think I would read to the end, and I work here.",
      ]),
      sold(
        "carl-svensson",
        115,
        0,
        [2, "Well written. It is not what I had in mind, and it took a dispute to agree on that."],
        {
          life: "ruled",
          reply:
            "The order said nine hundred words about the history of the house, and that is what I wrote. I am sorry that we did not talk before.",
        },
      ),
      sold("tess-mbeki", 47, 0, [5, "Faster than my own notes."]),
      sold("mei-lam", 13, 0, [
        5,
        "What a tide is, in seven hundred words, without one that my aunt had to look up.",
      ]),
    ],
  },
  {
    name: "jam-labels",
    by: "june-abara",
    category: "writing/product-descriptions",
    title: "Words for your shop: what it is, who it is for, how it smells",
    description:
      "Send me the thing, or a good photo and the truth about it. Forty to eighty words for each, no superlatives, and the one question that buyers ask answered in the first line. Priced by the piece, so you can begin with three.",
    brief: "What is it, and what do people ask you about it at the counter?",
    tags: ["product", "shop", "short texts"],
    piece: [6_500_000, "description", 4],
    published: 250,
    alt: "Three jars of jam with written labels",
    sales: [
      sold("wes-hartley", 233, 8, [
        5,
        "Eight bells, eight texts, and I could tell them apart with my eyes closed.",
      ]),
      sold("ines-duarte", 124, 6, [4, "Six good blurbs. One gave the ending away."], {
        marks: [4, 5, 5],
      }),
      sold("wes-hartley", 29, 4, [
        5,
        "She asked what the saddle smells like. Leather and rain, now it says so.",
      ]),
    ],
  },
  {
    name: "manual-pages",
    by: "nikola-petrov",
    category: "writing/technical-writing",
    title: "A page of instructions that people follow without calling you",
    description:
      "I take your thing apart, use it wrongly on purpose, and write down each step with a drawing. Tested with two people who have never seen it; you get their questions too.",
    brief: "What does it do, and what do people get wrong?",
    tags: ["manual", "help page", "steps"],
    packages: [
      [70, 5, 1, "One task, up to ten steps"],
      [150, 9, 2, "A short manual"],
    ],
    published: 190,
    alt: "An open manual with numbered steps and a cogwheel",
    sales: [
      sold("wes-hartley", 171, 0, [
        5,
        "How to change a tube, and people do it. We sell fewer repairs and more tubes.",
      ]),
      sold(
        "carl-svensson",
        96,
        1,
        [4, "The heating manual hangs in forty flats. Calls are down by half."],
        { life: "silent" },
      ),
    ],
  },
  {
    name: "red-pencil",
    by: "dana-whitlock",
    category: "writing/proofreading-editing",
    title: "The last reading before print: commas, names, page numbers",
    description:
      "I read it once for sense, once aloud, and once backwards. Names are compared with each other, sums are added up, and every mark is in the margin with its reason. For people who cannot look at it any more.",
    brief: "How many pages, and which dictionary?",
    tags: ["proofreading", "print", "English"],
    packages: [
      [35, 3, 0, "Up to 20 pages"],
      [80, 6, 0, "Up to 60 pages"],
      [190, 12, 1, "A book"],
    ],
    published: 341,
    alt: "A page with crossed-out lines and a pencil lying on it",
    sales: [
      sold("ines-duarte", 325, 2, [
        5,
        "She found that chapter nine happened on a Sunday that was a Tuesday.",
      ]),
      sold("ines-duarte", 262, 2, [5, "I sleep before print runs since I know her."]),
      sold("jonas-weber", 199, 1, [
        5,
        "Sixty pages of catalogue, and two objects that we had described twice.",
      ]),
      sold("june-abara", 128, 0, [5, "A reporter needs somebody like this more than coffee."]),
      sold("ines-duarte", 61, 1, [4, "Careful as always. One queried comma was ours on purpose."]),
      sold("tess-mbeki", 16, 0, [5, ""], { marks: null }),
    ],
  },
  {
    name: "contract-fr",
    by: "felix-moreau",
    category: "translation/documents",
    title: "Your contract or certificate in French, sworn and stamped",
    description:
      "Leases, birth certificates, statutes of small companies. Translated and stamped as a sworn translator at the court of appeal of Lyon; the paper comes by post, the file the day before.",
    brief: "A scan of every page, the back too, and who asked you for it.",
    tags: ["French", "sworn", "contract"],
    packages: [
      [48, 3, 0, "A certificate of one page"],
      [130, 6, 1, "Up to six pages"],
      [260, 10, 1, "Up to fifteen pages"],
    ],
    published: 338,
    alt: "A document with a wax seal and a ribbon",
    sales: [
      sold("ines-duarte", 317, 1, [
        5,
        "A contract with a French author. Their lawyer had no questions, which I had never seen.",
      ]),
      sold("omar-haddad", 254, 0, [5, "Accepted at the prefecture at the first try."]),
      sold("jonas-weber", 185, 1, [
        5,
        "Quick, precise, and he explained one clause that was to our disadvantage.",
      ]),
      sold("carl-svensson", 92, 0, [5, ""], { life: "silent", marks: null }),
      sold("ines-duarte", 26, 2, [5, "Fifteen pages in eight days, with the annexes."]),
    ],
  },
  {
    name: "film-subtitles",
    by: "felix-moreau",
    category: "translation/subtitles",
    title: "French subtitles that can be read before they are gone",
    description:
      "At most two lines, at most forty signs each, and never over a cut. I translate from the film, not from the script, so that jokes land where people laugh.",
    brief: "The film, its length, and a list of names.",
    tags: ["subtitles", "French", "film"],
    packages: [
      [60, 4, 1, "Up to 10 minutes"],
      [170, 8, 1, "Up to 40 minutes"],
    ],
    published: 220,
    alt: "A film frame with two lines of text at its foot",
    sales: [
      sold("sana-qureshi", 198, 0, [
        5,
        "He asked about the one pun that I was afraid of, and found another.",
      ]),
      sold(
        "leo-brandt",
        130,
        1,
        [4, "Good timing throughout. Two lines ran over a cut and were mended in an hour."],
        { life: "revised" },
      ),
      sold("jonas-weber", 41, 0, [
        5,
        "For the film in the weaving room. French visitors stay for all of it now.",
      ]),
    ],
  },
  {
    name: "kana-buttons",
    by: "yuki-tanabe",
    category: "translation/websites-software",
    title: "Japanese for your app, tested on a phone",
    description:
      "Buttons, messages, shop pages. I send the file in your own format with notes where your English means two things, and screenshots of every screen where the text was too long.",
    brief: "The file with the texts, and a way to run the app.",
    tags: ["Japanese", "localisation", "app"],
    packages: [
      [75, 4, 1, "Up to 300 words"],
      [190, 8, 2, "Up to 1 200 words"],
      [380, 14, 2, "The whole app"],
    ],
    published: 290,
    alt: "A phone with large kana on its screen and a row of buttons",
    sales: [
      sold("mei-lam", 267, 0, [
        5,
        "Our first Japanese review said that the app sounds polite. That was the plan.",
      ]),
      sold("mei-lam", 181, 1, [
        5,
        "She caught that High Tide and High Water are not the same thing here.",
      ]),
      sold("nikola-petrov", 112, 0, [5, "The only localiser who sent me a bug report."]),
      sold(
        "mei-lam",
        33,
        0,
        [4, "All right as ever. We waited a day because I sent the wrong file."],
        { life: "late", marks: [5, 4, 5] },
      ),
    ],
  },
];
