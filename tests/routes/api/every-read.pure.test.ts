/** Every read of a person's pages is open to a program: by an operation, or a reason why not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Reads a program has no operation for, each with the reason. */
const NOT_FOR_PROGRAMS: Record<string, string> = {
  ownAddress: "`me.read` has the state of the address",
  openedLink: "what the link in a mail is about",
  activeMethod: "in `wallet.read`",
  allLines: "the statement as a file; `wallet.statement` has every line",
  changesOf: "in `agreements.changes`",
  reviewsOf: "the newest of `reviews.of_gig` and `reviews.of_seller`",
  reportableLine: "what a form is about",
  blockable: "what a page is about; `blocks.list`",
  batchSums: "sums of `batches.items` and `tasks.read`",
  balance: "in `wallet.read`",
  enter: "the way to the sandbox's checkout page; a token leads there by itself",
  prepareSandbox: "part of making a token, which a program must not",
  chosenTasks: "what a form is about; `orders.tasks`",
  countTry: "a limit of a visitor's form",
  deliveriesBeside: "the deliveries of `tasks.read`",
  desk: "counts of `orders.list`",
  disputableTask: "what a form is about; `tasks.read`",
  savedSearch: "one of `saved_searches.list`",
  homePage: "a choice of what `gigs.search` finds",
  hideFirstSteps: "a command",
  fittedAccount: "what a form is about",
  memberHome: "a choice of what `orders.list`, `disputes.read` and `wallet.read` answer",
  inspectFile: "looks at what is uploaded",
  invited: "a page for visitors with a link; a token belongs to somebody already",
  invitedByMail: "a page for visitors with a link; a token belongs to somebody already",
  invitationStanding: "what a form is about; `people.invite` says why not",
  addressesOfImport: "what a form is about; `people.prepare_invitations` says when there is none",
  unsubscribing: "what the link in a mail is about",
  keepable: "what the link in a mail is about",
  isFirstStaffLinkValid:
    "a page before there is a member of staff; a token is no way to become one",
  stillClearing: "in `wallet.held`",
  dropDrafts: "the draft of a form; a program sends brief and files with its order",
  keptFormFiles: "the files of a form; a program sends them with its call",
  saveFormFiles: "the files of a form; a program sends them with its call",
  takeFormFiles: "the files of a form; a program sends them with its call",
  orderDraft: "the draft of a form; a program sends brief and files with its order",
  saveOrderDraft: "the draft of a form; a program sends brief and files with its order",
  orderDeliveries: "the deliveries of `tasks.read`, those handed over together as one",
  orderCounts: "counts of `orders.list`",
  offerParties: "what a form is about; `offers.make` says what is wrong",
  sideForGig: "what a form is about; a program says its side",
  previewOffer: "the preview of a form; a program adds up its lines itself",
  orderAgain: "compares what `orders.read` and `gigs.read` say",
  ordersToChoose: "what a form is about; `orders.list`",
  authenticationOptions: "for the script of a page, which asks a browser for a passkey",
  registrationOptions: "for the script of a page, which asks a browser for a passkey",
  credentialsOf: "for the script of a page, which asks a browser for a passkey",
  passkeyOwner: "for the script of a page, which asks a browser for a passkey",
  ownPasskeys: "how a person signs in; a token must not see it",
  ownSessions: "browsers' sessions; a token is none",
  ownTokens: "a token must not see its siblings",
  personDealings:
    "what staff see beside `staff.people.read`, from orders and disputes they can read",
  suspensionDecisions: "the record of `staff.people.suspension`",
  preferencesOf: "in `wallet.read`",
  rateCategories: "in `categories.list`",
  notMePage: "what the link in a mail or notice is about",
  recoveryPage: "what the link in a mail is about",
  buyerBehind: "in `records.of_buyer`",
  buyerRecord: "in `records.of_buyer`",
  sellerRecord: "in `records.of_seller`",
  sellerScores: "in `records.of_seller`",
  publicKeys: "public keys, at an address of their own",
  requestRecovery: "a visitor's",
  finishRecovery: "a visitor's, by the link in a mail",
  beginRecovery: "a visitor's, by the link in a mail",
  stopRecovery: "a command",
  freezeByLink: "a command, by the link in a mail",
  freezeOwn: "a command",
  unfreeze: "a command",
  sitemapParts: "for search engines",
  shareCard: "for other sites, which show a shared link",
  sellerCard: "for other sites, which show a shared link",
  newestOfCategory: "for feed readers; `gigs.search` by the newest",
  newestOfSeller: "for feed readers; `sellers.read`",
  askWithdrawal: "a suspended person's, whose tokens are refused",
  stoppablePage: "what the link in a mail is about",
  stopWithdrawal: "done by the link in a mail",
  suspendedPage:
    "a suspended person's, whose tokens are refused; `staff.people.suspension` for staff",
  statementPage: "the lines of `wallet.statement`, grouped for reading",
  taskView: "what a form is about; `tasks.read`",
  trail: "the lines of `wallet.statement` with this subject",
  codesLeft: "in `me.read`",
  openSecondStep: "a browser's, between two steps of its sign-in",
  // Verbs, not reads; `every-command` has the reasons for commands.
  acceptInvitation: "a visitor's",
  addTotp: "a command",
  makeCodes: "a command",
  messageDraft: "a visitor's, in a browser",
  saveMessageDraft: "a visitor's, in a browser",
  dropMessageDraft: "a visitor's, in a browser",
  newMessage: "what the page of a first message shows",
  dealsOf: "what cards show; programs read the offer, request or change by the id in the line",
  orderTalkWithDeals: "in `messages.read`, whose lines name their order",
  removeTotp: "a command",
  stepUpSession: "browsers' sessions",
  finishSignIn: "a browser's sign-in",
  acceptByMail: "a visitor's",
  declineInvitation: "done by the link in a mail",
  keepByMail: "done by the link in a mail",
  becomeFirstStaff: "a command that a person gives, at a page",
  addPasskey: "a command",
  changeEmail: "a command",
  changePassword: "a command",
  finishEmailChange: "done by the link in a mail",
  undoEmailChange: "done by the link in a mail",
  verifyEmail: "done by the link in a mail",
  createToken: "a command",
  endOtherSessions: "browsers' sessions",
  endOwnSession: "browsers' sessions",
  removePasskey: "a command",
  renamePasskey: "a command",
  revokeToken: "a command",
  removePicture: "in `me.remove_picture`, with the picture's bytes",
  addGigPicture: "in `my_gigs.add_picture`, with the picture's bytes",
  addGigPictures: "in `my_gigs.add_picture`, one by one",
  takeDownGigPicture: "in `staff.gigs.remove_picture`, with the picture's bytes",
  removeGigPicture: "in `my_gigs.remove_picture`, with the picture's bytes",
  answerPortfolio: "in `portfolio.answer`, with a copy of the picture",
  withdrawPortfolio: "in `portfolio.withdraw`, with the picture's bytes",
  takeDownPortfolio: "in `staff.portfolio.remove`, with the picture's bytes",
  pieceSource: "the bytes that `portfolio.answer` copies",
  deliveredPictures: "in `tasks.read`",
  savePicture: "in `me.save_picture`, with the picture's bytes",
  takeDownPicture: "in `staff.people.remove_picture`, with the picture's bytes",
  signIn: "a visitor's",
  signInWithPasskey: "a visitor's",
  signUp: "a visitor's",
  signUpWithPasskey: "a visitor's",
  startSession: "a visitor's",
};

