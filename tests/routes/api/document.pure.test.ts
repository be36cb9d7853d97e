/** The document, judged by two independent validators. */
import { Validator } from "@seriousme/openapi-schema-validator";
import SwaggerParser from "@apidevtools/swagger-parser";
import { expect, test } from "vitest";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { programSentence } from "#app/http/problem-words.ts";
import { refusalsOf } from "#app/routes/api/v1/document-refusals.ts";
import { curlOf } from "#app/routes/api/curl.ts";
import { operationView } from "#app/routes/api/operation-view.ts";
import { roomWords } from "#app/routes/api/room-words.ts";
import { ROOMS } from "#app/routes/api/v1/rooms.ts";
import { apiDocument } from "#app/routes/api/v1/document.ts";

test("the document is OpenAPI 3.1, say two validators", async () => {
  const document = JSON.parse(JSON.stringify(apiDocument())) as Record<string, unknown>;
  const judged = await new Validator().validate(structuredClone(document));
  expect(judged).toMatchObject({ valid: true });
  type Document = Parameters<typeof SwaggerParser.validate>[0];
  await expect(SwaggerParser.validate(document as unknown as Document)).resolves.toBeDefined();
});

test("every operation is in the document under its own name, with every status it can give", () => {
  const { paths } = apiDocument() as {
    paths: Record<string, Record<string, { operationId: string; responses: object }>>;
  };
  for (const { id, path, method, status = 200 } of OPERATIONS) {
    const found = paths[path]?.[method.toLowerCase()];
    expect(found?.operationId).toBe(id);
    expect(Object.keys(found?.responses ?? {})).toEqual(
      expect.arrayContaining([`${status}`, "401", "403", "422", "429", "500"]),
    );
  }
});

interface Model {
  type?: string;
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
}

const { paths, webhooks, components } = apiDocument() as {
  paths: Record<string, Record<string, { requestBody?: object; responses: object }>>;
  webhooks: Record<string, { post: { requestBody: object } }>;
  components: { schemas: Record<string, Model>; responses: object };
};
const written = Object.values(paths).flatMap((path) => Object.values(path));

test("every room of the API has a title and a sentence of its own", () => {
  const words = ROOMS.map(({ tag }) => roomWords(tag));
  expect(words.filter(({ title, lead }) => title === "" || lead === "")).toEqual([]);
  expect(ROOMS.length).toBeGreaterThan(10);
});

test("every operation shows a request and an answer, in the document too", () => {
  for (const operation of OPERATIONS) {
    const { curl, answer } = operationView(operation);
    expect(curl).toContain(`curl -sS "$BASE/`);
    expect(answer === null).toBe(operation.answer === undefined);
  }
  const bodies = written.flatMap(({ requestBody }) => requestBody ?? []);
  expect(bodies.length).toBeGreaterThan(80);
  for (const body of bodies) expect(JSON.stringify(body)).toContain('"example":');
});

test("no sentence of a problem speaks of a form, a button or a page to reload", () => {
  const codes = new Set(OPERATIONS.flatMap(refusalsOf));
  const sentences = [...codes].map((code) => [code, programSentence(code)]);
  expect(sentences.length).toBeGreaterThan(60);
  expect(
    sentences.filter(([, said]) => /\bform\b|\bpage\b|\bbutton\b|reload/i.test(said ?? "")),
  ).toEqual([]);
});

test("an apostrophe in a body cannot end the command's text", () => {
  const example = { path: "/orders", body: { brief: "it's" } };
  const command = curlOf({ method: "POST", command: null }, example);
  expect(command).toContain(String.raw`-d '{"brief":"it'\''s"}'`);
});

/** Every object schema at or below a value, except in examples. */
function objectsIn(value: unknown): Model[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.entries(value).flatMap(([name, each]) =>
    name === "example" ? [] : objectsIn(each),
  );
  const model = value as Model;
  return model.type === "object" && model.properties !== undefined ? [model, ...below] : below;
}

test("answers and webhook messages are open: a new field does not break a validating client", () => {
  const sent = [
    written.map(({ responses }) => responses),
    Object.values(webhooks).map(({ post }) => post.requestBody),
    components,
  ].flatMap(objectsIn);
  expect(sent.length).toBeGreaterThan(200);
  expect(sent.filter((model) => model.additionalProperties === false)).toEqual([]);
});

test("bodies of requests are closed: a misspelt field is refused", () => {
  const taken = written.flatMap(({ requestBody }) => objectsIn(requestBody));
  expect(taken.length).toBeGreaterThan(80);
  expect(taken.filter((model) => model.additionalProperties !== false)).toEqual([]);
});

test("every answer and message has a name, and an amount is described once, as Money", () => {
  const names = Object.keys(components.schemas);
  expect(names).toEqual(expect.arrayContaining([...SAID, "TaskAcceptedMessage"]));
  const named = /^\{"\$ref":"#\/components\/schemas\/\w+"\}$/;
  const json = written.map(({ responses }) => JSON.stringify(responses));
  for (const [, schema = ""] of json.join().matchAll(/"schema":(\{[^}]*\})/g))
    expect(schema).toMatch(named);
  const amounts = objectsIn(components.schemas).filter(
    ({ properties = {} }) => Object.keys(properties).join() === "amount,currency",
  );
  expect(amounts).toEqual([components.schemas["Money"]]);
});

const SAID =
  "Money Person File Problem Order OrderSummary Task Gig Payout Deposit Dispute Batch Webhook Wallet".split(
    " ",
  );
