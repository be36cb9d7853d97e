/** Files of a form that was refused or previewed are still there when it is sent again, for its person and its form only. */
import { beforeAll, expect, test } from "vitest";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import { forgetFormFiles } from "#app/domain/files/form-files.ts";
import { filesOf, unknownStorageKeys } from "#app/domain/files/read-files.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { setClock } from "#app/domain/kernel/clock.ts";
import { refuse } from "#app/domain/kernel/refusal.ts";
import { sendMessage } from "#app/domain/messages/send-message.ts";
import { sql } from "#app/domain/store/store.ts";
import type { SentForm } from "#app/http/form.ts";
import type { Refused } from "#app/http/refused.ts";
import { keepFiles, runFileAction, withFormFiles } from "#app/routes/files/form-files.ts";
import { cast } from "#tests/kit/cast.ts";
import type { Cast } from "#tests/kit/cast.ts";
import { useDatabase } from "#tests/kit/database.ts";

useDatabase();
let people: Cast;
beforeAll(async () => {
  people = await cast();
});

interface Sending {
  key: string;
  files?: string[];
  kept?: string[];
}

function formRequest({ key, files = [], kept = [] }: Sending): Request {
  const sent = new FormData();
  sent.set("key", key);
  for (const words of files)
    sent.append("files", new File([words], `${words}.txt`, { type: "text/plain" }));
  for (const mark of kept) sent.append("keptFiles", mark);
  return new Request("http://localhost/", { method: "POST", body: sent });
}

/** A message with the form's files; without a word it is refused as `message_empty` where it has none. */
const sends = (actor: UserActor) => (form: SentForm) =>
  withFormFiles(actor, form, async (files) => {
    const message = { to: "lin", text: "", files, key: form.key() };
    return (await sendMessage(actor, message)).answer.messageId;
  });

const refused = () => refuse("invalid_input", { field: "title", sentence: "Give it a title." });

async function answerTo(
  actor: UserActor,
  sending: Sending,
  work: (form: SentForm) => Promise<string>,
): Promise<Refused> {
  const answer = await runFileAction(formRequest(sending), actor, work);
  if (typeof answer === "string") throw new Error("The form was carried out.");
  return answer.data;
}

const sent = async (actor: UserActor, sending: Sending) => {
  const answer = await runFileAction(formRequest(sending), actor, sends(actor));
  return typeof answer === "string" ? answer : answer.data.refusal.code;
};

const marksOf = ({ kept = [] }: Refused) => kept.map(({ sha256 }) => sha256);
const namesOf = async (messageId: string) => (await filesOf([messageId])).map(({ name }) => name);

test("a refused form has its files again, and sends them with those chosen later, without one that was unticked", async () => {
  const key = newFormKey();
  const first = await answerTo(people.ada, { key, files: ["wren", "coin"] }, refused);
  expect(first.kept?.map(({ name }) => name)).toEqual(["wren.txt", "coin.txt"]);
  const [wren = ""] = marksOf(first);
  const second = await answerTo(people.ada, { key, files: ["mint"], kept: [wren] }, refused);
  expect(second.kept?.map(({ name }) => name)).toEqual(["wren.txt", "mint.txt"]);
  // A file that is chosen once more is the same file.
  const last = { key, kept: marksOf(second), files: ["wren", "die"] };
  const messageId = await sent(people.ada, last);
  expect(await namesOf(messageId)).toEqual(["wren.txt", "mint.txt", "die.txt"]);
  // The same form sent again has the same files, and does nothing more.
  expect(await sent(people.ada, last)).toBe(messageId);
});

test("files of another person's form, of another form and of yesterday are not found", async () => {
  const key = newFormKey();
  const kept = marksOf(await answerTo(people.ada, { key, files: ["penny"] }, refused));
  expect(await sent(people.max, { key, kept })).toBe("draft_file_gone");
  expect(await sent(people.ada, { key: newFormKey(), kept })).toBe("draft_file_gone");
  const restore = setClock({ now: () => Temporal.Now.instant().add({ hours: 25 }) });
  expect(await forgetFormFiles()).toBeGreaterThan(0);
  restore();
  expect(await sent(people.ada, { key, kept })).toBe("draft_file_gone");
});

test("a form that was carried out gets its first answer after its files were forgotten, and refuses other files", async () => {
  const key = newFormKey();
  const kept = marksOf(await answerTo(people.ada, { key, files: ["crown", "bezant"] }, refused));
  const messageId = await sent(people.ada, { key, kept });
  const restore = setClock({ now: () => Temporal.Now.instant().add({ hours: 25 }) });
  expect(await forgetFormFiles()).toBeGreaterThan(0);
  restore();
  expect(await sent(people.ada, { key, kept })).toBe(messageId);
  expect(await sent(people.ada, { key, kept: kept.slice(1) })).toBe("key_reused");
  expect(await namesOf(messageId)).toEqual(["crown.txt", "bezant.txt"]);
});

test("the bytes of kept files stay as long as their form does", async () => {
  const key = newFormKey();
  await answerTo(people.ada, { key, files: ["groat"] }, refused);
  const [row] = await sql<{ storageKey: string }[]>`
    select storage_key as "storageKey" from form_files where form_key = ${key}`;
  expect(await unknownStorageKeys([row?.storageKey ?? "", "gone"])).toEqual(["gone"]);
});

test("a file that is refused itself is not kept, and the form says to choose it again", async () => {
  const key = newFormKey();
  const request = formRequest({ key });
  const body = await request.formData();
  body.append("files", new File(["MZ"], "run.exe"));
  const again = new Request("http://localhost/", { method: "POST", body });
  const answer = await runFileAction(again, people.ada, sends(people.ada));
  expect(answer).toMatchObject({
    data: { refusal: { code: "file_kind_refused" }, kept: [], filesLost: true },
  });
});

test("a previewed form keeps its files for the step that carries it out", async () => {
  const key = newFormKey();
  const preview = async (form: SentForm) => {
    const { kept } = await keepFiles(people.ada, form);
    return kept.map(({ sha256 }) => sha256).join(" ");
  };
  const marks = await runFileAction(formRequest({ key, files: ["a", "b"] }), people.ada, preview);
  if (typeof marks !== "string") throw new Error("The preview was refused.");
  expect(await namesOf(await sent(people.ada, { key, kept: [marks] }))).toEqual(["a.txt", "b.txt"]);
});
