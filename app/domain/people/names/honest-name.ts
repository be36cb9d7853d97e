/** Refuses new names that look like Farthing or its staff, or that mix look-alike letters of two alphabets. */
import { refuse } from "#app/domain/kernel/refusal.ts";
import type { sql } from "#app/domain/store/store.ts";
import { mixedWord } from "./mixed-scripts.ts";
import { isAddress, looksLike, looksOfficial, looksOfPeople } from "./official.ts";
import type { Tx } from "#app/domain/commands/command.ts";

type Reader = Tx["sql"] | typeof sql;

export interface Names {
  name: string;
  handle: string;
}

/** Appearances of staff: `names` of their names, `handles` of their names and handles. */
export interface StaffLooks {
  names: ReadonlySet<string>;
  handles: ReadonlySet<string>;
}

/**
 * Refuses `name_mixed_scripts`, `name_reserved` and `handle_reserved`. Names equal to those in `before` are not checked: they
 * may be older than the rule, or than the staff they resemble.
 */
export async function requireHonestName(
  reader: Reader,
  { name, handle }: Names,
  before?: Names & { userId: string },
): Promise<void> {
  const newName = name !== before?.name;
  const newHandle = handle.toLowerCase() !== before?.handle.toLowerCase();
  if (!newName && !newHandle) return;
  const staff = await staffLooks(reader, before?.userId);
  if (newName && mixedWord(name) !== null) refuse("name_mixed_scripts", { field: "name" });
  if (newName && isNameReserved(name, staff)) refuse("name_reserved", { field: "name" });
  if (newHandle && isHandleReserved(handle, staff)) refuse("handle_reserved", { field: "handle" });
}

/** Appearances of all staff, suspended ones included; `except` leaves out one person. */
export async function staffLooks(reader: Reader, except = ""): Promise<StaffLooks> {
  const staff = await reader<Names[]>`
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
