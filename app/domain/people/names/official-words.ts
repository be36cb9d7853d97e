/** Words that make a name look like Farthing or its staff. */

/** Forbidden even as a part of a word. */
export const HOUSE = ["farthing"];

/** Forbidden as a word of a name, whatever other words it has. */
export const ROLES = words(`
  admin admins administrator administrators administration moderator moderators moderation official officially staff sysadmin
  superuser webmaster postmaster`);

/** Forbidden as a whole name: "Support", "Payout Team". Beside other words they say what a person does. */
export const DUTIES = words(`
  abuse account accounts arbitration arbitrator bank billing bot commission compliance dispute disputes escrow finance
  helpdesk help info legal mail noreply owner payment payments payout payouts platform privacy refund refunds root safety sales
  security support system trust verification verified wallet`);

/** Words that change nothing beside a duty: "The Help Desk". */
export const FILLERS = words(`
  agent and assistant center centre chat closed customer customers department dept desk for from here live manager member of office
  online our representative service services team the your`);

/** Handles that would confuse programs or addresses; allowed as names. */
export const ADDRESSES = words(`
  about account api bank billing bot cards clock commission disputes escrow everyone gigs hooks info legal mail me messages money
  null orders owner payments payouts platform postmaster privacy provider root sales sellers settings status system team terms
  undefined visitor wallet webmaster`);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
