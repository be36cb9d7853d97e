/** The buttons beside a gig's questions in its form: adding, moving and removing keep what was typed, with and without scripts. */
import { beforeAll, expect, test } from "vitest";
import { publishGig } from "#app/domain/catalog/move-gig.ts";
import { createGig } from "#app/domain/catalog/save-gig.ts";
import { newFormKey } from "#app/domain/commands/form-key.ts";
import type { UserActor } from "#app/domain/kernel/actor.ts";
import { sampleContent } from "#tests/domain/catalog/sample-content.ts";
import { useSite } from "#tests/kit/browser.ts";
import { member, signInBrowser } from "#tests/kit/members.ts";
import { press } from "#tests/kit/walk.ts";
import type { Page } from "playwright-core";

const site = useSite();
let lin: UserActor;
beforeAll(async () => {
  lin = await member("lin");
});

/** The questions in their places, once the first is the expected one: a script renews the fields after the answer came. */
async function expectQuestions(page: Page, expected: string[]): Promise<void> {
  await expect
    .poll(() =>
      page.$$eval('input[name^="faq."]', (fields) =>
        fields.map((field) => (field as HTMLInputElement).value),
      ),
    )
    .toEqual(expected);
}

const fill = async (page: Page, slot: number, question: string) => {
  await page.fill(`[name="faq.${slot}.question"]`, question);
  await page.fill(`[name="faq.${slot}.answer"]`, `${question.slice(0, -1)}!`);
};

test.each([true, false])(
  "questions are added, moved and removed, and buyers read them in that order (JavaScript: %s)",
  async (javaScript) => {
    const { answer } = await createGig(lin, { key: newFormKey(), content: sampleContent() });
    await publishGig(lin, { key: newFormKey(), ...answer });
    const { page, context, complaints } = await site.visit({ javaScript });
    await signInBrowser(context, site.origin, lin);
    await page.goto(`/selling/gigs/${answer.id}/faq`);
    await expectQuestions(page, [""]);
    await fill(page, 1, "In gold?");
    await press(page, "Add another question");
    await expectQuestions(page, ["In gold?", ""]);
    await fill(page, 2, "By Friday?");
    await press(page, "Add another question");
    await expectQuestions(page, ["In gold?", "By Friday?", ""]);
    // What was typed and not saved yet is kept by the button that moves another question.
    await fill(page, 3, "For a ring?");
    await press(page, "Move question 2 up");
    await expectQuestions(page, ["By Friday?", "In gold?", "For a ring?", ""]);
    await press(page, "Move question 2 down");
    await expectQuestions(page, ["By Friday?", "For a ring?", "In gold?", ""]);
    expect(await page.inputValue('[name="faq.3.answer"]')).toBe("In gold!");
    await press(page, "Remove question 1");
    await expectQuestions(page, ["For a ring?", "In gold?", ""]);
    expect(await page.getByRole("button", { name: "Move question 1 up" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Move question 2 down" }).count()).toBe(0);
    await press(page, /Check and publish/);
    await press(page, "Publish the changes");
    await page.goto(`/gigs/${answer.id}`);
    const shown = await page.locator("main").innerText();
    expect(shown).not.toContain("By Friday?");
    expect(shown.indexOf("For a ring?")).toBeGreaterThan(0);
    expect(shown.indexOf("In gold?")).toBeGreaterThan(shown.indexOf("For a ring?"));
    expect(complaints).toEqual([]);
  },
);
