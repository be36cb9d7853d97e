/** Draws a face as an SVG document in ink on tinted paper, from a few features. Pure. */

export interface Features {
  skin: number;
  hair:
    | "short"
    | "long"
    | "bob"
    | "bun"
    | "curls"
    | "braid"
    | "fringe"
    | "wave"
    | "bald"
    | "cap"
    | "scarf";
  shade: number;
  coat: number;
  glasses: boolean;
  ground: number;
  beard?: boolean;
}

const INK = "#2a2320";
const SKINS = ["#f3d9c3", "#e8c39f", "#d1a173", "#b07c50", "#7d5237"];
const SHADES = ["#2d2523", "#6b4630", "#c99a56", "#9c4f2c", "#b9b2a8"];
const COATS = ["#b8693d", "#5f7f8c", "#6f8a68", "#8a6f8d", "#c29a4c"];
const GROUNDS = ["#f1e3cd", "#dbe6e4", "#e2e0ee", "#e3e8d8", "#f0ddd4", "#ebe6d3"];

/** Behind the head, and over it. */
const HAIR: Readonly<Record<Features["hair"], readonly [behind: string, over: string]>> = {
  short: [
    "",
    "M96 132C88 84 120 58 160 58C202 58 232 84 224 134C214 108 190 96 160 96C130 96 106 108 96 132z",
  ],
  long: [
    "M88 120C80 60 240 60 232 120L246 256H74z",
    "M94 136C92 88 124 66 166 66C206 66 228 92 226 136C210 116 190 110 172 88C150 112 116 114 94 136z",
  ],
  bob: [
    "M84 130C76 56 244 56 236 130L240 196H80z",
    "M92 140C90 84 126 62 160 62C196 62 230 84 228 140C216 116 204 104 196 92C170 104 116 106 92 140z",
  ],
  bun: [
    "M130 66C122 24 198 24 190 66z",
    "M92 136C88 84 124 60 160 60C196 60 232 84 228 136C214 108 188 96 160 96C132 96 106 108 92 136z",
  ],
  curls: [
    "",
    "M84 140C64 126 74 98 92 96C84 72 112 58 126 68C132 46 168 44 176 62C194 50 220 66 216 86C240 88 250 118 234 138C228 122 214 112 198 112C176 100 142 100 122 112C106 112 92 124 84 140z",
  ],
  braid: [
    "M210 110C260 130 250 230 232 280L212 272C224 220 224 160 200 130z",
    "M92 136C88 84 124 60 160 60C196 60 232 84 228 136C210 112 180 104 160 78C140 104 110 112 92 136z",
  ],
  fringe: [
    "M86 126C78 58 242 58 234 126L240 224H80z",
    "M92 138C90 84 124 62 160 62C196 62 230 84 228 138C224 128 220 122 214 118H106C100 122 96 128 92 138z",
  ],
  wave: [
    "",
    "M94 138C82 96 104 60 150 62C166 48 222 54 228 92C232 108 230 124 226 138C218 112 204 106 190 104C160 108 128 96 116 92C104 104 98 120 94 138z",
  ],
  bald: ["", ""],
  cap: [
    "",
    "M90 122C88 74 122 52 160 52C200 52 232 74 230 122H90zM90 122C70 124 60 132 56 142C110 128 150 126 230 122z",
  ],
  scarf: [
    "M80 150C70 60 250 60 240 150L252 250H68z",
    "M90 150C84 84 124 56 160 56C196 56 236 84 230 150C222 112 196 92 160 92C124 92 98 112 90 150z",
  ],
};

/** 320 by 320. */
export function drawPortrait({
  skin,
  hair,
  shade,
  coat,
  glasses,
  ground,
  beard = false,
}: Features): string {
  const [behind, over] = HAIR[hair];
  const tint =
    hair === "cap" || hair === "scarf" ? COATS[(coat + 2) % COATS.length] : SHADES[shade];
  const face = SKINS[skin] ?? SKINS[0];
  const seed = skin * 31 + shade * 17 + coat * 7 + ground * 3 + hair.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" width="320" height="320">
<defs><pattern id="h" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(48)"><path d="M0 0V7" stroke="${INK}" stroke-width="1.7"/></pattern>
<filter id="hand" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency=".025" numOctaves="2" seed="${seed}"/><feDisplacementMap in="SourceGraphic" scale="6"/></filter></defs>
<style>.i{stroke:${INK};stroke-width:4;stroke-linecap:round;stroke-linejoin:round;fill:none}.h{fill:url(#h)}</style>
<rect width="320" height="320" fill="${GROUNDS[ground] ?? GROUNDS[0]}"/>
<g filter="url(#hand)">
${behind === "" ? "" : `<path class="i" style="fill:${tint}" d="${behind}"/>`}
<path class="i" style="fill:${COATS[coat] ?? COATS[0]}" d="M30 330C36 266 92 244 160 244C228 244 284 266 290 330z"/>
<path class="h" d="M190 246C240 252 284 268 290 330H206z"/>
<path class="i" style="fill:${face}" d="M132 204V250C132 274 188 274 188 250V204z"/>
<path class="h" d="M134 222C150 240 172 240 188 222V246C176 240 150 236 134 222z"/>
<path class="i" style="fill:${face}" d="M96 142C92 96 126 76 160 76C196 76 228 96 224 142C222 196 196 230 160 230C124 230 98 196 96 142z"/>
${beard ? `<path style="fill:${SHADES[shade]}" class="i" d="M100 162C108 180 118 182 134 178C148 170 172 170 186 178C202 182 212 180 220 162C220 212 194 240 160 240C126 240 100 212 100 162z"/><path class="i" style="fill:${face}" d="M140 192C152 186 168 186 180 192C172 206 148 206 140 192z"/>` : `<path class="i" d="M138 196C150 206 170 206 184 194"/>`}
<path class="i" d="M160 148C156 160 150 170 154 174C158 177 164 176 168 174M122 128C130 122 140 122 146 126M176 126C182 122 192 122 198 128"/>
<path class="h" d="M206 110C224 130 222 190 186 224C206 190 214 150 206 110z"/>
<circle cx="134" cy="146" r="5.5" fill="${INK}"/><circle cx="186" cy="146" r="5.5" fill="${INK}"/>
${glasses ? `<circle class="i" cx="134" cy="147" r="22"/><circle class="i" cx="187" cy="147" r="22"/><path class="i" d="M156 144C160 140 162 140 165 144M112 144L98 138M209 144L222 138"/>` : ""}
${over === "" ? "" : `<path class="i" style="fill:${tint}" d="${over}"/>`}
${hair === "bald" ? `<path class="i" d="M118 92C128 84 142 82 152 82"/>` : ""}
</g></svg>`;
}
