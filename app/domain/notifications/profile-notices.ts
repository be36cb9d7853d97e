/** Notices to people about their profile: event → words. */
import type { NoticeRow } from "./notice-row.ts";

export const PROFILE_NOTICES = {
  "account.picture_removed": [
    {
      to: "self",
      mail: true,
      button: "See your profile",
      link: () => "/settings/profile",
      title: () => "Our staff removed your picture",
      body: (f) =>
        `Other people now see your initials instead.${f.because} You can choose another picture on your profile page. Nothing else about your account changed.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
