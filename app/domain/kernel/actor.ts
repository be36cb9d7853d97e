/** Who gives a command. Every command takes an actor as its first argument; staff are actors with a role. */

export type Role = "member" | "staff";

/** What a member of staff works on. A member of staff has one duty or several; rows of `access/abilities.ts` name them. */
export const DUTIES = ["support", "finance", "judge", "admin"] as const;
export type Duty = (typeof DUTIES)[number];

/** Network place of a request. Shown in notices about the account's security; no rule reads it. */
export interface Place {
  address: string;
  /** The `User-Agent` header, as sent. */
  agent: string;
  /** Name of the API token when a program made the request. */
  token?: string;
}

export interface UserActor {
  kind: "user";
  id: string;
  role: Role;
  /** Of staff only. Absent: none, so the pages and commands of every duty are closed. */
  duties?: readonly Duty[];
  /** How the person proved who they are; stored with every command. */
  level: "password" | "second_factor";
  /** The API token of the request. A token may have spending caps, and every command stores the token's id. */
  tokenId?: string;
  /** The session of the request, by its public id; absent for a program. Its last step-up decides what it may do. */
  sessionId?: string;
  /** Set where no request is behind the actor, in the demo and in tests: no session and no token could prove anything. */
  vouched?: true;
  /** Set for actors of the sandbox. Commands of the live marketplace refuse them, whichever code path passed them on. */
  sandbox?: true;
  /** Absent when no request caused the command: batches, demo, tests. */
  place?: Place;
  /** The person's time zone, for moments in sentences. Set by sessions only: programs read UTC. */
  zone?: string;
}

/** The actor of deadlines and sweeps, which run because no person acted. */
export interface ClockActor {
  kind: "clock";
  id: "clock";
}

/** The person at the machine's command line. */
export interface OperatorActor {
  kind: "operator";
  id: "operator";
}

/** A payment provider reporting how one of our operations ended. */
export interface ProviderActor {
  kind: "provider";
  id: "cards" | "bank";
}

/** A person who is not signed in. The abilities of `visitor` are few: public pages, signing up, signing in. */
export interface VisitorActor {
  kind: "visitor";
  id: "visitor";
}

/** A person who signed in while suspended. A separate kind: only abilities whose row names `suspended` are granted. */
export interface SuspendedActor {
  kind: "suspended";
  id: string;
  zone?: string;
}

/**
 * The worker, ending a batch or order that a person began, under that person's idempotency keys: one key decides whether an item
 * was done or ended. Allowed when the person may give no commands any more.
 */
export interface WorkerActor {
  kind: "worker";
  id: string;
}

export type Actor =
  | UserActor
  | WorkerActor
  | SuspendedActor
  | VisitorActor
  | ClockActor
  | OperatorActor
  | ProviderActor;

/** The person who looks at a page; null for a visitor. */
export type Viewer = UserActor | null;

export const CLOCK: ClockActor = { kind: "clock", id: "clock" };
export const VISITOR: VisitorActor = { kind: "visitor", id: "visitor" };
export const OPERATOR: OperatorActor = { kind: "operator", id: "operator" };
