/** No name that is given or changed may be taken for Farthing, for its staff, or hide behind look-alike letters. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import { mixedWord } from "./mixed-scripts.ts";
import { isAddress, looksLike, looksOfficial, looksOfPeople } from "./official.ts";
import type { Tx } from "#app/domain/kernel/command.ts";

export interface Names {
  name: string;
  handle: string;
}

/** How the staff of the house are called, as far as a new name must not look like it. */
export interface StaffLooks {
  names: ReadonlySet<string>;
  handles: ReadonlySet<string>;
}

/**
 * Refuses `name_mixed_scripts`, `name_reserved` and `handle_reserved`. Names that stay as they were `before` are not
 * judged: they may be older than the rule, or older than the staff they resemble.
 */
export async function requireHonestName(
  tx: Tx,
  { name, handle }: Names,
  before?: Names & { userId: string },
): Promise<void> {
  const newName = name !== before?.name;
  const newHandle = handle.toLowerCase() !== before?.handle.toLowerCase();
  if (!newName && !newHandle) return;
  const staff = await staffLooks(tx.sql, before?.userId);
  if (newName && mixedWord(name) !== null) refuse("name_mixed_scripts", { field: "name" });
  if (newName && isNameReserved(name, staff)) refuse("name_reserved", { field: "name" });
  if (newHandle && isHandleReserved(handle, staff)) refuse("handle_reserved", { field: "handle" });
}

/** Everybody's who has the role, also while they are suspended; without those of one person. */
export async function staffLooks(sql: Tx["sql"], except = ""): Promise<StaffLooks> {
  const staff = await sql<Names[]>`
    select name, handle from users where role = 'staff' and id <> ${except}`;
  const names = staff.map(({ name }) => name);
  const handles = staff.map(({ handle }) => handle);
  return { names: looksOfPeople(names), handles: looksOfPeople([...names, ...handles]) };
}

export function isNameReserved(name: string, staff: StaffLooks): boolean {
  return looksOfficial(name) || looksLike(name, staff.names);
}

export function isHandleReserved(handle: string, staff: StaffLooks): boolean {
  return isAddress(handle) || looksOfficial(handle) || looksLike(handle, staff.handles);
}
