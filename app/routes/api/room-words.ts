/** What each room of the API is about, in a few words. */

interface RoomWords {
  title: string;
  lead: string;
}

const WORDS: Readonly<Record<string, RoomWords>> = {
  gigs: { title: "Gigs", lead: "Search what is for sale, read one gig, and get a quote." },
  categories: { title: "Categories", lead: "The categories a gig can be in." },
  commission: { title: "Commission", lead: "The public commission schedule." },
  sellers: { title: "Sellers", lead: "Freelancers as the public sees them." },
  orders: { title: "Orders", lead: "Place orders, read them, and act on all tasks of one." },
  tasks: { title: "Tasks", lead: "Act on one task or a list: start, deliver, accept, cancel." },
  files: { title: "Files", lead: "Download the files of your tasks and disputes." },
  saved: {
    title: "Saved",
    lead: "Gigs you saved, and searches that tell you of new gigs. Only you see them.",
  },
  suggestions: { title: "Suggestions", lead: "What a search could go on with." },
  requests: {
    title: "Requests",
    lead: "Ask for work, search what buyers ask for, and get proposals.",
  },
  proposals: { title: "Proposals", lead: "Proposals to requests: yours, and those made to you." },
  batches: { title: "Batches", lead: "One action for up to 100,000 tasks, in the background." },
  changes: {
    title: "Changes",
    lead: "Read and answer changes proposed for an agreed order.",
  },
  disputes: {
    title: "Disputes",
    lead: "Open a dispute, answer one, and read the ruling; staff rule.",
  },
  reviews: {
    title: "Reviews",
    lead: "Review the other side of an order, reply to reviews, and report them.",
  },
  buyers: {
    title: "Buyers",
    lead: "What freelancers said about buyers, and how buyers accept, revise and dispute.",
  },
  messages: { title: "Messages", lead: "Write to people, and read what they wrote to you." },
  reports: { title: "Reports", lead: "Report a message that breaks the rules; staff decide." },
  offers: { title: "Offers", lead: "Agree with one person on work and its price." },
  my: { title: "Your gigs", lead: "Write, publish and pause your own gigs." },
  wallet: { title: "Wallet", lead: "Balances, deposits, payouts, earnings and the statement." },
  me: {
    title: "Profile",
    lead: "Your own profile and picture, how your account is guarded, and its closing.",
  },
  pictures: { title: "Pictures", lead: "Download people's pictures." },
  shown: { title: "Shown pictures", lead: "Download a size of a picture that everybody sees." },
  portfolio: {
    title: "Portfolio",
    lead: "Show pictures of accepted work, with the consent of its buyer.",
  },
  notices: { title: "Notices", lead: "Read your notices and mark them as read." },
  webhooks: { title: "Webhooks", lead: "Addresses of yours that are told about events." },
  sandbox: { title: "Sandbox", lead: "Pay, let time pass and rule, with pretend money." },
  staff: { title: "Staff", lead: "What members of staff do." },
};

/** A new room shows its tag until it has words; a test asks for them. */
export function roomWords(tag: string): RoomWords {
  return WORDS[tag] ?? { title: tag, lead: "" };
}
