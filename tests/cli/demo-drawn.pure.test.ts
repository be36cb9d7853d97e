/** The pictures that the release brings for the demo: each that is asked for is there, is what its name says, and is small. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawnPictures, drawnPortraits } from "#app/cli/demo-drawn.ts";
import { DEMO_PEOPLE } from "#app/cli/demo-cast.ts";
import drawn from "#db/seed/demo/drawn.json" with { type: "json" };
import { YEAR_PEOPLE } from "#db/seed/demo/people.ts";
import { STORY_PICTURES } from "#db/seed/demo/story-pictures.ts";
import { YEAR_PORTFOLIO } from "#db/seed/demo/window-dressing.ts";
import { YEAR_GIGS } from "#db/seed/demo/year.ts";

const FOLDER = "db/seed/pictures";
const pictures = drawnPictures(drawn.pictures);
const portraits = drawnPortraits(drawn.portraits);

test("each gig of the demo has its drawing, no two the same, and nearly each person a face", () => {
  const asked = [
    ...YEAR_GIGS.flatMap(({ name, second }) => [
      name,
      ...(second === undefined ? [] : [second[0]]),
    ]),
    ...STORY_PICTURES.map(({ name }) => name),
    ...YEAR_PORTFOLIO.map(({ name }) => name),
  ];
  expect(Object.keys(pictures).toSorted()).toEqual(asked.toSorted());
  // A newcomer and a person of few words show their initials.
  const faceless = ["carl-svensson", "pete-okafor"];
  const people = [...Object.keys(YEAR_PEOPLE), ...Object.keys(DEMO_PEOPLE)];
  expect(people.filter((handle) => portraits[handle] === undefined).toSorted()).toEqual(faceless);
});

test("the files of the demo's pictures are those that are listed, under the beginning of their SHA-256, and small", () => {
  const listed = [
    ...Object.values(pictures).flatMap(({ files }) => files.map(({ key }) => key)),
    ...Object.values(portraits).flatMap(({ smallKey, largeKey }) => [smallKey, largeKey]),
  ];
  expect(new Set(listed).size).toBe(listed.length);
  expect(readdirSync(FOLDER).toSorted()).toEqual(listed.toSorted());
  let bytes = 0;
  for (const key of listed) {
    const content = readFileSync(`${FOLDER}/${key}`);
    expect(createHash("sha256").update(content).digest("hex").slice(0, 32)).toBe(key);
    bytes += content.byteLength;
  }
  expect(bytes).toBeLessThan(4_500_000);
  expect(
    Object.values(pictures).every(({ files }) => files.every((file) => file.bytes < 60_000)),
  ).toBe(true);
});
