/** The looks of mails: the pages' inks, inline for light, and as one style sheet for dark. */

export const INK = {
  paper: "#f7f5ef",
  sheet: "#fdfcf8",
  ink: "#1a212d",
  soft: "#545a65",
  rule: "#d8d2c4",
  copper: "#8c4417",
  onCopper: "#fffaf4",
};

const SANS = "'Public Sans',system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const SERIF = "Newsreader,'Iowan Old Style','Palatino Linotype',Georgia,serif";
/** Long addresses and words break instead of widening the mail. */
const BREAK = { overflowWrap: "anywhere", wordBreak: "break-word" } as const;

const text = { margin: "0 0 14px", font: `16px/1.5 ${SANS}`, color: INK.ink, ...BREAK };
const small = { margin: 0, font: `13px/1.5 ${SANS}`, color: INK.soft, ...BREAK };
const cell = { padding: "6px 12px 6px 0", borderTop: `1px solid ${INK.rule}`, textAlign: "left" };

export const FACE = {
  sheet: { background: INK.sheet, border: `1px solid ${INK.rule}` },
  brand: { padding: "20px 24px 12px", font: `600 20px/1.2 ${SERIF}`, color: INK.copper },
  title: { margin: "0 0 12px", font: `600 24px/1.25 ${SERIF}`, color: INK.ink, ...BREAK },
  /** A group of a digest, and its lines. */
  heading: { margin: "18px 0 8px", font: `600 17px/1.3 ${SERIF}`, color: INK.copper, ...BREAK },
  line: { ...cell, padding: "10px 0" },
  lineLink: { font: `600 16px/1.4 ${SANS}`, color: INK.copper, ...BREAK },
  lineText: { ...text, margin: "2px 0 4px" },
  text,
  small,
  facts: { margin: "4px 0 12px", borderBottom: `1px solid ${INK.rule}` },
  label: { ...small, ...cell, verticalAlign: "top", width: "34%", fontWeight: 400 },
  value: { ...text, ...cell, margin: 0, fontVariantNumeric: "tabular-nums" },
  buttonCell: { background: INK.copper, borderRadius: 3 },
  button: {
    display: "inline-block",
    padding: "12px 20px",
    font: `600 16px/1.25 ${SANS}`,
    color: INK.onCopper,
    textDecoration: "none",
  },
  link: { color: INK.copper, ...BREAK },
  foot: { padding: "14px 24px 20px", borderTop: `1px solid ${INK.rule}` },
};

/** `!important`, because inline styles are stronger. Programs that drop style sheets show the light colours. */
export const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background:#12161d!important}
.sheet{background:#181d26!important;border-color:#303742!important}
.ink{color:#ebe6db!important}
.soft{color:#abafb8!important}
.brand,.copper{color:#e7a272!important}
.facts,.facts th,.facts td,.foot{border-color:#303742!important}
.button{background:#e7a272!important}
.button-words{color:#1b1109!important}
}`;
