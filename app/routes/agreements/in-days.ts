/** Days in words: `1 day`, `7 days`. */
export function inDays(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}
