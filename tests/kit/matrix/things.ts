/** Things of one person for the matrix of rights: one of each kind, so that every address with an id can be filled in. */
import { prepareInvitations } from "#app/domain/people/invitations/prepare-invitations.ts";
import { savePicture } from "#app/domain/people/profile/save-picture.ts";
import { subscribe } from "#app/domain/agreements/requests/subscriptions.ts";
import { saveSearch } from "#app/domain/catalog/saved/saved-searches.ts";
import { beginBatch } from "#app/domain/batches/begin-batch.ts";
import { uploadImport } from "#app/domain/catalog/import/begin-import.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { applyCardFact } from "#app/domain/deposits/apply-card-fact.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { addFiles } from "#app/domain/orders/add-files.ts";
import { withUploads } from "#app/routes/files/receive-uploads.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { paymentsQueue } from "#app/domain/payouts/payments-queue.ts";
import { sql } from "#app/domain/store/store.ts";
import { proposeExitAccount } from "#app/domain/suspensions/exit-account.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { addEndpoint } from "#app/domain/webhooks/add-endpoint.ts";
import { sendTest } from "#app/domain/webhooks/redeliver.ts";
import { csvOf, sampleRow } from "#tests/domain/catalog/import/sample-catalogue.ts";
import { posted, proposed } from "#tests/domain/agreements/requests/scene.ts";
import { openedDispute } from "#tests/domain/disputes/scene.ts";
import { agreedLine, agreedOrder } from "#tests/kit/agreed-order.ts";
import { FRAME, proposed as proposedChange } from "#tests/kit/changed-order.ts";
import { enrich, person, sampleGig } from "#tests/kit/cast.ts";
import { earned, opened, payoutAccount, USD } from "#tests/kit/money-story.ts";
import { write } from "#tests/kit/thread-lines.ts";
import { readyPicture, sizes } from "#tests/kit/gig-pictures.ts";
import { askedPiece } from "#tests/kit/portfolio-scene.ts";
import { reportLine } from "#app/domain/messages/reports/report-line.ts";
import { offered } from "#tests/kit/offer-scene.ts";
import { bothReviews } from "#tests/kit/review-scene.ts";
import { handOver, move, order } from "#tests/kit/task-scene.ts";

/** What fills the gaps of an address: the prefix of an id, or the name of a parameter → its value. */
export type Things = Record<string, string>;

interface Sides {
  buyer: UserActor;
  freelancer: UserActor;
}

/** The one thread of the two. */
async function talk({ buyer, freelancer }: Sides): Promise<Things> {
  const [row] = await sql<
    { handle: string }[]
  >`select handle from users where id = ${freelancer.id}`;
  const message = { to: row?.handle ?? "", text: "Are you free?", files: [], key: newFormKey() };
  const { answer } = await sendMessage(buyer, message);
  return { thd: answer.threadId, tln: answer.messageId };
}

/** An order between the two with a task on its way, a file, a dispute about another task, and an agreed order with a proposed change. */
async function dealings({ buyer, freelancer }: Sides): Promise<Things> {
  await enrich(buyer, 40_000_000n);
  const made = await order(buyer, freelancer, { priceMicros: 1_000_000n });
  const { orderId, taskIds } = made;
  await move(freelancer, "start", taskIds);
  const files = [new File([orderId], "small.txt", { type: "text/plain" })];
  const sent = await withUploads({ by: buyer, files }, (uploads) =>
    addFiles(buyer, { orderId, note: "", files: uploads, key: newFormKey() }),
  );
  await handOver(freelancer, taskIds);
  const dsp = await openedDispute({ ada: buyer, lin: freelancer });
  const agreed = await agreedOrder({ ada: buyer, lin: freelancer }, { funded: 1 });
  const agr = agreed.orderId;
  const chg = await proposedChange(freelancer, agr, FRAME);
  const ofr = await offered(freelancer, {}, { to: await handleOf(buyer) });
  const rqs = await posted(buyer, { ceiling: USD(1_000_000n) });
  const lines = [agreedLine("Wren", 1_000_000n)];
  const prp = await proposed(freelancer, rqs, { lines });
  const rvw = (await bothReviews(buyer, freelancer)).byBuyer;
  const pfp = await askedPiece({ buyer, freelancer });
  return {
    rvw,
    pfp,
    rqs,
    prp,
    agr,
    chg,
    ord: orderId,
    tsk: taskIds[0] ?? "",
    fil: sent.answer.fileIds[0] ?? "",
    dsp,
    ofr,
  };
}

async function handleOf({ id }: UserActor): Promise<string> {
  const [row] = await sql<{ handle: string }[]>`select handle from users where id = ${id}`;
  return row?.handle ?? "";
}

