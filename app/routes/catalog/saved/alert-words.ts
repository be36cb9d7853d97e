/** How a saved search tells of new gigs, in words. Pure. */
import { ALERTS } from "#app/domain/catalog/saved/saved-limits.ts";
import type { Alert } from "#app/domain/catalog/saved/saved-limits.ts";

const ALERT_WORDS: Record<Alert, { label: string; detail: string }> = {
  never: { label: "Do not tell me", detail: "The search is only kept here." },
  daily: { label: "Once a day", detail: "One notice a day, when there are new gigs." },
  at_once: { label: "At once", detail: "Within minutes of a new gig." },
};

export const ALERT_CHOICES = ALERTS.map((value) => ({ value, ...ALERT_WORDS[value] }));
