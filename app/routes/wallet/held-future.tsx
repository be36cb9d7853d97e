/** The next step of a held amount: who can act until when, and where the money goes otherwise. */
import { createElement, Fragment } from "react";
import type { ReactNode } from "react";
import type { HeldTask } from "#app/domain/earnings/held-amounts.ts";
import { TASK_WORDS } from "#app/domain/tasks/task-words.ts";
import { Until, When } from "#app/ui/page/when.tsx";

export function HeldFuture({ task, now }: { task: HeldTask; now: Date }) {
  const { state, nextEvent, nextAt, side, other } = task;
  if (state === "being_made")
    return <>The tasks are being made; then the order is placed. Until then you can call it off.</>;
  if (state === "going_back")
    return (
      <>
        You cancelled the order, or it could not be placed: the price is going back to your balance.
      </>
    );
  if (state === "disputed") return <>Frozen until the dispute with {other} is settled.</>;
  const words = nextEvent === null ? null : TASK_WORDS[nextEvent].waiting;
  if (words === null || nextAt === null)
    return <>The order has just been placed: its deadline is being set.</>;
  const by = (
    <>
      <When at={nextAt} /> (<Until at={nextAt} now={now} />)
    </>
  );
  return filledIn(words.held[side], { other, by });
}

/** The sentence with `{other}` and `{by}` filled in. */
function filledIn(sentence: string, { other, by }: { other: string; by: ReactNode }): ReactNode {
  const pieces = sentence.split(/(\{other\}|\{by\})/);
  const filled = pieces.map((piece) =>
    piece === "{by}" ? by : piece === "{other}" ? other : piece,
  );
  return createElement(Fragment, null, ...filled);
}
