/** Words that make a name look like Farthing or its staff. */

/** Not even as a part of a word. */
export const HOUSE = ["farthing"];

/** Not as a word of a name, whatever stands beside it. */
export const ROLES = words(`
  admin admins administrator administrators administration moderator moderators moderation official officially staff sysadmin
  superuser webmaster postmaster`);

/** Not as a whole name: "Support", "Payout Team". Beside a word of one's own they say what a person does. */
export const DUTIES = words(`
  abuse account accounts arbitration arbitrator bank billing bot commission compliance dispute disputes escrow finance
  helpdesk help info legal mail noreply owner payment payments payout payouts platform privacy refund refunds root safety sales
  security support system trust verification verified wallet`);

/** Words that stand beside a duty and change nothing: "The Help Desk". */
export const FILLERS = words(`
  agent and assistant center centre chat customer customers department dept desk for from here live manager member of office
  online our representative service services team the your`);

/** Handles that programs or addresses trip over; as names they are harmless. */
export const ADDRESSES = words(`
  about account api bank billing bot cards clock commission disputes escrow everyone gigs hooks info legal mail me messages money
  null orders owner payments payouts platform postmaster privacy provider root sales sellers settings status system team terms
  undefined visitor wallet webmaster`);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
