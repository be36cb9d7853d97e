/** How many rows of lines a form shows: one at first, one more each time the button for it is pressed. Pure. */

export function rowsIn(values: Record<string, string>): number {
  const rows = Number.parseInt(values["rows"] ?? "1", 10);
  return Number.isInteger(rows) && rows > 0 ? rows : 1;
}
