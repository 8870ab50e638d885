/** The tables of the ledger in PostgreSQL. All of them are in one schema, which nothing else uses. */

/** The schema of the ledger. The queue has its own schema. */
export const LEDGER_SCHEMA = "cdf_fleet";

/**
 * `unit.done` and not a row per file: a page of 1,000 files would write 1,000 rows and delete them again.
 * `fillfactor` leaves place on the page for the next version of a row that changes often.
 */
export const TABLES: string = `
create table cdf_fleet.run (
  id text primary key,
  settings text not null,
  state text not null default 'running',
  created_at bigint not null,
  server text not null,
  closed boolean not null default false,
  listed integer not null default 0,
  fed integer not null default 0,
  open_files integer not null default 0,
  open_pages integer not null default 0,
  files_listed bigint not null default 0,
  bytes_listed bigint not null default 0,
  files_done bigint not null default 0,
  bytes_done bigint not null default 0,
  files_failed bigint not null default 0,
  parts_sent bigint not null default 0,
  bytes_sent bigint not null default 0
) with (fillfactor = 20);

create table cdf_fleet.unit (
  run text not null,
  unit integer not null,
  kind text not null,
  root text not null,
  files integer not null,
  bytes bigint not null,
  body text not null,
  status text not null default 'open',
  round integer not null default 1,
  rounds_before integer not null default 0,
  fence bigint not null default 0,
  owner text not null default '',
  lease_until bigint not null default 0,
  session text not null default '',
  failures text not null default '',
  failed integer not null default 0,
  done integer[] not null default '{}',
  primary key (run, unit)
) with (fillfactor = 70);
create index unit_open on cdf_fleet.unit (run, unit) where status = 'open';
create index unit_failed on cdf_fleet.unit (run, unit) where status = 'failed';

create table cdf_fleet.record (
  run text not null,
  unit integer not null,
  seq bigint generated always as identity,
  body text not null,
  primary key (run, unit, seq)
);

create table cdf_fleet.part (
  run text not null,
  unit integer not null,
  number integer not null,
  body text not null,
  primary key (run, unit, number)
);

create table cdf_fleet.fault (
  run text not null,
  unit integer not null,
  seq bigint generated always as identity,
  worker text not null,
  code text not null,
  body text not null,
  primary key (run, unit, worker, code)
);

create table cdf_fleet.worker (
  id text primary key,
  report text not null,
  seen_at bigint not null
);

create table cdf_fleet.turn (
  name text primary key,
  until bigint not null
);

create table cdf_fleet.proof (
  name text primary key,
  proof text not null
);
`;
