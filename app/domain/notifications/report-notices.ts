/** Notices about reported messages: event → words. */
import type { NoticeRow } from "./notice-row.ts";

export const REPORT_NOTICES = {
  "report.made": [
    {
      to: "staff",
      mail: false,
      group: "staff",
      link: (f) => f.reportLink,
      title: (f) => `A message of ${f.person} was reported`,
      body: (f) => `The reason given: ${f.change}. The report waits under Reports.`,
    },
  ],
  "report.decided": [
    {
      to: "self",
      mail: true,
      link: () => "/settings/blocked",
      button: "See who you have blocked",
      title: (f) =>
        f.change === "upheld"
          ? `We have warned ${f.person} about the message you reported`
          : `The message you reported breaks none of our rules`,
      body: (f) =>
        `Our staff looked at the message of ${f.person}.${f.because} We did not say who reported it. If you want nothing more from this person, block them.`,
    },
  ],
  "report.warned": [
    {
      to: "self",
      mail: true,
      group: "security",
      link: () => "/terms",
      button: "Read the terms",
      title: () => "A message of yours breaks our rules",
      body: (f) =>
        `Our staff looked at a message you wrote. What is wrong with it: ${f.change}.${f.because} Please do not write such messages: after more of them the account can be suspended.`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
