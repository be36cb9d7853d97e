/** Draws a QR code as the path of an SVG: one square for each dark module, one unit wide. */
import { encode } from "uqr";

export interface QrPath {
  /** Width and height, the quiet zone included. */
  size: number;
  path: string;
}

/** Readers need four light modules around the code. */
const QUIET_ZONE = 4;

export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: "M", border: QUIET_ZONE });
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join("") };
}
