/** Acts of the demo's chapters: requests, proposals, the short list, an award, and subscriptions to requests. */
import { award } from "#app/domain/agreements/requests/award.ts";
import { postRequest } from "#app/domain/agreements/requests/post-request.ts";
import type { RequestInput } from "#app/domain/agreements/requests/post-request.ts";
import { propose } from "#app/domain/agreements/requests/propose.ts";
import { noteLook } from "#app/domain/agreements/requests/request-page.ts";
import { shortlist } from "#app/domain/agreements/requests/shortlist.ts";
import { subscribe } from "#app/domain/agreements/requests/subscriptions.ts";
import { money } from "#app/domain/kernel/money.ts";
import type { AgreedLine } from "#app/domain/orders/agreed/agreed-quote.ts";
import { actorOf, idOf } from "./demo-chapters.ts";
import type { Person, Tell } from "./demo-chapters.ts";
import { storedFile } from "./demo-messages.ts";
import type { DemoFile } from "./demo-messages.ts";

interface Asked extends Pick<RequestInput, "title" | "description" | "categoryId" | "days"> {
  as: string;
  dollars: number;
  hideCeiling?: boolean;
  file?: DemoFile;
}

export function ask(who: Person, { as, dollars, file, ...asked }: Asked): Tell {
  return async (stage, key) => {
    const files = file === undefined ? [] : [await storedFile(file)];
    const ceiling = money(BigInt(dollars) * 1_000_000n, "USD");
    const request = { hideCeiling: false, listedDays: 14, ...asked, ceiling, files, key };
    const { answer } = await postRequest(actorOf(stage, who), request);
    stage.ids.set(as, answer.requestId);
  };
}

export function bid(who: Person, request: string, note: string, lines: AgreedLine[]): Tell {
  return async (stage, key) => {
    const proposal = { requestId: idOf(stage, request), note, lines, key };
    const { answer } = await propose(actorOf(stage, who), proposal);
    stage.ids.set(`${request}: ${who}`, answer.proposalId);
  };
}

/** The buyer opens the request and marks a proposal. */
export function pick(who: Person, request: string, whose: Person): Tell {
  return async (stage, key) => {
    const proposalId = idOf(stage, `${request}: ${whose}`);
    await noteLook(actorOf(stage, who).id, idOf(stage, request));
    await shortlist(actorOf(stage, who), { proposalId, listed: true, key });
  };
}

/** The order is named like the request from then on. */
export function give(who: Person, request: string, whose: Person): Tell {
  return async (stage, key) => {
    const proposalId = idOf(stage, `${request}: ${whose}`);
    const { answer } = await award(actorOf(stage, who), { proposalId, key });
    stage.ids.set(request, answer.orderId);
  };
}

export function watch(who: Person, categoryId: string | null, words: string): Tell {
  return (stage, key) => subscribe(actorOf(stage, who), { categoryId, words, key });
}
