/** The operation of an address and a method, for every row of the table and for addresses without one. */
import { expect, test } from "vitest";
import { OPERATIONS } from "#app/routes/api/v1/all-operations.ts";
import { findOperation } from "#app/routes/api/v1/find-operation.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";

/** The value of a blank: its own name, and characters that mean something to routers. */
const IN_A_BLANK = (name: string) => [`${name}-1`, `:${name}`, "*", "__proto__", "%2F"];

function refusal(method: string, path: string): { code: string; allow: string | undefined } {
  try {
    findOperation(method, `/api/v1${path}`);
  } catch (problem) {
    if (problem instanceof Refusal) return { code: problem.code, allow: problem.facts["allow"] };
    throw problem;
  }
  throw new Error(`${method} ${path} was found.`);
}

test.each(OPERATIONS)("$id is found at its address, with the values of its blanks", (row) => {
  const blanks = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  for (const nth of IN_A_BLANK("").keys()) {
    const params = Object.fromEntries(blanks.map((name) => [name, IN_A_BLANK(name)[nth] ?? ""]));
    const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
    const found = findOperation(row.method, `/api/v1${path}`);
    expect(found.operation.id).toBe(row.id);
    expect({ ...found.params }).toEqual(params);
  }
});

test("HEAD leads to the read", () => {
  expect(findOperation("HEAD", "/api/v1/me").operation.id).toBe("me.read");
});

test("a method an address does not have is answered with the ones it has", () => {
  expect(refusal("PATCH", "/me")).toEqual({ code: "method_not_allowed", allow: "GET, PUT" });
  expect(refusal("DELETE", "/tasks/tsk_1")).toMatchObject({ allow: "GET" });
});

test("an address written out in the table is never read as one with a blank", () => {
  expect(findOperation("POST", "/api/v1/tasks/start").operation.id).toBe("tasks.start.many");
  expect(refusal("GET", "/tasks/start")).toEqual({ code: "method_not_allowed", allow: "POST" });
});

test.each(["", "/", "/nowhere", "/me/", "//me", "/tasks//start", "/tasks/", "/me/more", "/*"])(
  "the address “%s” belongs to no operation",
  (path) => {
    expect(refusal("GET", path)).toEqual({ code: "not_found", allow: undefined });
  },
);
