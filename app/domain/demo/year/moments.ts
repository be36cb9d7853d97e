/** Moments of the demo's year, counted back from its last day. */
import { newIdAt } from "#app/domain/kernel/ids.ts";
import type { IdKind } from "#app/domain/kernel/ids.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export function daysBefore(today: Date, days: number): Date {
  return new Date(today.getTime() - Math.round(days * DAY_MS));
}

export function later(at: Date, hours: number): Date {
  return new Date(at.getTime() + Math.round(hours * HOUR_MS));
}

export function idAt(kind: IdKind, at: Date): string {
  return newIdAt(kind, at.getTime());
}
