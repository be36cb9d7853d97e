/** Gigs of the demo's year: marketing, business, learning and advice. */
import type { SeedGig } from "./shapes.ts";
import { sold } from "./sold.ts";

export const OFFICE: readonly SeedGig[] = [
  {
    name: "signpost",
    by: "elif-arslan",
    category: "marketing/search-engines",
    title: "Why nobody finds your shop, and the ten things to change",
    description:
      "I search for you the way a stranger would, in your town and from far away, and write down what is missing: opening hours, a title, a photo, a word that people use and you do not. Ten changes you can make yourself, in the order of what they bring.",
    brief: "Your page, your town, and what people ask for on the phone.",
    tags: ["search", "local", "audit"],
    packages: [
      [60, 4, 0, "The list"],
      [120, 7, 1, "The list, and I make the changes"],
    ],
    published: 316,
    alt: "A signpost with four arms and a magnifying glass over one",
    sales: [
      sold("wes-hartley", 299, 1, [
        5,
        "We were open on Sundays for six years and nobody could have known.",
      ]),
      sold("ruth-adeyemi", 247, 0, [5, "Ten points, seven of them done in an evening."]),
      sold("omar-haddad", 178, 0, [5, "I send my clients to her when the site is done."]),
      sold("carl-svensson", 125, 0, [4, ""], { life: "silent", marks: null }),
      sold("sofia-rinaldi", 68, 0, [
        5,
        "Three new pupils who wrote “conversation” instead of “conversazione”.",
      ]),
      sold("kofi-mensah", 15, 0, [5, "Short, in order, no mysteries."]),
    ],
  },
  {
    name: "letter-box",
    by: "elif-arslan",
    category: "marketing/e-mail-campaigns",
    title: "A mail to your customers that says one thing",
    description:
      "One subject, one picture, one button. I write it, set it so that it can be read on every phone and without pictures, and send it to ten addresses of yours for a look. No countdowns.",
    brief: "What is new, and who is it for?",
    tags: ["mail", "newsletter", "copy"],
    packages: [
      [45, 3, 1, "One mail"],
      [120, 8, 2, "Three mails for one season"],
    ],
    published: 210,
    alt: "A letter box with a letter half inside",
    sales: [
      sold("wes-hartley", 189, 0, [
        5,
        "“Your brakes are older than your shoes.” Forty-one bookings.",
      ]),
      sold(
        "ines-duarte",
        104,
        1,
        [4, "Two of three were spot on. The third was too cheerful for us, and she changed it."],
        { life: "revised" },
      ),
      sold("hana-kovar", 39, 0, [5, ""]),
    ],
  },
  {
    name: "market-stall",
    by: "elif-arslan",
    category: "marketing/social-media",
    title: "Twelve posts for a month, from photos you already have",
    description:
      "I go through the photos on your phone and find twelve that say something. Each gets two sentences, a day and an hour. No dancing.",
    brief: "A folder with at least forty photos, bad ones too.",
    tags: ["posts", "photos", "plan"],
    packages: [[75, 6, 1, "A month"]],
    published: 98,
    alt: "A market stall with an awning and three framed photos",
    sales: [
      sold("wes-hartley", 72, 0, [
        5,
        "She chose the photo of the dog in the spoke box. Of course she did.",
      ]),
      sold("carl-svensson", 28, 0, [1, "Useless. Whoever pays for this is an idiot."], {
        hidden: {
          reason: "insult",
          sentence: "We do not call each other idiots. The stars stay.",
          note: "He is free to dislike my work. He calls everybody an idiot who likes it.",
        },
      }),
    ],
  },
  {
    name: "shoe-box",
    by: "ruth-adeyemi",
    category: "business/bookkeeping",
    title: "A shoe box of receipts, turned into a year of books",
    description:
      "Send the box, or photos of it. I sort, enter, compare with the bank, and ask about what I cannot explain, in one list and not in forty mails. You get books that your accountant will not sigh at.",
    brief: "Which country, how many receipts, and when is it due?",
    tags: ["bookkeeping", "receipts", "tax"],
    packages: [
      [80, 5, 0, "A quarter"],
      [260, 12, 1, "A year"],
    ],
    published: 348,
    alt: "An open shoe box full of receipts, and a pair of spectacles",
    sales: [
      sold("wes-hartley", 337, 1, [5, "She found 412 pounds that I had paid twice."]),
      sold("tess-mbeki", 268, 0, [5, "One list of eleven questions. I answered them on the bus."]),
      sold("wes-hartley", 217, 0, [5, "Quarter done, dog still not deductible."], {
        reply: "I did ask.",
      }),
      sold("sofia-rinaldi", 154, 0, [5, "Patient, exact, and kind about the box."]),
      sold("wes-hartley", 126, 0, [5, ""], { marks: null }),
      sold("hana-kovar", 70, 0, [5, "She speaks of my books as if they were worth keeping."]),
      sold("wes-hartley", 35, 0, [
        5,
        "Third quarter. I look forward to her lists, and I would like that struck from the record.",
      ]),
    ],
  },
  {
    name: "price-tag",
    by: "ruth-adeyemi",
    category: "business/plans-pitches",
    title: "What your product really costs, hour by hour",
    description:
      "Material, hours, rent, the hour in which nobody came. I put it into one sheet where you can turn the price up and down and see what is left. Most people charge too little, and the sheet says by how much.",
    brief: "What do you sell, how long does it take, and what do you charge today?",
    tags: ["pricing", "costs", "sheet"],
    packages: [[95, 5, 1, "One product"]],
    published: 170,
    alt: "A price tag on a string beside a pair of scales",
    sales: [
      sold("mara-iyer", 143, 0, [5, "I raised my prices by a fifth and lost nobody."]),
      sold("sana-qureshi", 59, 0, [5, "It turns out that paper is not what costs. I do."]),
    ],
  },
  {
    name: "calendar-desk",
    by: "kofi-mensah",
    category: "business/virtual-assistance",
    title: "Your inbox and calendar, two hours every morning for a week",
    description:
      "By noon every mail is answered, filed, or on a list of at most five that only you can answer. Appointments do not touch each other. I sign with my own name, because people like to know whom they write to.",
    brief: "When do you never want to be disturbed, and by whom always?",
    tags: ["inbox", "calendar", "assistance"],
    packages: [
      [85, 7, 0, "A week"],
      [300, 30, 0, "A month"],
    ],
    published: 294,
    alt: "A desk calendar, a telephone and a cup of tea",
    sales: [
      sold("ines-duarte", 271, 0, [5, "I had lunch at lunch time."]),
      sold("ines-duarte", 216, 1, [5, "A month, two hundred and eighty mails, five that I saw."]),
      sold(
        "carl-svensson",
        146,
        0,
        [3, "Polite and quick. He answered one tenant whom I would have let wait."],
        {
          life: "silent",
          reply: "Her heating was off. I would do it again, and I told you so the same hour.",
        },
      ),
      sold("amara-diallo", 83, 0, [5, "Nobody has ever declined for me so kindly."]),
      sold("mei-lam", 30, 0, [
        5,
        "Between two time zones and one boat he found an hour for everybody.",
      ]),
    ],
  },
  {
    name: "minutes-book",
    by: "kofi-mensah",
    category: "business/virtual-assistance",
    title: "Minutes of your meeting: who does what by when, on one page",
    description:
      "I listen to the recording and write what was decided, who does it, and until when. What was only said stays said. Sent on the next morning.",
    brief: "The recording, and who was there.",
    tags: ["minutes", "meeting", "notes"],
    packages: [
      [28, 1, 1, "Up to an hour"],
      [45, 2, 1, "Up to two hours"],
    ],
    published: 118,
    alt: "A page with three ticked boxes, and a pen",
    sales: [
      sold(
        "carl-svensson",
        100,
        1,
        [4, "One page. The owners had agreed on more than they thought."],
        { life: "silent" },
      ),
      sold("jonas-weber", 57, 0, [5, "Next morning at eight, as promised."]),
      sold("ruth-adeyemi", 19, 0, [5, ""]),
    ],
  },
  {
    name: "espresso-talk",
    by: "sofia-rinaldi",
    category: "learning-advice/languages",
    title: "Italian conversation, an hour at a time",
    description:
      "We talk about your work, your street, last night's film. I write down five things while you speak and we look at those, no more. For people who had Italian once and lost it.",
    brief: "Why Italian, and what did you last say in it?",
    tags: ["Italian", "conversation", "lessons"],
    packages: [
      [22, 7, 0, "One hour"],
      [100, 30, 0, "Five hours"],
    ],
    published: 284,
    alt: "Two cups of espresso and two speech bubbles",
    sales: [
      sold("ines-duarte", 256, 1, [
        5,
        "I negotiated a contract in Bologna and only needed my hands twice.",
      ]),
      sold("felix-moreau", 174, 0, [5, "Five notes in an hour, all five still in my head."]),
      sold("leo-brandt", 122, 0, [4, "Very good teacher. The connection was poor from my side."]),
      sold("hana-kovar", 64, 1, [5, "She laughs at the right mistakes."]),
      sold("wes-hartley", 12, 0, [5, "I can now order a chain, a saddle and a coffee."]),
    ],
  },
  {
    name: "chess-lesson",
    by: "sofia-rinaldi",
    category: "learning-advice/lessons",
    title: "Your last three lost games, and why you lost them",
    description:
      "Send me the moves. I write two pages: the moment where it turned, what you probably thought, and one exercise. Most people lose the same game again and again.",
    brief: "Three games with their moves, and your rating, if you have one.",
    tags: ["chess", "analysis", "lesson"],
    packages: [[26, 4, 1, "Three games"]],
    published: 92,
    alt: "A knight and a pawn on a chessboard",
    sales: [
      sold("nikola-petrov", 73, 0, [
        5,
        "I attack when I am bored. It is true, and not only in chess.",
      ]),
      sold("jonas-weber", 25, 0, [5, "Since then I have drawn against my nephew."]),
    ],
  },
  {
    name: "cv-letter",
    by: "pete-okafor",
    category: "learning-advice/careers",
    title: "Your application, read by a person who has binned thousands",
    description:
      "I read it for thirty seconds, as it will be read, and write down what I remember. Then I read it properly and mark what to cut. You get both, within two days.",
    brief: "The application, and the advertisement it answers.",
    tags: ["application", "career", "feedback"],
    packages: [
      [18, 2, 0, "Read and marked"],
      [40, 4, 1, "Marked, and read once more"],
    ],
    published: 16,
    alt: "A letter of application, half of it crossed out, and an hourglass",
    sales: [],
  },
  {
    name: "first-talk",
    by: "pete-okafor",
    category: "learning-advice/careers",
    title: "The interview, practised once before it counts",
    description:
      "Forty minutes of questions as I used to ask them, the unpleasant ones too, and ten minutes on what your face did. You get a list of three answers to prepare.",
    brief: "The advertisement, and the question that you fear.",
    tags: ["interview", "practice", "career"],
    packages: [[25, 5, 0, "One practice"]],
    published: 8,
    alt: "Two chairs facing each other across a small table",
    sales: [],
  },
];
