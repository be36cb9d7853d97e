import { expect, test } from "vitest";
import { demoReviews } from "#tests/kit/demo-reviews.ts";
import { useDemoSite } from "#tests/kit/demo-site.ts";
import { sql } from "#app/domain/store/store.ts";
import type { Who } from "#tests/kit/demo-site.ts";

const site = useDemoSite();

test("shots", async () => {
  const r = await demoReviews(site.people);
  const [row] = await sql<{ gig: string; task: string }[]>`
    select o.gig_id as gig, t.id as task from orders o join tasks t on t.order_id = o.id where o.id = ${r.bothId}`;
  const [quiet] = await sql<
    { task: string }[]
  >`select id as task from tasks where order_id = ${r.quietId}`;
  const shots: [string, Who, string][] = [
    ["rv-write", "ada", `/reviews/orders/${r.quietId}`],
    ["rv-half", "ada", `/reviews/orders/${r.halfId}`],
    ["rv-both-ada", "ada", `/reviews/orders/${r.bothId}`],
    ["rv-both-lin", "lin", `/reviews/orders/${r.bothId}`],
    ["rv-task", "ada", `/tasks/${quiet?.task}`],
    ["rv-gig", null, `/gigs/${row?.gig}`],
    ["rv-seller", null, "/sellers/lin"],
    ["rv-seller-all", null, "/sellers/lin/reviews"],
    ["rv-buyer", "lin", "/buyers/ada"],
    ["rv-one", null, `/reviews/${r.repliedId}`],
    ["rv-report", "max", `/reviews/${r.repliedId}/report`],
    ["rv-queue", "sol", "/admin/reviews"],
    ["rv-case", "sol", `/admin/reviews/${r.reportedId}`],
    ["rv-case-hidden", "sol", `/admin/reviews/${r.hiddenId}`],
  ];
  for (const [name, who, path] of shots) {
    const { page, shoot, context } = await site.visitAs(who);
    const answer = await page.goto(path);
    console.log(name, answer?.status());
    await shoot(name);
    await context.close();
  }
  expect(1).toBe(1);
}, 300_000);
