/** The summary of errors links to a field by its name, so a refused proof's field has that name as its id. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RefusalSummary } from "#app/ui/forms/refusal-summary.tsx";
import { StepUpFields } from "#app/ui/forms/step-up-fields.tsx";
import type { Refused } from "#app/http/refused.ts";

const WAYS = {
  password: { totp: false, codes: 0, passkeys: 0 },
  code: { totp: true, codes: 10, passkeys: 0 },
  passkey: { totp: false, codes: 10, passkeys: 1 },
};

const refusedAt = (field: string): Refused => ({
  refusal: {
    code: "wrong_password",
    sentence: "Wrong.",
    field,
    facts: {},
    problems: { [field]: "Wrong." },
  },
  values: { stepUpInline: "yes" },
});

test.each([
  ["stepUpPassword", WAYS.password],
  ["stepUpCode", WAYS.code],
  ["stepUpPasskey", WAYS.passkey],
])("the summary's link of a refused %s leads to its field", (field, ways) => {
  const refused = refusedAt(field);
  const facts = { needed: true, ways };
  const fields = renderToStaticMarkup(
    createElement(StepUpFields, { facts, refused, id: "second" }),
  );
  const summary = renderToStaticMarkup(createElement(RefusalSummary, { refused }));
  expect(summary).toContain(`href="#${field}"`);
  expect(fields).toContain(` id="${field}"`);
});

test("the fields of a form that was not refused keep the id of the form", () => {
  const facts = { needed: true, ways: WAYS.password };
  const fields = renderToStaticMarkup(
    createElement(StepUpFields, { facts, refused: null, id: "second" }),
  );
  expect(fields).toContain(' id="second"');
  expect(fields).not.toContain(' id="stepUpPassword"');
});

test.each([
  ["password", ["stepUpPassword"]],
  ["code", ["stepUpCode"]],
  ["spare passkey", ["stepUpPasskey", "stepUpCode"]],
  ["passkey", ["stepUpPasskey"]],
])("a panel asked for “%s” has a field for each of them", (by, names) => {
  const refusal = { ...refusedAt("x").refusal, code: "step_up_required", facts: { by } };
  const panel = { refused: { refusal, values: {} }, panel: true };
  const fields = renderToStaticMarkup(createElement(StepUpFields, panel));
  const all = ["stepUpPassword", "stepUpPasskey", "stepUpCode"];
  expect(all.filter((name) => fields.includes(`name="${name}"`))).toEqual(names);
});
