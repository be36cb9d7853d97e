/** Draws the picture of a gig or of a finished work of the demo as an SVG document: ink and hatching on tinted paper, with lines that a hand could have drawn. Pure. */
import { CODE_MOTIFS } from "./motifs-code.ts";
import { DESIGN_MOTIFS } from "./motifs-design.ts";
import { OFFICE_MOTIFS } from "./motifs-office.ts";
import { WORK_MOTIFS } from "./motifs-works.ts";

const MOTIFS: Readonly<Record<string, () => string>> = {
  ...DESIGN_MOTIFS,
  ...CODE_MOTIFS,
  ...OFFICE_MOTIFS,
  ...WORK_MOTIFS,
};

/** Top category → ground, wash, tone, tone in shadow. Copper is the one accent of all. */
const TINTS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  design: ["#f4ead9", "#ead3b4", "#e6c08f", "#c2926a"],
  writing: ["#eef0ea", "#d6dfd0", "#b9cab2", "#7f9a7d"],
  translation: ["#ecf0f0", "#cfdfe0", "#aecacc", "#6f989c"],
  programming: ["#ebeef3", "#cfd8e6", "#aebfd8", "#6c84a8"],
  data: ["#f0eee6", "#ddd8c2", "#c9c19c", "#938a63"],
  "video-animation": ["#f1ebf0", "#ddcedd", "#c6adc6", "#8d6f90"],
  "music-audio": ["#f5ece6", "#e8d0c3", "#dcb29e", "#a97560"],
  marketing: ["#f6eddc", "#eed9ac", "#e4c47c", "#b08e46"],
  business: ["#edf0ec", "#d0ddd4", "#aac5b6", "#648a78"],
  "learning-advice": ["#eceef2", "#d3d4e4", "#b5b6d3", "#7576a0"],
};

const INK = "#2a2320";
const COPPER = "#b8693d";
const PAPER = "#fffaf1";

/** 720 by 480. `category` is that of the gig. Throws for a name without a drawing. */
export function drawGig(name: string, category: string): string {
  const motif = MOTIFS[name];
  if (motif === undefined) throw new Error(`There is no drawing ${name}.`);
  const [ground, wash, tone, shadow] = TINTS[category.split("/")[0] ?? ""] ?? TINTS["design"] ?? [];
  const seed = Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  const turn = seed % 60;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 480" width="720" height="480">
<defs>
<pattern id="h" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(48)"><path d="M0 0V8" stroke="${INK}" stroke-width="2.2"/></pattern>
<pattern id="x" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-38)"><path d="M0 0V9" stroke="${INK}" stroke-width="2"/></pattern>
<filter id="hand" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency=".018" numOctaves="2" seed="${seed % 97}"/><feDisplacementMap in="SourceGraphic" scale="7"/></filter>
<filter id="wash" x="-20%" y="-20%" width="140%" height="140%"><feTurbulence type="fractalNoise" baseFrequency=".009" numOctaves="3" seed="${seed % 89}"/><feDisplacementMap in="SourceGraphic" scale="70"/></filter>
</defs>
<style>.i{fill:none;stroke:${INK};stroke-width:4.4;stroke-linecap:round;stroke-linejoin:round}.p{fill:${PAPER}}.t{fill:${tone}}.s{fill:${shadow}}.a{fill:${COPPER}}.k{fill:${INK}}.h{fill:url(#h)}.x{fill:url(#x)}.c{stroke:${COPPER}}.w{stroke:${PAPER}}.g{fill:${PAPER};fill-opacity:.35;stroke-width:9}.p0{fill:${PAPER}}.t0{fill:${tone};opacity:.6}</style>
<rect width="720" height="480" fill="${ground}"/>
<ellipse cx="360" cy="250" rx="285" ry="182" fill="${wash}" filter="url(#wash)" transform="rotate(${turn - 30} 360 240)"/>
<g filter="url(#hand)">${motif()}</g>
</svg>`;
}
