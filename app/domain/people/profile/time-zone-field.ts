/** The time zone of a profile, as every door reads it. */
import { z } from "zod";
import { findTimeZone } from "#app/domain/kernel/time-zone.ts";

/** An IANA name; null for an empty text, which means UTC. */
export const timeZoneField = z
  .string()
  .max(64)
  .transform((name, check): string | null => {
    if (name.trim() === "") return null;
    const zone = findTimeZone(name);
    if (zone !== null) return zone;
    check.addIssue({
      code: "custom",
      message: "We do not know this time zone. Choose one of the list, such as Europe/Paris.",
    });
    return z.NEVER;
  });
