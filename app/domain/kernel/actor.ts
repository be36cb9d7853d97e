/** Who acts. Commands take an actor first; "admin" is an actor, not a feature. */

export type Role = "member" | "staff";

/** Where a request came from: told in notices about the account's security, decides nothing. */
export interface Place {
  address: string;
  /** What the browser or program says of itself. */
  agent: string;
  /** The name of the API token, for programs. */
  token?: string;
}

export interface UserActor {
  kind: "user";
  id: string;
  role: Role;
  /** How the actor proved who they are; kept with every command. */
  level: "password" | "second_factor";
  /** The API token it came with; a token may have caps of its own, and every command keeps which one it was. */
  tokenId?: string;
  /** Set for whoever acts in the sandbox: a command of the other world refuses them, whatever led them there. */
  sandbox?: true;
  /** Absent for what is not a request: batches, demo, tests. */
  place?: Place;
}

/** Deadlines and sweeps: what happens because nobody acted. */
export interface ClockActor {
  kind: "clock";
  id: "clock";
}

/** The person at the machine's command line. */
export interface OperatorActor {
  kind: "operator";
  id: "operator";
}

/** A payment provider telling us what became of an operation of ours. */
export interface ProviderActor {
  kind: "provider";
  id: "cards" | "bank";
}

/** Somebody who has not signed in: the only thing they can do is sign up. */
export interface VisitorActor {
  kind: "visitor";
  id: "visitor";
}

/**
 * A person who signed in while suspended. An actor of its own kind, so that every command refuses it except the one that
 * names it.
 */
export interface SuspendedActor {
  kind: "suspended";
  id: string;
}

/**
 * The worker, ending what a person began, under that person's own keys: so that ending and doing are one decision. It may
 * do so when the person may give no commands any more.
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

/** A person looking at a page; null is a visitor. */
export type Viewer = UserActor | null;

export const CLOCK: ClockActor = { kind: "clock", id: "clock" };
export const VISITOR: VisitorActor = { kind: "visitor", id: "visitor" };
export const OPERATOR: OperatorActor = { kind: "operator", id: "operator" };
