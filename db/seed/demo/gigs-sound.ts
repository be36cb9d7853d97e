/** Gigs of the demo's year: film, animation, music and voice. */
import type { SeedGig } from "./shapes.ts";
import { sold } from "./sold.ts";

export const SOUND: readonly SeedGig[] = [
  {
    name: "cutting-room",
    by: "leo-brandt",
    category: "video-animation/editing",
    title: "Your two hours of interview, cut to eight good minutes",
    description:
      "I listen to all of it, mark what nobody could say better, and build the film around that. Sound is levelled, faces have one colour, names are spelled as people spell them.",
    brief: "The recordings, what it is for, and who must not be left out.",
    tags: ["editing", "interview", "documentary"],
    packages: [
      [130, 7, 1, "Up to 5 minutes"],
      [240, 12, 2, "Up to 15 minutes"],
    ],
    published: 318,
    alt: "A strip of film and a pair of scissors",
    sales: [
      sold("tess-mbeki", 290, 0, [
        5,
        "He kept the silence after the question. That is the whole film.",
      ]),
      sold(
        "jonas-weber",
        224,
        1,
        [4, "Good ear, good rhythm. Two days later than agreed, and said so in time."],
        { life: "late", marks: [5, 3, 5] },
      ),
      sold("carl-svensson", 152, 0, [2, "Half of the flats are missing from the film."], {
        life: "split",
        marks: [3, 2, 3],
        reply:
          "The recordings of the second house reached me two days before the end. We shared the loss, and I think that was fair.",
      }),
      sold("ines-duarte", 85, 0, [5, "An author who is afraid of cameras looks like herself."]),
      sold("sana-qureshi", 31, 0, [5, "A colleague's eye, and no vanity."]),
    ],
  },
  {
    name: "caption-lines",
    by: "leo-brandt",
    category: "video-animation/captions",
    title: "Captions for people who cannot hear it, or may not turn it on",
    description:
      "Every word, who says it, and the sounds that matter: a door, a laugh, the kettle. English or German, timed by hand, as a file or burned in. Priced by the minute of film.",
    brief: "The film, and how names are spelled.",
    tags: ["captions", "accessibility", "film"],
    piece: [1_900_000, "minute", 3],
    published: 186,
    alt: "A speech bubble with lines of text over a sound wave",
    sales: [
      sold("tess-mbeki", 163, 14, [
        5,
        "Deaf listeners wrote to us. I did not know that we had any, and now I know why.",
      ]),
      sold("jonas-weber", 94, 9, [5, "The loom has a line of its own: it clatters."]),
      sold("mei-lam", 34, 6, [5, ""]),
    ],
  },
  {
    name: "paper-stage",
    by: "sana-qureshi",
    category: "video-animation/animation",
    title: "Sixty seconds that explain it, animated with cut paper",
    description:
      "I write the script with you, draw it on nine cards, cut it out of paper and move it under the camera, twelve pictures a second. You keep the paper figures if you like; I send them by post.",
    brief: "What should people do when it is over?",
    tags: ["animation", "explainer", "stop motion"],
    packages: [
      [220, 14, 1, "30 seconds"],
      [390, 21, 2, "60 seconds"],
    ],
    published: 280,
    alt: "A paper theatre with a moon, waves and a boat on strings",
    sales: [
      sold("mei-lam", 257, 1, [
        5,
        "Why there are two tides a day, with a paper moon. Teachers ask us for it.",
      ]),
      sold("jonas-weber", 149, 0, [5, "Children press the button again and again."]),
      sold(
        "ruth-adeyemi",
        76,
        0,
        [5, "Value added tax in thirty seconds. I would not have believed it."],
        { life: "revised" },
      ),
      sold("elif-arslan", 6, 0, null, { life: "works" }),
    ],
  },
  {
    name: "flip-book",
    by: "sana-qureshi",
    category: "video-animation/animation",
    title: "Your logo or mascot, moving for three seconds",
    description:
      "A small movement that suits it: a lid that opens, a tail that wags. As a film with and without ground, and as a picture that repeats.",
    brief: "The drawing with its layers, and a word for its temper.",
    tags: ["loop", "mascot", "logo"],
    packages: [
      [55, 5, 1, "One movement"],
      [95, 8, 2, "Three movements"],
    ],
    published: 132,
    alt: "A flip book whose pages show a running fox",
    sales: [
      sold("wes-hartley", 108, 0, [
        5,
        "The bell rings, the dog looks up. Three seconds, and customers wait for it.",
      ]),
      sold("tess-mbeki", 55, 0, [4, "Lovely. I had hoped for a slower owl."], { life: "revised" }),
    ],
  },
  {
    name: "microphone",
    by: "bruno-costa",
    category: "music-audio/voice-over",
    title: "A calm voice for your film, in Portuguese or English",
    description:
      "European Portuguese, or English with my accent. Recorded dry in a quiet booth; breaths stay unless they disturb. You get it whole and cut by sentence, and one round of other readings.",
    brief: "The text, the film, and how you would say it to a friend.",
    tags: ["voice", "Portuguese", "narration"],
    packages: [
      [40, 2, 1, "Up to 2 minutes"],
      [95, 4, 1, "Up to 8 minutes"],
      [210, 8, 2, "Up to 30 minutes"],
    ],
    published: 335,
    alt: "A large old microphone with sound rings",
    sales: [
      sold("ines-duarte", 316, 2, [
        5,
        "The first chapter as a sample. People asked where they could buy the rest.",
      ]),
      sold("sana-qureshi", 265, 0, [5, "He left room for the pictures."]),
      sold("jonas-weber", 193, 1, [5, "Our audio guide. Visitors whisper because he does."]),
      sold("mei-lam", 141, 0, [
        4,
        "Warm voice. One sentence was read as a question and came back within the hour.",
      ]),
      sold("tess-mbeki", 67, 0, [5, ""], { marks: null }),
      sold("ines-duarte", 22, 1, [5, "Always a day early."]),
    ],
  },
  {
    name: "mixing-desk",
    by: "bruno-costa",
    category: "music-audio/mixing",
    title: "Your podcast made even: voices, breaths, hum and all",
    description:
      "The loud guest and the quiet one at the same loudness, the refrigerator gone, the pauses kept. I do not cut what people said. Sent back within two days.",
    brief: "One track for each voice, if you have them.",
    tags: ["podcast", "mixing", "sound"],
    packages: [
      [30, 2, 1, "Up to 30 minutes"],
      [50, 2, 1, "Up to 75 minutes"],
    ],
    published: 240,
    alt: "A row of faders on a mixing desk, one of them in copper",
    sales: [
      sold("tess-mbeki", 226, 1, [
        5,
        "The trawler's engine is still there, and you can hear every word over it.",
      ]),
      sold("tess-mbeki", 184, 1, [5, "Second time. Same care."]),
      sold("leo-brandt", 119, 0, [5, "Saved a recording that I had written off."]),
      sold("tess-mbeki", 78, 1, [
        5,
        "He mentions what he could not mend. I trust the rest for that.",
      ]),
      sold("tess-mbeki", 11, 1, [5, "Four episodes, four times on time."]),
    ],
  },
  {
    name: "toy-piano",
    by: "hana-kovar",
    category: "music-audio/composition",
    title: "A minute of music for your film, played on real things",
    description:
      "Cello, toy piano, glasses, a kitchen drawer. I watch your film with the sound off and write to it. You get the whole and each instrument alone, and you may use it for ever.",
    brief: "The film, and a piece of music that is wrong for it.",
    tags: ["music", "film", "strings"],
    packages: [
      [110, 8, 1, "Up to a minute"],
      [260, 15, 2, "Up to four minutes"],
    ],
    published: 258,
    alt: "A toy piano with a few notes rising from it",
    sales: [
      sold("sana-qureshi", 234, 0, [
        5,
        "Glasses for the tide. I saw the water move before I had animated it.",
      ]),
      sold(
        "tess-mbeki",
        157,
        0,
        [4, "A theme that sounds like four in the morning. It came a little late, which suits it."],
        { life: "late", marks: [5, 3, 4] },
      ),
      sold("leo-brandt", 90, 0, [5, "I cut the film to her music in the end."]),
      sold("jonas-weber", 43, 1, [3, "Fine music, but she was hard to reach for a week."], {
        marks: [4, 3, 2],
        reply: "I was ill that week and should have said so on the first day. I am sorry.",
      }),
    ],
  },
];
