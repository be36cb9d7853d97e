/** A token made and revoked without JavaScript: shown once, listed, and revoked after a confirmation. */
import { expect, test } from "vitest";
import { sql } from "#app/domain/store/store.ts";
import { tokenOf } from "#tests/kit/api.ts";
import { useDemoSite } from "#tests/kit/demo-site.ts";

const site = useDemoSite();

test("revoking a token asks first, says what follows, and then revokes it", async () => {
  const token = await tokenOf(site.people.lin);
  const { page } = await site.visitAs("lin", { javaScript: false, width: 360 });
  await page.goto(`${site.origin}/settings/tokens`);
  const call = () =>
    fetch(`${site.origin}/api/v1/wallet`, { headers: { authorization: `Bearer ${token}` } });
  expect((await call()).status).toBe(200);
  const press = page.getByRole("button", { name: /Revoke the token/ });
  expect(await press.isVisible()).toBe(false);
  await page.locator("summary", { hasText: "Revoke" }).click();
  expect(await page.textContent("main")).toContain("You cannot undo this.");
  await press.click();
  expect((await call()).status).toBe(401);
  const [row] = await sql`select count(*)::int as open from api_tokens where revoked_at is null`;
  expect(row?.["open"]).toBe(0);
});
