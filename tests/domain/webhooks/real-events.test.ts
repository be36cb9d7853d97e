/** The events of real commands match the documentation, field by field. */
import { saveSearch } from "#app/domain/catalog/saved/saved-searches.ts";
import { takeDownPortfolio } from "#app/domain/tasks/portfolio/take-down-portfolio.ts";
import { takeDownGigPicture } from "#app/domain/catalog/pictures/take-down-picture.ts";
import { publishedGig, readyPicture } from "#tests/kit/gig-pictures.ts";
import { tellOfGigs } from "#app/domain/catalog/saved/tell-of-gigs.ts";
import { sold } from "#tests/domain/catalog/saved/gigs-for-sale.ts";
import { beforeAll, expect, test } from "vitest";
import { expireChanges } from "#app/domain/agreements/changes/expire-changes.ts";
import { declineChange, withdrawChange } from "#app/domain/agreements/changes/refuse-change.ts";
import { shortlist } from "#app/domain/agreements/requests/shortlist.ts";
import { subscribe } from "#app/domain/agreements/requests/subscriptions.ts";
import { tellOfPassed } from "#app/domain/agreements/requests/tell-of-passed.ts";
import { tellOfRequests } from "#app/domain/agreements/requests/tell-of-requests.ts";
import { withdrawProposal } from "#app/domain/agreements/requests/withdraw-proposal.ts";
import { withdrawRequest } from "#app/domain/agreements/requests/withdraw-request.ts";
import { declineOffer } from "#app/domain/agreements/decline-offer.ts";
import { expireOffers } from "#app/domain/agreements/expire-offers.ts";
import { tellOfUnconfirmed } from "#app/domain/agreements/tell-unconfirmed.ts";
import { withdrawOffer } from "#app/domain/agreements/withdraw-offer.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { runDisputeDeadlines } from "#app/domain/disputes/deadlines.ts";
import { addFiles } from "#app/domain/orders/add-files.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { remindOfReviews } from "#app/domain/reviews/remind-of-reviews.ts";
import { runDeadlines } from "#app/domain/tasks/deadlines.ts";
import { remindOfDisputes } from "#app/domain/disputes/remind.ts";
import { remindOfTasks } from "#app/domain/tasks/remind.ts";
import { proposeExtension } from "#app/domain/tasks/propose-extension.ts";
import { sql } from "#app/domain/store/store.ts";
import type { RelayEvent } from "#app/domain/events/relay.ts";
import { EVENTS } from "#app/domain/events/events.ts";
import {
  messageBody,
  messageSchema,
  OFFERED,
  receiversOf,
} from "#app/domain/webhooks/message-body.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { posted, proposed } from "#tests/domain/agreements/requests/scene.ts";
import { agreedOrder } from "#tests/kit/agreed-order.ts";
import { FRAME, proposed as proposedChange } from "#tests/kit/changed-order.ts";
import { useMovedClock } from "#tests/kit/moved-clock.ts";
import { useDatabase } from "#tests/kit/database.ts";
import { enrich, person } from "#tests/kit/cast.ts";
import { shownPiece } from "#tests/kit/portfolio-scene.ts";
import { received } from "#tests/kit/received-files.ts";
import { offered } from "#tests/kit/offer-scene.ts";
import { securedAgain } from "#tests/kit/secured-again.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";
import { fillStore } from "#tests/db/checks/busy-store.ts";

useDatabase();
const clock = useMovedClock();
beforeAll(async () => {
  await fillStore();
  await everyEnding();
});

/** Steps a busy store leaves out: proposals, refusals and the other ends of a task. */
async function everyEnding(): Promise<void> {
  const [buyer, seller] = [await person("eve"), await person("tom")];
  await enrich(buyer, 1_000_000_000n);
  const fresh = async () => (await order(buyer, seller, { priceMicros: 10_000_000n })).taskIds;
  const started = async () => {
    const ids = await fresh();
    await move(seller, "start", ids);
    return ids;
  };
  const offer = async () => ({
    offerId: await offered(seller, {}, { to: "eve" }),
    version: 1,
    key: newFormKey(),
  });
  await declineOffer(buyer, await offer());
  await withdrawOffer(seller, await offer());
  await move(seller, "decline", await fresh());
  await move(buyer, "cancel", await fresh());
  await move(seller, "give_up", await started());
  const ids = await started();
  await proposeExtension(seller, {
    item: { id: ids[0] ?? "" },
    days: 2,
    note: "Ink is late.",
    key: newFormKey(),
  });
  await move(buyer, "agree_extension", ids);
  await move(buyer, "propose_cancel", ids);
  await move(seller, "refuse_cancel", ids);
  await move(buyer, "propose_cancel", ids);
  await move(seller, "agree_cancel", ids);
  const revised = await started();
  await handOver(seller, revised);
  await move(buyer, "revise", revised);
  const many = await order(buyer, seller, { priceMicros: 1000n, quantity: 120, kind: "unit" });
  const files = [received("rows.txt"), received("legend.txt")];
  const note = "All of them.";
  await addFiles(buyer, { orderId: many.orderId, note, files, key: newFormKey() });
  const said = { to: "tom", text: note, orderId: many.orderId, key: newFormKey() };
  await sendMessage(buyer, { ...said, files: [received("more.txt")] });
  await move(seller, "start", many.taskIds);
  await handOver(seller, many.taskIds);
  await move(buyer, "accept", many.taskIds);
}

