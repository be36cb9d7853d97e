/** Notices of staff's decisions, for the other staff and for the person whose role changed: event → words. */
import type { NoticeRow } from "./notice-row.ts";

/** Security of the site: by mail too, which cannot be turned off, and many within minutes become two mails. */
const byMail = { mail: true, calm: true, group: "security" } as const;

export const STAFF_NOTICES = {
  "staff.role_changed": [
    {
      to: "self",
      mail: true,
      group: "security",
      link: (f) => (f.duties === null ? "/settings" : "/admin"),
      title: (f) => (f.duties === null ? "You are no longer on the staff" : "You are on the staff"),
      body: (f) =>
        f.duties === null
          ? `${f.decider} made your account a plain member's account.${f.because} Your orders and your money stay as they are.`
          : `${f.decider} decided what you can do as staff: ${f.duties}.${f.because}`,
    },
    {
      to: "staff",
      ...byMail,
      link: (f) => f.personLink,
      title: (f) =>
        f.duties === null
          ? `${f.person} is no longer on the staff`
          : `${f.person} is on the staff: ${f.duties}`,
      body: (f) =>
        `${f.decider} decided this.${f.because} If you did not expect it, ask ${f.decider}.`,
    },
  ],
  "staff.ruled": [
    {
      to: "staff",
      mail: false,
      link: (f) => f.caseLink,
      title: (f) => `${f.decider} ruled on ${f.what}`,
      body: (f) =>
        `Released to the freelancer: ${f.released}. Back to the buyer: ${f.refunded}.${f.because}`,
    },
  ],
  "staff.report_decided": [
    {
      to: "staff",
      mail: false,
      link: (f) => f.reportLink,
      title: (f) =>
        f.change === "upheld"
          ? `${f.decider} warned ${f.person} about a message`
          : `${f.decider} dismissed a report about ${f.person}`,
      body: (f) => `A member had reported a message.${f.because}`,
    },
  ],
  "staff.review_decided": [
    {
      to: "staff",
      mail: false,
      link: (f) => f.reviewCaseLink,
      title: (f) =>
        f.change === "hidden"
          ? `${f.decider} hid a review of ${f.what}`
          : f.change === "shown"
            ? `${f.decider} showed a review of ${f.what} again`
            : `${f.decider} kept a reported review of ${f.what}`,
      body: (f) => `This is on record.${f.because}`,
    },
  ],
  "staff.suspense_assigned": [
    {
      to: "staff",
      mail: false,
      link: () => "/admin/payments",
      title: (f) => `${f.decider} assigned ${f.amount} to ${f.person}`,
      body: (f) => `It was a payment without a known owner.${f.because}`,
    },
  ],
  "staff.commission_published": [
    {
      to: "staff",
      ...byMail,
      link: () => "/admin/commission",
      title: (f) => `${f.decider} published a new commission schedule`,
      body: (f) => `It applies to orders placed from ${f.due ?? "now"} on.${f.because}`,
    },
  ],
} satisfies Record<string, readonly NoticeRow[]>;
