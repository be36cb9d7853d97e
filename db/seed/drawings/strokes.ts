/**
 * The strokes that the demo's pictures are made of: parts of an SVG document. Fills: `p` paper, `t` the tone of the category, `a` copper,
 * `k` ink, `s` the tone in shadow. Pure.
 */
export type Fill = "p" | "t" | "a" | "k" | "s";

/** Lines without a fill. */
export const line = (d: string, width = 0) =>
  `<path class="i"${width === 0 ? "" : ` style="stroke-width:${width}"`} d="${d}"/>`;
/** A filled shape with its outline. */
export const form = (fill: Fill, d: string) => `<path class="i ${fill}" d="${d}"/>`;
/** Hatching: a shadow as an engraver makes it. */
export const hatch = (d: string) => `<path class="h" d="${d}"/>`;
/** Hatching the other way round, for the darkest parts. */
export const cross = (d: string) => `<path class="h"  d="${d}"/><path class="x" d="${d}"/>`;
export const disc = (fill: Fill, x: number, y: number, r: number) =>
  `<circle class="i ${fill}" cx="${x}" cy="${y}" r="${r}"/>`;
export const oval = (fill: Fill, x: number, y: number, rx: number, ry: number) =>
  `<ellipse class="i ${fill}" cx="${x}" cy="${y}" rx="${rx}" ry="${ry}"/>`;
export const box = (fill: Fill, x: number, y: number, width: number, height: number, round = 0) =>
  `<rect class="i ${fill}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`;
export const turned = (degrees: number, x: number, y: number, ...parts: string[]) =>
  `<g transform="rotate(${degrees} ${x} ${y})">${parts.join("")}</g>`;
export const moved = (x: number, y: number, scale: number, ...parts: string[]) =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${parts.join("")}</g>`;

/** Lines of writing that cannot be read. */
export function writing(x: number, y: number, width: number, lines: number, gap = 22): string {
  return Array.from({ length: lines }, (_, nth) => {
    const length = width * ([1, 0.92, 0.97, 0.62, 0.88, 0.95, 0.7][nth % 7] ?? 1);
    return line(`M${x} ${y + nth * gap}h${length.toFixed(0)}`, 3);
  }).join("");
}

/** A sheet of paper with a shadow. */
export function sheet(x: number, y: number, width: number, height: number): string {
  return (
    hatch(`M${x + 14} ${y + 14}h${width}v${height}h${-width}z`) + box("p", x, y, width, height, 3)
  );
}

/** The window of a browser. */
export function browser(x: number, y: number, width: number, height: number): string {
  return (
    hatch(`M${x + 14} ${y + 14}h${width}v${height}h${-width}z`) +
    box("p", x, y, width, height, 10) +
    line(`M${x} ${y + 36}h${width}`) +
    [0, 1, 2].map((nth) => disc(nth === 0 ? "a" : "p", x + 22 + nth * 22, y + 18, 6)).join("")
  );
}

/** A phone. */
export function phone(x: number, y: number, width: number, height: number): string {
  return (
    hatch(`M${x + 12} ${y + 12}h${width}v${height}h${-width}z`) +
    box("p", x, y, width, height, 20) +
    line(`M${x + width / 2 - 16} ${y + 16}h32`)
  );
}

/** A star or a rosette. */
export function star(x: number, y: number, outer: number, inner: number, points: number): string {
  const steps = Array.from({ length: points * 2 }, (_, nth) => {
    const radius = nth % 2 === 0 ? outer : inner;
    const angle = (nth * Math.PI) / points - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${steps.join("L")}z`;
}
