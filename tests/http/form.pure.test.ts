/** Forms: read within limits, checked by a schema, refused with a code and a sentence per field. */
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { Refusal } from "#app/domain/kernel/refusal.ts";
import { overrideEnv } from "#app/env.server.ts";
import { runAction, runLoader } from "#app/http/answer.ts";
import { FormInvalid } from "#app/http/checked.ts";
import { amountField, manyTexts, readForm, wholeNumber } from "#app/http/form.ts";

let putBack = () => {};
afterEach(() => putBack());

function post(body: BodyInit, type?: string): Request {
  return new Request("http://localhost/x", {
    method: "POST",
    body,
    ...(type === undefined ? {} : { headers: { "content-type": type } }),
  });
}

function fields(all: Record<string, string>): Request {
  return post(new URLSearchParams(all));
}

async function codeOf(request: Request): Promise<string> {
  try {
    await readForm(request);
    return "accepted";
  } catch (problem) {
    return problem instanceof Refusal ? problem.code : `not a refusal: ${String(problem)}`;
  }
}

describe("a form that cannot be read", () => {
  test("is JSON", async () => {
    expect(await codeOf(post("{}", "application/json"))).toBe("wrong_content_type");
  });
  test("is a request without a type", async () => {
    expect(await codeOf(post(new Uint8Array([1, 2])))).toBe("wrong_content_type");
  });
  test("is malformed multipart", async () => {
    expect(await codeOf(post("rubbish", "multipart/form-data; boundary=x"))).toBe("malformed_body");
    expect(await codeOf(post("rubbish", "multipart/form-data"))).toBe("malformed_body");
  });
  test("has a NUL, which never reaches the database", async () => {
    expect(await codeOf(fields({ note: "a\0b" }))).toBe("malformed_body");
  });
  test("has a file over the limit, or one file too many", async () => {
    putBack = overrideEnv({ uploadMaxBytes: 10, uploadMaxFiles: 1 });
    const big = new FormData();
    big.append("file", new File(["x".repeat(11)], "a.txt"));
    expect(await codeOf(post(big))).toBe("file_too_large");
    const many = new FormData();
    for (const name of ["a", "b"]) many.append("file", new File(["x"], name));
    expect(await codeOf(post(many))).toBe("too_many_files");
  });
});

test("an empty file is refused by its name, instead of being silently left out", async () => {
  const body = new FormData();
  body.append("file", new File([], "sketch.png"));
  await expect(readForm(post(body))).rejects.toMatchObject({ code: "file_empty", field: "file" });
});

test("a file field without a file in the browser sends none", async () => {
  const body = `--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n`;
  const form = await readForm(post(body, "multipart/form-data; boundary=x"));
  expect(form.files("file")).toEqual([]);
});

test("an empty file field sends no file", async () => {
  const body = new FormData();
  body.append("file", new File([], ""));
  body.append("note", "one\r\ntwo");
  const form = await readForm(post(body));
  expect(form.files("file")).toEqual([]);
  expect(form.text("note")).toBe("one\ntwo");
});

test("passwords are never put back into a page", async () => {
  const form = await readForm(fields({ email: "ada@x.org", password: "s", newPassword: "t" }));
  expect(form.values).toEqual({ email: "ada@x.org" });
});

describe("a form checked by a schema", () => {
  const schema = z.object({ title: z.string().min(1), price: amountField, n: wholeNumber(1, 9) });

  test("gives typed values", async () => {
    const form = await readForm(fields({ title: "Logo", price: "0.0015", n: "3" }));
    expect(form.parse(schema)).toEqual({ title: "Logo", price: 1500n, n: 3 });
  });
  test("names every field that needs another look", async () => {
    const form = await readForm(fields({ title: "", n: "1e3" }));
    const problem = await Promise.resolve()
      .then(() => form.parse(schema))
      .catch((thrown: unknown) => thrown);
    expect(problem).toBeInstanceOf(FormInvalid);
    expect((problem as FormInvalid).problems).toEqual({
      title: "Please fill this in.",
      price: "Please fill this in.",
      n: "Give a whole number from 1 to 9.",
    });
  });
  test.each([
    ["1e3", "amount_invalid"],
    ["0x10", "amount_invalid"],
    ["1,50", "amount_invalid"],
    ["NaN", "amount_invalid"],
    ["", "amount_invalid"],
    ["-5", "amount_not_positive"],
    ["0", "amount_not_positive"],
    ["0.0000001", "amount_too_precise"],
    ["1" + "0".repeat(30), "amount_too_large"],
  ])("the amount %j is refused as %s", async (price, code) => {
    const form = await readForm(fields({ price }));
    expect(() => form.parse(z.object({ price: amountField }))).toThrow(
      expect.objectContaining({ code, field: "price" }),
    );
  });
  test("has check boxes: none, one, several", async () => {
    const chosen = async (text: string) =>
      (await readForm(post(new URLSearchParams(text)))).parse(z.object({ task: manyTexts })).task;
    expect(await chosen("")).toEqual([]);
    expect(await chosen("task=a")).toEqual(["a"]);
    expect(await chosen("task=a&task=b")).toEqual(["a", "b"]);
  });
});

test("an action's refusal keeps its status and the typed text", async () => {
  const answer = await runAction(fields({ title: "Logo" }), async () => {
    throw new Refusal("stale", { facts: { state: "released" } });
  });
  expect(answer).toMatchObject({
    init: { status: 409 },
    data: {
      refusal: { code: "stale", facts: { state: "released" }, problems: {} },
      values: { title: "Logo" },
    },
  });
});

test("an error that is no refusal is not hidden", async () => {
  const broken = () => Promise.reject(new Error("broken"));
  await expect(runAction(fields({}), broken)).rejects.toThrow("broken");
  await expect(runLoader(broken)).rejects.toThrow("broken");
});

test("a read's refusal becomes the error page with its status", async () => {
  await expect(runLoader(() => Promise.reject(new Refusal("not_found")))).rejects.toMatchObject({
    init: { status: 404 },
    data: { code: "not_found" },
  });
});
