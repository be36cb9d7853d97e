/** Draws what stands for a category: fine lines as on a banknote in a colour of its own, and an emblem. Light and dark. Pure. */
import { EMBLEM_PATHS } from "./emblem-paths.ts";
import { EMBLEMS, ORNAMENTS } from "./category-drawings.ts";
import type { Emblem } from "./category-drawings.ts";

const [WIDTH, HEIGHT] = [360, 240];

/** Ink of the lines: hue, saturation. Ornaments take one of them. */
const INKS: ReadonlyArray<readonly [hue: number, saturation: number]> = [
  [22, 52],
  [216, 32],
  [176, 34],
  [144, 28],
  [248, 22],
  [318, 22],
  [356, 38],
  [42, 56],
  [98, 24],
  [200, 38],
];

/** Rosettes: petals, and how deep they are. */
const ROSETTES: ReadonlyArray<readonly [petals: number, depth: number]> = [
  [12, 16],
  [8, 20],
  [10, 14],
  [6, 22],
  [14, 12],
  [9, 18],
  [16, 11],
  [7, 21],
  [11, 15],
  [5, 24],
];

/** An SVG document, 360 by 240; null for a name that no category has. */
export function drawCategory(name: string, dark: boolean): string | null {
  const place = placeOf(name);
  if (place === null) return null;
  const { ground, line, ink } = coloursOf(place, dark);
  const [petals, depth] = ROSETTES[place % ROSETTES.length] ?? [12, 16];
  const emblem = EMBLEMS.find((each) => each === name);
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${ground}"/>`,
    `<g fill="none" stroke="${line}" stroke-width=".7">${band(place)}${rings(petals, depth)}</g>`,
    emblem === undefined ? heart(petals, line, ground) : medallion(emblem, { ground, line, ink }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${parts.join("")}</svg>`;
}

function placeOf(name: string): number | null {
  const known = EMBLEMS.findIndex((emblem) => emblem === name);
  if (known >= 0) return known;
  const number = Number.parseInt(/^ornament-(\d)$/.exec(name)?.[1] ?? "", 10);
  return number < ORNAMENTS ? number : null;
}

function coloursOf(place: number, dark: boolean) {
  const [hue, saturation] = INKS[place % INKS.length] ?? [22, 52];
  const tone = (strength: number, light: number) =>
    `hsl(${hue} ${Math.round(saturation * strength)}% ${light}%)`;
  return dark
    ? { ground: tone(0.5, 14), line: tone(0.8, 48), ink: tone(0.6, 84) }
    : { ground: tone(0.8, 92), line: tone(0.9, 58), ink: tone(1, 24) };
}

/** Two sheaves of waves across the sheet. */
function band(place: number): string {
  const waves = 3 + (place % 3);
  const points = Array.from({ length: 61 }, (_, step) => {
    const x = (step / 60) * WIDTH;
    const y = HEIGHT / 2 + 58 * Math.sin((step / 60) * waves * 2 * Math.PI);
    return `${x.toFixed(0)} ${y.toFixed(1)}`;
  });
  const lines = Array.from({ length: 9 }, (_, nth) => {
    const scale = 1 - nth * 0.22;
    return `<use href="#w" transform="translate(0 ${(120 * (1 - scale)).toFixed(1)}) scale(1 ${scale.toFixed(2)})"/>`;
  });
  return `<path id="w" d="M${points.join("L")}" opacity=".5"/><g opacity=".55">${lines.join("")}</g>`;
}

/** A rosette and its turned copies: where they cross, the eye sees a net. */
function rings(petals: number, depth: number): string {
  const points = Array.from({ length: 180 }, (_, step) => {
    const angle = (step / 180) * 2 * Math.PI;
    const radius = 80 + depth * Math.cos(petals * angle);
    return `${(180 + radius * Math.cos(angle)).toFixed(1)} ${(120 + radius * Math.sin(angle)).toFixed(1)}`;
  });
  const turns = [1, 2, 3, 4, 5].map(
    (nth) =>
      `<use href="#r" transform="rotate(${((360 / petals / 6) * nth).toFixed(2)} 180 120)"/>`,
  );
  return `<path id="r" d="M${points.join("L")}Z"/>${turns.join("")}`;
}

/** The middle of an ornament: rings of fine strokes, as at the rim of a coin. */
function heart(petals: number, line: string, ground: string): string {
  const small = [0, 1, 2]
    .map(
      (nth) =>
        `<use href="#r" transform="translate(180 120) scale(${(0.52 - nth * 0.14).toFixed(2)}) rotate(${nth * petals}) translate(-180 -120)"/>`,
    )
    .join("");
  return `<circle cx="180" cy="120" r="52" fill="${ground}"/><g fill="none" stroke="${line}">${small}<circle cx="180" cy="120" r="52" stroke-width="5" stroke-dasharray="1.2 2.1"/></g>`;
}

interface Colours {
  ground: string;
  line: string;
  ink: string;
}

function medallion(emblem: Emblem, { ground, line, ink }: Colours): string {
  return [
    `<circle cx="180" cy="120" r="56" fill="${ground}"/>`,
    `<g fill="none" stroke="${line}"><circle cx="180" cy="120" r="56" stroke-width="5" stroke-dasharray="1.2 2.1"/><circle cx="180" cy="120" r="51" stroke-width=".8"/></g>`,
    `<g transform="translate(150 90)" fill="none" stroke="${ink}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${EMBLEM_PATHS[emblem]}</g>`,
  ].join("");
}
