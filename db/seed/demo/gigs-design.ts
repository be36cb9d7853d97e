/** Gigs of the demo's year: design. */
import type { SeedGig } from "./shapes.ts";
import { sold } from "./sold.ts";

export const DESIGN: readonly SeedGig[] = [
  {
    name: "bird-plate",
    by: "mara-iyer",
    category: "design/illustration",
    title: "A plant or an animal drawn in ink, from life or from your photos",
    description:
      "One creature or one plant, drawn with a dip pen the way field guides were before photographs: every feather where it belongs. I work from three or more of your photos and send a pencil sketch first. You get a scan at 1200 dpi on white and the right to print it wherever you like.",
    brief: "What is it, what is it for, and how large will it be printed?",
    tags: ["ink", "natural history", "engraving"],
    packages: [
      [45, 4, 1, "One small drawing"],
      [95, 7, 2, "One full plate"],
      [240, 16, 2, "Three plates of one family"],
    ],
    extras: [
      [20, 1, "Hand-lettered name below it"],
      [35, 2, "Coloured with watercolour"],
    ],
    published: 345,
    alt: "A wren on a twig, drawn in ink, with its feathers hatched",
    second: ["fern-plate", "A fern frond in ink, half uncurled"],
    sales: [
      sold("ines-duarte", 331, 1, [
        5,
        "The fig on our cover. Three readers wrote to ask who drew it, which has not happened in nine years.",
      ]),
      sold("wes-hartley", 288, 0, [
        5,
        "Asked for the shop dog. Got the shop dog, with the bad ear.",
      ]),
      sold(
        "ines-duarte",
        241,
        2,
        [
          5,
          "Three herbs for a cookbook. She noticed that our thyme was oregano before we printed four thousand of them.",
        ],
        { reply: "It was the flowers that gave it away." },
      ),
      sold(
        "jonas-weber",
        176,
        1,
        [4, "Beautiful plate. It came two days after the date, which she announced well before."],
        { life: "late", marks: [5, 3, 5] },
      ),
      sold("tess-mbeki", 120, 0, [5, "An owl for episode forty. People bought it as a print."]),
      sold("ines-duarte", 52, 1, [
        5,
        "Fourth time, and I have stopped looking at other portfolios.",
      ]),
      sold(
        "mei-lam",
        21,
        0,
        [
          5,
          "A curlew for the empty screen of our app. Sent in the morning, finished before the weekend.",
        ],
        { life: "revised" },
      ),
      sold("wes-hartley", 2, 0, null, { life: "works" }),
    ],
  },
  {
    name: "old-map",
    by: "mara-iyer",
    category: "design/illustration",
    title: "A map of your street, village or island, drawn like an old one",
    description:
      "Hills as hills, trees as trees, the bakery with its name. I draw from satellite pictures and from what you tell me, and leave out what nobody needs. Made for walls, wedding cards and the first page of a book.",
    brief: "Which area, and what must be on it? A list of names helps more than anything.",
    tags: ["map", "ink", "lettering"],
    packages: [
      [120, 9, 2, "One neighbourhood, A4"],
      [210, 14, 2, "A village or an island, A3"],
    ],
    published: 300,
    alt: "A hand-drawn map with hills, a river and a compass rose",
    sales: [
      sold("jonas-weber", 261, 1, [
        5,
        "It hangs at our entrance and visitors find their own houses on it.",
      ]),
      sold("mei-lam", 158, 0, [
        5,
        "Our harbour, with the sandbank that moves every year drawn as a dotted line. Perfect.",
      ]),
      sold(
        "carl-svensson",
        74,
        0,
        [4, "Good map. One street name was wrong and was corrected the same day."],
        { life: "silent" },
      ),
    ],
  },
  {
    name: "shop-sign",
    by: "tomas-quiroga",
    category: "design/logos-branding",
    title: "Lettering for your shop sign, drawn letter by letter",
    description:
      "A name is five to twelve letters, and each of them is worth an afternoon. You see three pencil directions, choose one, and get it drawn out for the sign maker: outlines, measures, and how far away it can be read.",
    brief: "The name, a photo of the front, and what is beside it in the street.",
    tags: ["lettering", "sign", "logo"],
    packages: [
      [80, 5, 1, "One word"],
      [150, 8, 2, "Name and a line below"],
      [280, 14, 3, "Sign, door and bag"],
    ],
    published: 334,
    alt: "A hanging shop sign with hand-drawn letters on a wrought bracket",
    sales: [
      sold("wes-hartley", 320, 1, [
        5,
        "We kept the old bell in the W. Nobody told him it was there.",
      ]),
      sold(
        "carl-svensson",
        210,
        0,
        [3, "The drawing is fine. I had to ask twice what it cost to have it cut."],
        {
          life: "silent",
          reply:
            "You are right, I should have said at once that I only draw. It now stands in the description.",
        },
      ),
      sold("tess-mbeki", 133, 0, [
        5,
        "One word, four sketches, and the one I would never have thought of.",
      ]),
      sold("ines-duarte", 36, 1, [5, "A colophon is small. He treated it like a cathedral."]),
    ],
  },
  {
    name: "menu-card",
    by: "tomas-quiroga",
    category: "design/print-design",
    title: "A menu that fits on one page and sells the soup",
    description:
      "Most menus are too long and set too small. I put yours in order, set it in one good typeface, and give you a file you can change yourself when the soup changes. Printer's marks included, adjectives not.",
    brief: "Today's menu, with prices, and a photo of the room at night.",
    tags: ["menu", "typesetting", "print"],
    packages: [
      [55, 4, 2, "One page"],
      [90, 6, 2, "Two pages and a drinks card"],
    ],
    published: 280,
    alt: "A folded menu with a bowl of soup drawn at its top",
    sales: [
      sold("wes-hartley", 246, 0, [
        5,
        "We sell bicycles and coffee. The coffee now outsells the inner tubes.",
      ]),
      sold(
        "jonas-weber",
        101,
        0,
        [
          4,
          "Clear and handsome. I would have liked a larger size for older visitors, which he then made for nothing.",
        ],
        { life: "revised" },
      ),
    ],
  },
  {
    name: "app-screens",
    by: "ewa-zielinska",
    category: "design/web-app-design",
    title: "The one screen that loses you customers, drawn anew",
    description:
      "I watch five people use your page, film where they stop, and redraw that screen. You get the film, the drawing, and the words on every button. Nothing decorative.",
    brief: "A link, and what people are supposed to do there.",
    tags: ["interface", "usability", "app"],
    packages: [
      [140, 6, 1, "One screen"],
      [320, 12, 2, "A path of up to five screens"],
    ],
    published: 300,
    alt: "Three phone screens side by side, sketched as boxes and lines",
    sales: [
      sold("mei-lam", 272, 0, [
        5,
        "She found that our Save button looked like a title. Nine of ten people now save.",
      ]),
      sold("mei-lam", 190, 1, [
        5,
        "Came back for the whole path. It is shorter by two screens and we miss neither.",
      ]),
      sold(
        "carl-svensson",
        140,
        0,
        [4, "Very honest. I did not like what I heard and did it anyway."],
        { marks: [5, 5, 4] },
      ),
      sold("wes-hartley", 66, 0, [
        5,
        "The booking form for repairs is down from eleven questions to four.",
      ]),
    ],
  },
  {
    name: "slide-deck",
    by: "ewa-zielinska",
    category: "design/presentations",
    title: "Your forty slides, made into twelve that people remember",
    description:
      "One thought for each slide, set large enough for the last row. I cut first and draw afterwards. You get the file for your own program and a sheet with what to say where.",
    brief: "The slides as they are, who sits in the room, and how many minutes you have.",
    tags: ["slides", "talk", "charts"],
    packages: [
      [90, 4, 1, "Up to 12 slides"],
      [160, 7, 2, "Up to 25 slides"],
    ],
    published: 205,
    alt: "A slide on an easel, with one rising line and three words",
    sales: [
      sold("jonas-weber", 180, 0, [
        5,
        "The city council gave us the roof. I give her half of the credit.",
      ]),
      sold("amara-diallo", 88, 0, [5, "She deleted my favourite chart and was right."]),
    ],
  },
];
