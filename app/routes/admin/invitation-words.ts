/** The state of an invitation list in words. */
import type { InvitationListState } from "#app/domain/people/invitations/invitation-pages.ts";

const WORDS: Record<InvitationListState, string> = {
  previewed: "Waiting for you to confirm",
  sending: "Being sent",
  sent: "Sent",
};

export function invitationStateWords(state: InvitationListState): string {
  return WORDS[state];
}