/** An agreed order whose next line is not funded, and changes that come to nothing. */
async function unchanged(buyer: UserActor, seller: UserActor): Promise<void> {
  const people = { ada: buyer, lin: seller };
  const { orderId, taskIds } = await agreedOrder(people, { funded: 1 });
  const change = () => proposedChange(seller, orderId, FRAME);
  await declineChange(buyer, { changeId: await change(), key: newFormKey() });
  await withdrawChange(seller, { changeId: await change(), key: newFormKey() });
  await change();
  await move(seller, "start", taskIds);
  await handOver(seller, taskIds);
  await move(buyer, "accept", taskIds);
}

/** A request that a subscriber hears of, and proposals that are listed and withdrawn. */
async function unawarded(buyer: UserActor, seller: UserActor): Promise<void> {
  const wanted = { categoryId: "design", words: "", key: newFormKey() };
  const requestId = await posted(buyer);
  await subscribe(seller, wanted);
  await posted(buyer);
  const proposalId = await proposed(seller, requestId);
  await shortlist(buyer, { proposalId, listed: true, key: newFormKey() });
  await withdrawProposal(seller, { proposalId, key: newFormKey() });
  await proposed(seller, requestId);
  await withdrawRequest(buyer, { requestId, key: newFormKey() });
  await tellOfPassed();
  clock.pass(1);
  await tellOfRequests();
}

/** A search that tells of a new gig. */
async function matched(buyer: UserActor, seller: UserActor): Promise<void> {
  const search = { search: "q=wren", name: "Wrens", alert: "at_once" as const, key: newFormKey() };
  await saveSearch(buyer, search);
  clock.pass(1);
  await sold(seller, "A wren in ink");
  clock.pass(1);
  await tellOfGigs("at_once");
}

/** A picture that staff removed. */
async function takenDown(seller: UserActor): Promise<void> {
  const gigId = await publishedGig(seller);
  const pictureId = await readyPicture(seller, gigId, "A wren");
  const removed = { gigId, pictureId, reason: "It shows a person.", key: newFormKey() };
  const staff = await person("una", "staff");
  await takeDownGigPicture(staff, removed);
  const buyer = await person("ova");
  const pieceId = await shownPiece({ buyer, freelancer: seller });
  await takeDownPortfolio(staff, { pieceId, reason: "It shows a person.", key: newFormKey() });
}

/** An offer and a milestone whose buyer has a new password, and a lower price whose freelancer has one. */
async function unconfirmed(): Promise<void> {
  const [buyer, seller] = [await person("nia"), await person("odo")];
  await enrich(buyer, 1_000_000_000n);
  await offered(buyer, {}, { to: "odo", side: "buyer" });
  const { orderId, taskIds } = await agreedOrder({ ada: buyer, lin: seller }, { funded: 1 });
  await proposedChange(buyer, orderId, FRAME);
  const lower = { kind: "lower", taskId: taskIds[0] ?? "", priceMicros: 1_000_000n } as const;
  await proposedChange(seller, orderId, lower);
  clock.pass(1);
  for (const who of [buyer, seller]) await securedAgain(who);
  await tellOfUnconfirmed();
}

/** The clock's transitions. */
async function silence(): Promise<void> {
  const [buyer, seller] = [await person("zoe"), await person("ulf")];
  await enrich(buyer, 1_000_000_000n);
  const fresh = async () => (await order(buyer, seller, { priceMicros: 10_000_000n })).taskIds;
  const started = async () => {
    const ids = await fresh();
    await move(seller, "start", ids);
    return ids;
  };
  await unchanged(buyer, seller);
  await unawarded(buyer, seller);
  await unconfirmed();
  await matched(buyer, seller);
  await takenDown(seller);
  await fresh();
  const late = await started();
  await started();
  const revised = await started();
  for (const ids of [await started(), revised]) await handOver(seller, ids);
  await move(buyer, "revise", revised);
  clock.pass(60);
  await remindOfTasks();
  clock.pass(24 * 10);
  await remindOfReviews();
  await move(buyer, "cancel_late", late);
  await runDisputeDeadlines();
  clock.pass(80);
  await remindOfDisputes();
  clock.pass(24 * 30);
  await runDeadlines();
  await expireOffers();
  await expireChanges();
}

/** Events this store does not announce; their payloads are checked with examples in `message-body.pure.test.ts`. */
const ELSEWHERE = /^(dispute\.(asked|conceded)|deposit\.|payout\.|earnings\.|webhook\.)/;

test("every message of a busy store fits its schema and is sent to its receivers only", async () => {
  await silence();
  const events = await sql<RelayEvent[]>`
    select id, name, subject_id as "subjectId", payload, at from events order by id`;
  const wrong: string[] = [];
  for (const event of events) {
    const receivers = receiversOf(event);
    expect(receivers).toHaveLength(
      { self: 1, parties: 2, pair: 2, staff: 0 }[EVENTS[event.name].to],
    );
    for (const { side } of receivers) {
      const message: unknown = JSON.parse(messageBody(event, side));
      const checked = messageSchema(event.name).safeParse(message);
      if (!checked.success) wrong.push(`${event.name} for ${side}: ${checked.error.message}`);
    }
  }
  expect(wrong).toEqual([]);
  const names = new Set(events.map(({ name }) => name));
  expect(OFFERED.filter((name) => !names.has(name) && !ELSEWHERE.test(name))).toEqual([]);
});
