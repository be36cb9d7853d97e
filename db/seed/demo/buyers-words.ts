/** What freelancers write about those who buy from them, where a sale says nothing else: buyer → stars and words, in turn. */
export const ABOUT_BUYERS: Readonly<
  Record<string, ReadonlyArray<readonly [stars: number, words: string]>>
> = {
  "wes-hartley": [
    [5, "Knows what he wants, says thank you, decides on the same day."],
    [5, "A pleasure. The dog joined the call."],
    [5, "Clear, quick and generous with time."],
    [4, "The files came in five mails, but all of them came."],
  ],
  "ines-duarte": [
    [5, "Reads everything, and answers with a reason."],
    [5, "A publisher who pays attention to commas and to people."],
    [5, "Her briefs are half of the work."],
  ],
  "jonas-weber": [
    [5, "Precise questions, patient answers."],
    [4, "Decisions take a while, because three people make them. They are good ones."],
    [5, "Sent more material than I could have asked for, in order."],
  ],
  "mei-lam": [
    [5, "Accepted two hours after delivery. I had not put my pen down yet."],
    [5, "Short brief, no surprises."],
    [5, "Decides the same day, as promised."],
  ],
  "carl-svensson": [
    [
      3,
      "The money came by itself after a week. I would have liked to know whether it is what he wanted.",
    ],
    [4, "Correct. Few words."],
    [2, "He wrote nothing for days and was angry afterwards."],
  ],
  "tess-mbeki": [
    [5, "Sends clean tracks with names. Angels do not do that."],
    [5, "Warm, clear, and on time with everything."],
  ],
};

/** For those who sell as well. */
export const ABOUT_COLLEAGUES: ReadonlyArray<readonly [stars: number, words: string]> = [
  [5, "A colleague who knows what to leave to me."],
  [5, "Clear brief, quick answer."],
  [5, ""],
  [4, "All went well. The brief came in two halves."],
];
