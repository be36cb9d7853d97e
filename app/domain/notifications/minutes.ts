/** Minutes of the day as people and programs write them: `22:00`. */

export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

export function writeMinutes(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Of a text that `TIME_OF_DAY` knows. */
export function readMinutes(text: string): number {
  const [hours = "", minutes = ""] = text.split(":");
  return Number.parseInt(hours, 10) * 60 + Number.parseInt(minutes, 10);
}
