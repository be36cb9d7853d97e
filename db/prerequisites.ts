/** Prerequisites of a database before its migration, and the statements an administrator has to run for missing ones. */
import type { Sql } from "./client.server.ts";

/** Names what is missing, with the statements that an administrator has to run. */
export class DatabaseUnprepared extends Error {
  override name = "DatabaseUnprepared";
}

interface Facts {
  login: string;
  database: string;
  /** May create schemas and everything in them. */
  may_create: boolean;
  may_use_public: boolean;
  /** pg_trgm, for mistyped search words: installed in this database, or available on the server. */
  has_trgm: boolean;
  trgm_on_server: boolean;
  has_role: boolean;
  may_make_role: boolean;
  /** May grant itself the role; from PostgreSQL 16 on only the role's creator may. */
  may_give_role: boolean;
  may_become_role: boolean;
  /** Our tables exist but the role may not write to them: the role was missing when they were restored. */
  lost_rights: boolean;
}

/**
 * Checks the prerequisites: a database's owner can do nearly everything in it, but roles belong to the whole server. Refuses with
 * `DatabaseUnprepared` before any change.
 */
export async function requirePrerequisites(sql: Sql): Promise<void> {
  const [facts] = await sql<Facts[]>`
    select current_user as login, current_database() as database,
      has_database_privilege(current_database(), 'create') as may_create,
      has_schema_privilege('public', 'create') as may_use_public,
      exists (select from pg_extension where extname = 'pg_trgm') as has_trgm,
      exists (select from pg_available_extensions where name = 'pg_trgm') as trgm_on_server,
      app.oid is not null as has_role,
      me.rolcreaterole or me.rolsuper as may_make_role,
      me.rolsuper or (me.rolcreaterole and (app.oid is null or current_setting('server_version_num')::int < 160000))
        or (app.oid is not null and pg_has_role(current_user, app.oid, 'member with admin option')) as may_give_role,
      app.oid is not null and ${mayBecome(sql, sql`app.oid`)} as may_become_role,
      case when to_regclass('drizzle.__drizzle_migrations') is null or to_regclass('public.commands') is null then false
           else app.oid is null or not has_table_privilege(app.oid, to_regclass('public.commands'), 'insert') end as lost_rights
    from pg_roles me left join pg_roles app on app.rolname = 'farthing_app' where me.rolname = current_user`;
  if (facts === undefined) return;
  if (facts.lost_rights) throw new DatabaseUnprepared(lostRights(facts));
  const wanted = missing(facts);
  if (wanted.length === 0) return;
  throw new DatabaseUnprepared(
    `The database ${facts.database} is not ready for Farthing, and ${facts.login} may not make it so. ` +
      `Nothing was changed. Somebody who administers the server has to run, in ${facts.database}:\n  ` +
      `${wanted.join("\n  ")}\nThen start again.`,
  );
}

/** A dump contains tables and grants, but not the roles, which belong to the server. */
function lostRights({ database, has_role: hasRole }: Facts): string {
  const first = hasRole
    ? "The role is there now:"
    : "Somebody who may has to run “create role farthing_app nologin;”, then";
  return (
    `The database ${database} was restored on a server that had no role farthing_app, so what that role may do was lost. ` +
    `Nothing was changed. ${first} restore into an empty database once more.`
  );
}

/** Makes the owner a member of the role: on a server where only the database was restored, it is not one yet. */
export async function becomeMember(sql: Sql): Promise<void> {
  const [row] = await sql<{ able: boolean }[]>`
    select ${mayBecome(sql, sql`oid`)} as able from pg_roles where rolname = 'farthing_app'`;
  if (row?.able === false) await sql`grant farthing_app to current_user`;
}

/** From PostgreSQL 16 on, a role's creator may grant it, but not use it (`set role`). */
function mayBecome(sql: Sql, role: ReturnType<Sql>) {
  return sql`pg_has_role(current_user, ${role}, case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end)`;
}

function missing(facts: Facts): string[] {
  const login = quoted(facts.login);
  const wanted: string[] = [];
  if (!facts.may_create)
    wanted.push(`grant create on database ${quoted(facts.database)} to ${login};`);
  if (!facts.may_use_public) wanted.push(`grant usage, create on schema public to ${login};`);
  if (!facts.has_trgm && !facts.trgm_on_server)
    wanted.push(
      "-- first install PostgreSQL's extra modules on the server (on many systems the package postgresql-contrib)",
    );
  if (!facts.has_trgm && !(facts.may_create && facts.trgm_on_server))
    wanted.push("create extension pg_trgm;");
  if (!facts.has_role && !facts.may_make_role) wanted.push("create role farthing_app nologin;");
  if (!facts.may_become_role && !facts.may_give_role)
    wanted.push(`grant farthing_app to ${login};`);
  return wanted;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
