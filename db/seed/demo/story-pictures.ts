/** Pictures of the gigs of the demo's story, by the names that the story gives them. One gig has none: its card shows its category's drawing. */
export const STORY_PICTURES = [
  {
    gig: "logo",
    name: "wren-mark",
    category: "design/logos-branding",
    alt: "A round mark with a wren on a line, drawn in ink",
  },
  {
    gig: "editing",
    name: "report-marks",
    category: "writing/proofreading-editing",
    alt: "A report with copper marks in its margin, and a page of questions",
  },
  {
    gig: "labels",
    name: "street-sign",
    category: "data/labelling",
    alt: "A photo of a street sign with a box drawn around it",
  },
  {
    gig: "transcripts",
    name: "recipe-card",
    category: "data/transcription",
    alt: "A handwritten recipe card beside the same card as a table",
  },
] as const;