/** What belongs to one person alone. */
async function ownThings(who: UserActor, partner: UserActor): Promise<Things> {
  const gig = await sampleGig(who, { kind: "unit", priceMicros: 1_000_000n });
  const { id: dep, ref } = await opened(who);
  await earned(partner, who, 10_000_000n);
  const pmt = await payoutAccount(who);
  const amount = USD(2_000_000n);
  const paid = await withdraw(who, { amount, methodId: pmt, key: newFormKey() });
  const url = `https://shop.example/${who.id}`;
  const whk = await addEndpoint(who, { url, events: ["task.delivered"], key: newFormKey() });
  const { endpointId } = whk.answer;
  await sendTest(who, { endpointId, key: newFormKey() });
  const keys = { smallKey: `${who.id} small`, largeKey: `${who.id} large` };
  const drawn = { ...keys, sha256: "a".repeat(64), crop: "centre" as const };
  const pic = (await savePicture(who, { ...drawn, key: newFormKey() })).answer.pictureId;
  // No key of a store: an answer that gets so far is no denial.
  const made = sizes("0".repeat(16));
  const files = made.files.map((file) => ({ ...file, key: `${who.id} ${file.key}` }));
  const shp = await readyPicture(who, gig, "A wren", { ...made, files });
  const own = {
    shp,
    name: `320-${"0".repeat(16)}.avif`,
    usr: who.id,
    handle: await handleOf(who),
    gig,
    ext: newId("extra"),
    dep,
    ref,
    pmt,
    pic,
  };
  const { lineId: tln } = await write(partner, who, "Hello");
  const wanted = { words: "wren", categoryId: null, key: newFormKey() };
  const rsb = (await subscribe(who, wanted)).answer.subscriptionId;
  const search = { search: "q=wren", name: "Wrens", alert: "never" as const, key: newFormKey() };
  const svs = (await saveSearch(who, search)).answer.searchId;
  return { ...own, tln, rsb, svs, pay: paid.answer.payoutId, whk: endpointId };
}

/** One batch about a task that waits; it stays open, because no worker runs. */
async function batchOf(who: UserActor, taskId: string): Promise<Things> {
  const input = { verb: "accept" as const, tasks: [{ id: taskId }], orders: [], note: "" };
  const { answer } = await beginBatch(who, { ...input, key: newFormKey() });
  return { bat: answer.batchId };
}

export interface Owned {
  bought: Things;
  sold: Things;
}

/** Everything of `who`, as the buyer and as the freelancer of `partner`. */
export async function thingsOf(who: UserActor, partner: UserActor): Promise<Owned> {
  const own = await ownThings(who, partner);
  const bought = await dealings({ buyer: who, freelancer: partner });
  const sold = await dealings({ buyer: partner, freelancer: who });
  const batch = await batchOf(who, bought["tsk"] ?? "");
  const shared = { ...own, ...batch, ...(await talk({ buyer: who, freelancer: partner })) };
  return { bought: { ...shared, ...bought }, sold: { ...shared, ...sold } };
}

/** Messages and notices, once the worker told everybody: they are made by it. */
export async function toldTo(who: UserActor): Promise<Things> {
  const [row] = await sql<{ ntc: string | null; whd: string | null }[]>`
    select (select max(id) from notices where user_id = ${who.id}) as ntc,
           (select max(d.id) from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
            where e.user_id = ${who.id}) as whd`;
  return { ntc: row?.ntc ?? "", whd: row?.whd ?? "" };
}

/** Things that belong to no member and that staff work on. `about` is suspended and never had a payout. */
export async function staffThings(staff: UserActor, about: UserActor): Promise<Things> {
  const csv = csvOf([sampleRow({ title: "Paint one wall in a colour" })]);
  const content = new TextEncoder().encode(csv);
  const upload = { key: newFormKey(), fileName: "gigs.csv", content };
  const { answer } = await uploadImport(staff, upload);
  const holder = { userId: about.id, holder: "Max", reason: "As agreed by two of us." };
  const account = { ...holder, account: "DE89370400440532013000", key: newFormKey() };
  const exit = await proposeExitAccount(staff, account);
  const fact = { ref: "card_nobody", operationKey: null, failure: null, minorUnits: 700n };
  await applyCardFact({ ...fact, state: "succeeded", currency: "USD" });
  const { suspense } = await paymentsQueue(staff);
  const receipt = suspense[0]?.id ?? "";
  const list = { text: "handle,email\nnobody,nobody@example.test\n", title: "list.csv" };
  const invited = await prepareInvitations(staff, { ...list, key: newFormKey() });
  const { lineId } = await write(await person("matrix-rude"), staff, "Hello");
  const told = { lineId, reason: "spam", note: "", key: newFormKey() };
  const rpt = (await reportLine(staff, told)).answer.reportId;
  return {
    rpt,
    ivl: invited.answer.listId,
    imp: answer.id,
    exa: exit.answer.exitAccountId,
    receipt,
  };
}

const KINDS = {
  gig: "gig",
  ext: "extra",
  ord: "order",
  agr: "order",
  chg: "orderChange",
  tsk: "task",
  fil: "file",
  dsp: "dispute",
  dep: "deposit",
  pay: "payout",
  pmt: "payoutMethod",
  whk: "webhook",
  whd: "webhookDelivery",
  bat: "batch",
  ofr: "offer",
  ntc: "notice",
  thd: "thread",
  tln: "threadLine",
  usr: "user",
  imp: "import",
  exa: "exitAccount",
  pic: "picture",
  ivl: "invitationList",
  rpt: "messageReport",
  rvw: "review",
  rqs: "buyerRequest",
  prp: "proposal",
  rsb: "requestSubscription",
  svs: "savedSearch",
  shp: "shownPicture",
  pfp: "portfolioPiece",
} as const;

/** Ids of the right form of things that do not exist. */
export function missingThings(): Things {
  const ids = Object.entries(KINDS).map(([prefix, kind]) => [prefix, newId(kind)] as const);
  const words = {
    handle: "nobody-here",
    name: `320-${"0".repeat(16)}.avif`,
    ref: "card_missing",
    receipt: "999999999",
  };
  return { ...Object.fromEntries(ids), ...words };
}
