/** What the sellers of the demo's year add to their gigs and pages: answers to questions, limits of orders, skills, and time off. */

/** Gig → questions with their answers. */
export const YEAR_FAQ: Readonly<Record<string, ReadonlyArray<readonly [string, string]>>> = {
  "bird-plate": [
    [
      "May I print it on things I sell?",
      "Yes, on anything and as often as you like. I keep the right to show it.",
    ],
    [
      "What if my photos are bad?",
      "Then I tell you on the first day which one I miss. A dark photo from the side helps more than three nice ones from above.",
    ],
    [
      "Can I have the paper itself?",
      "Yes, for the postage from Pune. Write to me before you order.",
    ],
  ],
  "old-map": [
    [
      "How true is it to scale?",
      "The streets are, the trees are not. Tell me what has to be measured from it, and I keep that exact.",
    ],
    ["Can you correct a name later?", "Within a year, one name, without charge."],
  ],
  "shop-sign": [
    [
      "Do you make the sign too?",
      "No, I draw it. A sign maker near you cuts it from my outlines, and I answer their questions.",
    ],
    [
      "Do you work with a logo that we have?",
      "If it has letters, yes. I will say so if it does not survive being seen from across the street.",
    ],
  ],
  "menu-card": [
    [
      "Can I change the prices myself?",
      "Yes. You get a file for a plain word processor, with one page on how to do it.",
    ],
    ["How many dishes fit?", "About thirty. With more than that we talk about which ones sell."],
  ],
  "app-screens": [
    [
      "Which tool do you use?",
      "Whatever your people open without asking. I hand over Figma or PDF.",
    ],
    [
      "Do you test it with users?",
      "With five, if you can name them. That is in the larger package.",
    ],
  ],
  "small-site": [
    [
      "Who hosts it?",
      "You do. I put it on your account and leave you the keys and one page of instructions.",
    ],
    ["Can I change texts later?", "Yes, in a form. I show it to you in half an hour by video."],
  ],
  "friday-script": [
    ["Which languages do you write?", "Python and shell, and the dialect of your spreadsheet."],
    [
      "What if it breaks in a year?",
      "Write to me. What broke because of me is mended without charge.",
    ],
  ],
  "one-chart": [
    [
      "May I send you a messy table?",
      "Yes. If cleaning it takes more than an hour, I ask before I go on.",
    ],
    ["What if the numbers say nothing?", "Then I tell you so and charge half."],
  ],
  "red-pencil": [
    ["British or American?", "Either, and never both. Tell me who reads it."],
    ["Do you rewrite?", "I mark and suggest. The sentence stays yours."],
  ],
  "contract-fr": [
    [
      "Is the translation sworn?",
      "Yes, with stamp and signature, on paper by post and as a signed PDF.",
    ],
    ["Is it confidential?", "Always. I sign yours, or you get mine."],
  ],
  typewriter: [
    [
      "Do I get drafts?",
      "One outline, one draft, one final text. Fewer surprises than with five drafts.",
    ],
  ],
  microphone: [
    [
      "Can I hear your voice first?",
      "Send me two sentences of yours, and I record them within a day, without charge.",
    ],
  ],
};

/** Gig → the most orders in work at a time. */
export const YEAR_LIMITS: Readonly<Record<string, number>> = { "app-screens": 2, "old-map": 3 };

/** Handle → skills, in the person's order. */
export const YEAR_SKILLS: Readonly<Record<string, string>> = {
  "mara-iyer": "ink drawing, engraving, maps, book illustration",
  "tomas-quiroga": "lettering, typesetting, print production, menus",
  "ewa-zielinska": "interface design, usability tests, Figma",
  "june-abara": "reporting, interviews, speeches",
  "felix-moreau": "legal translation, subtitles, French, German",
  "yuki-tanabe": "localisation, Japanese, mobile testing",
  "omar-haddad": "HTML and CSS, small shops, accessibility",
  "greta-lund": "Python, SQL, automation, sensors",
  "nikola-petrov": "debugging, Kotlin, technical writing",
  "dana-whitlock": "proofreading, data entry, plain English",
  "amara-diallo": "charts, surveys, statistics, R",
  "leo-brandt": "film editing, captions, colour",
  "sana-qureshi": "paper animation, stop motion, storyboards",
  "bruno-costa": "voice recording, mixing, Portuguese",
  "hana-kovar": "composition, toy instruments, lullabies",
  "kofi-mensah": "letters, minutes, calendars",
  "elif-arslan": "newsletters, market research, campaigns",
  "ruth-adeyemi": "pricing, bookkeeping, small shops",
  "sofia-rinaldi": "Italian lessons, chess, patience",
};

/** Handle → first and last day from today, and a sentence for buyers. It was set two weeks ago. */
export const YEAR_AWAY: Readonly<
  Record<string, readonly [from: number, until: number, note: string]>
> = {
  "hana-kovar": [-2, 6, "At a festival of small instruments. I answer when I am back."],
};

export interface SeedPiece {
  /** The sale whose delivery it shows. */
  gig: string;
  buyer: string;
  daysAgo: number;
  /** Name of its drawing. */
  name: string;
  category: string;
  alt: string;
}

/** Pictures of finished work; their buyers agreed. */
export const YEAR_PORTFOLIO: readonly SeedPiece[] = [
  {
    gig: "bird-plate",
    buyer: "ines-duarte",
    daysAgo: 331,
    name: "work-fig",
    category: "design/illustration",
    alt: "A fig, whole and cut open, for the cover of a book of essays",
  },
  {
    gig: "bird-plate",
    buyer: "tess-mbeki",
    daysAgo: 120,
    name: "work-owl",
    category: "design/illustration",
    alt: "An owl in ink for episode forty of a podcast",
  },
  {
    gig: "old-map",
    buyer: "mei-lam",
    daysAgo: 158,
    name: "work-harbour",
    category: "design/illustration",
    alt: "A harbour as an old map, with the sandbank as a dotted line",
  },
  {
    gig: "shop-sign",
    buyer: "wes-hartley",
    daysAgo: 320,
    name: "work-bell-sign",
    category: "design/logos-branding",
    alt: "A hanging sign whose W hides a bell",
  },
  {
    gig: "shop-sign",
    buyer: "ines-duarte",
    daysAgo: 36,
    name: "work-colophon",
    category: "design/logos-branding",
    alt: "The last pages of a book with a publisher's mark",
  },
  {
    gig: "app-screens",
    buyer: "mei-lam",
    daysAgo: 272,
    name: "work-screens",
    category: "design/web-app-design",
    alt: "A form on a phone before and after: nine lines became two fields and one button",
  },
  {
    gig: "one-chart",
    buyer: "kofi-mensah",
    daysAgo: 110,
    name: "work-chart",
    category: "data/analysis-charts",
    alt: "Five bars, one of them in copper",
  },
  {
    gig: "story-logo",
    buyer: "tess-mbeki",
    daysAgo: 214,
    name: "work-wren-stamp",
    category: "design/logos-branding",
    alt: "A small bird as a stamp, and the stamp it was made for",
  },
  {
    gig: "story-logo",
    buyer: "jonas-weber",
    daysAgo: 131,
    name: "work-kettle-mark",
    category: "design/logos-branding",
    alt: "A kettle as a mark, in outline and in black",
  },
  {
    gig: "story-transcripts",
    buyer: "amara-diallo",
    daysAgo: 148,
    name: "work-card-table",
    category: "data/transcription",
    alt: "A handwritten card beside the table it became",
  },
];
