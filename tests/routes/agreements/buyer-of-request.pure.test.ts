/** The buyer of a request, for freelancers: their record is one link away, unless the account is closed. */
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { RequestView } from "#app/domain/agreements/requests/request-page.ts";
import { BuyerOfRequest } from "#app/routes/agreements/buyer-of-request.tsx";

const html = (of: Pick<RequestView, "side" | "buyerActive">) => {
  const request = { ...of, buyer: { handle: "ada&co", name: "Ada" } } as RequestView;
  return renderToStaticMarkup(createElement(BuyerOfRequest, { request }));
};

test("a freelancer reads the buyer's name with a link to the record; the buyer reads neither", () => {
  const shown = html({ side: "freelancer", buyerActive: true });
  expect(shown).toContain("Ada");
  expect(shown).toContain('href="/buyers/ada%26co/record"');
  expect(html({ side: "buyer", buyerActive: true })).toBe("You");
});

test("the record of a buyer whose account is closed is not linked", () => {
  expect(html({ side: "freelancer", buyerActive: false })).toBe("Ada");
});
