/** The site with the demo marketplace in it, furnished so that every kind of page has something to show. */
import { beforeAll, expect } from "vitest";
import { demoCast } from "#app/cli/demo-people.ts";
import type { DemoCast, DemoHandle } from "#app/cli/demo-people.ts";
import { seedWhenEmpty } from "#app/cli/seed.ts";
import { uploadImport } from "#app/domain/catalog/import/begin-import.ts";
import { balance } from "#app/domain/ledger/balance.ts";
import { newFormKey } from "#app/domain/kernel/form-key.ts";
import { decimal, money, wholeMinorUnits } from "#app/domain/kernel/money.ts";
import { activeMethod } from "#app/domain/payouts/active-method.ts";
import { withdraw } from "#app/domain/payouts/withdraw.ts";
import { env } from "#app/env.server.ts";
import { useSite } from "./browser.ts";
import { signInBrowser } from "./members.ts";
import type { Site, Visit } from "./browser.ts";

/** Who looks: `null` is a visitor. */
export type Who = DemoHandle | null;

export interface DemoSite extends Site {
  readonly people: DemoCast;
  visitAs(who: Who, options?: { javaScript?: boolean; width?: number }): Promise<Visit>;
}

const CATALOGUE = [
  "seller,title,description,category,tags,price,delivery_days",
  "lin,A sheet of paper marbled by hand,Marbled with combs and patience.,Design > Logos & branding,paper,4.50,3",
  "lin,,No title here.,Design > Logos & branding,paper,4.50,3",
].join("\n");

/** Call at the top of a test file. */
export function useDemoSite(settings: Record<string, string> = {}): DemoSite {
  // The test makes sessions itself, so both must keep secrets alike.
  const site = useSite({ SECRET: env.secret, FORMS_PER_MINUTE: "1000", ...settings });
  let people: DemoCast | undefined;
  const cast = () => {
    if (people === undefined) throw new Error("The demo people are only there inside tests.");
    return people;
  };
  beforeAll(async () => {
    await seedWhenEmpty();
    people = await demoCast();
    await furnish(people);
  });
  return Object.defineProperties(
    {
      get people() {
        return cast();
      },
      async visitAs(who: Who, options: { javaScript?: boolean; width?: number } = {}) {
        const visit = await site.visit(options);
        if (who !== null) await signInBrowser(visit.context, site.origin, cast()[who]);
        return visit;
      },
    },
    Object.getOwnPropertyDescriptors(site),
  ) as DemoSite;
}

/** What twelve days in the market leave out: a payout and an import. */
async function furnish({ lin, sol }: DemoCast): Promise<void> {
  const available = await balance("earnings_available", lin.id, "USD");
  const method = await activeMethod(lin.id);
  expect(decimal(available)).toBe("54");
  await withdraw(lin, {
    amount: wholeMinorUnits(money(available, "USD")).moved,
    methodId: method?.id ?? "",
    key: newFormKey(),
  });
  await uploadImport(sol, {
    key: newFormKey(),
    fileName: "paper.csv",
    content: new TextEncoder().encode(CATALOGUE),
  });
}
