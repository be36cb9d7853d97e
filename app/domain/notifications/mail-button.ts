/** The words of a mail's button: those of the notice's row, or the name of the page it opens. */
import { rowOf } from "./words.ts";

const PAGES: readonly [path: RegExp, words: string][] = [
  [/^\/tasks\//, "Open the task"],
  [/^\/orders\//, "Open the order"],
  [/^\/offers/, "Open the offer"],
  [/^\/messages/, "Open the conversation"],
  [/^\/requests/, "Open the request"],
  [/^\/proposals/, "Open the proposal"],
  [/^\/changes/, "Open the change"],
  [/^\/disputes\//, "Open the dispute"],
  [/^\/admin\/disputes\//, "Open the dispute"],
  [/^\/admin/, "Open the staff page"],
  [/^\/batches/, "Open the batch"],
  [/^\/wallet\/deposits\//, "Open the deposit"],
  [/^\/wallet\/payouts\//, "Open the payout"],
  [/^\/wallet/, "Open your wallet"],
  [/^\/settings\/webhooks/, "Open your webhooks"],
  [/^\/settings\/email/, "Open your e-mail settings"],
  [/^\/settings\/tokens/, "Open your API tokens"],
  [/^\/settings/, "Open your settings"],
  [/^\/suspended/, "See your statement"],
  [/^\/sign-in/, "Sign in"],
  [/^\/not-me/, "This was not me"],
  [/^\/recover/, "Set a new password"],
];

export function mailButton(kind: string, link: string): string {
  const [, words] = PAGES.find(([path]) => path.test(link)) ?? [];
  return rowOf(kind)?.button ?? words ?? "Open Farthing";
}
