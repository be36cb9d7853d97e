/** The small page of a refusal outside the product's pages. */
import { expect, test } from "vitest";
import { plainAnswer } from "#app/http/plain-answer.ts";
import { Refusal } from "#app/domain/kernel/refusal.ts";

test("a refusal's page shows a file's name as text, never as markup", async () => {
  const refusal = new Refusal("file_empty", { sentence: "<img src=x onerror=alert(1)> & co" });
  const request = new Request("http://localhost/files", { headers: { accept: "text/html" } });
  const answer = plainAnswer(refusal, request, "id");
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const page = await answer.text();
  expect(page).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; co");
  expect(page).not.toContain("<img");
});