/** Asynchronous functions of the domain that the files of a folder import, by name. */
function readsOf(folder: string, wanted: (file: string) => boolean): Set<string> {
  const names = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.tsx?$/.test(file) || !wanted(file)) continue;
    const text = readFileSync(join(folder, file), "utf8");
    const imports =
      /^import \{([^}]*)\} from "#app\/domain\/((?!kernel\/|store\/|commands\/)[^"]+)"/gm;
    for (const [, list = "", path = ""] of text.matchAll(imports)) {
      const source = readFileSync(join("app/domain", path), "utf8");
      for (const [name = ""] of list.matchAll(/\b[a-z]\w*/g))
        if (isAsynchronous(name, source)) names.add(name);
    }
  }
  return names;
}

function isAsynchronous(name: string, source: string): boolean {
  const promised = `export function ${name}\\b(?:(?!\\n})[\\s\\S])*?\\): Promise<`;
  return new RegExp(`export async function ${name}\\b|${promised}`).test(source);
}

test("every read of a page has an operation or a reason, and no reason is left over", () => {
  const pages = readsOf("app/routes", (file) => !file.startsWith("api"));
  const operations = readsOf("app/routes/api/v1", () => true);
  expect(operations.size).toBeGreaterThan(50);
  const missing = [...pages].filter((name) => !operations.has(name));
  expect(missing.filter((name) => !(name in NOT_FOR_PROGRAMS))).toEqual([]);
  const needless = Object.keys(NOT_FOR_PROGRAMS).filter((name) => !missing.includes(name));
  expect(needless).toEqual([]);
});
