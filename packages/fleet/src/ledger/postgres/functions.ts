/**
 * The operations of the ledger that change something, in PL/pgSQL. Each is one call and so one transaction
 * that begins and ends on the server: a worker that stops in between holds no lock. Each locks the unit
 * before the run, so that no two wait for each other, and reads the clock after it has the lock.
 */
export const FUNCTIONS: string = `
create function cdf_fleet.now_ms() returns bigint language sql volatile as $$
  select floor(extract(epoch from clock_timestamp()) * 1000)::bigint
$$;

create function cdf_fleet.server() returns text language sql stable as $$
  select extract(epoch from pg_postmaster_start_time())::text
$$;

create function cdf_fleet.create_run(p_id text, p_settings text) returns boolean language plpgsql as $$
begin
  insert into cdf_fleet.run (id, settings, created_at, server)
    values (p_id, p_settings, cdf_fleet.now_ms(), cdf_fleet.server()) on conflict do nothing;
  return found;
end $$;

create function cdf_fleet.change_run(p_id text, p_state text) returns boolean language plpgsql as $$
begin
  update cdf_fleet.run set state = p_state where id = p_id and state <> 'cancelled';
  return found;
end $$;

create function cdf_fleet.add_units(
  p_run text, p_at integer, p_kinds text[], p_roots text[], p_files integer[], p_bytes bigint[], p_bodies text[]
) returns integer language plpgsql as $$
declare
  its record;
begin
  select listed, closed into its from cdf_fleet.run where id = p_run for update;
  if not found or its.closed then return null; end if;
  if its.listed <> p_at then return its.listed; end if;
  insert into cdf_fleet.unit (run, unit, kind, root, files, bytes, body)
    select p_run, p_at + place - 1, kind, root, files, bytes, body
      from unnest(p_kinds, p_roots, p_files, p_bytes, p_bodies)
        with ordinality as list (kind, root, files, bytes, body, place);
  update cdf_fleet.run set
      listed = p_at + cardinality(p_kinds),
      files_listed = files_listed + (select coalesce(sum(one), 0) from unnest(p_files) as one),
      bytes_listed = bytes_listed + (select coalesce(sum(one), 0) from unnest(p_bytes) as one)
    where id = p_run;
  return p_at + cardinality(p_kinds);
end $$;

create function cdf_fleet.close_list(p_run text) returns boolean language plpgsql as $$
begin
  update cdf_fleet.run set closed = true where id = p_run;
  return found;
end $$;

create function cdf_fleet.count_open(p_run text, p_kind text, p_by integer) returns void language sql as $$
  update cdf_fleet.run set
      open_files = open_files + case when p_kind = 'file' then p_by else 0 end,
      open_pages = open_pages + case when p_kind = 'file' then 0 else p_by end
    where id = p_run
$$;

create function cdf_fleet.advance(p_run text, p_from integer, p_to integer) returns boolean
language plpgsql as $$
declare
  its record;
begin
  select listed, fed into its from cdf_fleet.run where id = p_run for update;
  if not found or its.fed <> p_from or p_to > its.listed then return false; end if;
  perform cdf_fleet.count_open(p_run, kind, count(*)::integer)
    from cdf_fleet.unit where run = p_run and unit >= p_from and unit < p_to group by kind;
  update cdf_fleet.run set fed = p_to where id = p_run;
  return true;
end $$;

create function cdf_fleet.claim(p_run text, p_unit integer, p_owner text, p_lease bigint)
returns table (kind text, number bigint, round integer, restarted boolean) language plpgsql as $$
declare
  its record;
  at bigint;
  next_fence bigint;
begin
  select u.status, u.owner, u.lease_until, u.round, u.fence into its
    from cdf_fleet.unit u where u.run = p_run and u.unit = p_unit
      and u.unit < (select r.fed from cdf_fleet.run r where r.id = p_run) for update;
  if not found then return query select 'unknown', 0::bigint, 0, false; return; end if;
  if its.status <> 'open' then return query select 'settled', 0::bigint, 0, false; return; end if;
  at := cdf_fleet.now_ms();
  if its.lease_until > at and its.owner <> p_owner then
    return query select 'held', its.lease_until, 0, false;
    return;
  end if;
  -- The time is in it, so that a server restored from an older state does not issue a fence twice.
  next_fence := greatest(its.fence + 1, at);
  update cdf_fleet.unit u set fence = next_fence, owner = p_owner, lease_until = at + p_lease
    where u.run = p_run and u.unit = p_unit;
  return query select 'claimed', next_fence, its.round,
    (select r.server <> cdf_fleet.server() from cdf_fleet.run r where r.id = p_run);
end $$;

create function cdf_fleet.renew(p_run text, p_unit integer, p_fence bigint, p_lease bigint) returns boolean
language plpgsql as $$
begin
  update cdf_fleet.unit set lease_until = cdf_fleet.now_ms() + p_lease
    where run = p_run and unit = p_unit and fence = p_fence and status = 'open';
  return found;
end $$;

create function cdf_fleet.release(p_run text, p_unit integer, p_fence bigint) returns boolean
language plpgsql as $$
begin
  update cdf_fleet.unit set lease_until = 0 where run = p_run and unit = p_unit and fence = p_fence;
  return found;
end $$;

create function cdf_fleet.append_part(
  p_run text, p_unit integer, p_session text, p_number integer, p_bytes bigint, p_body text
) returns boolean language plpgsql as $$
declare
  is_new boolean;
begin
  -- Shared, so that many workers record parts of a file at a time, and none while its session is replaced.
  perform 1 from cdf_fleet.unit
    where run = p_run and unit = p_unit and status = 'open' and session <> '' and session = p_session for share;
  if not found then return false; end if;
  insert into cdf_fleet.part (run, unit, number, body) values (p_run, p_unit, p_number, p_body)
    on conflict (run, unit, number) do update set body = excluded.body returning xmax = 0 into is_new;
  if is_new then
    update cdf_fleet.run set parts_sent = parts_sent + 1, bytes_sent = bytes_sent + p_bytes where id = p_run;
  end if;
  return true;
end $$;

create function cdf_fleet.append(
  p_run text, p_unit integer, p_fence bigint, p_kind text, p_body text, p_session text, p_dropped integer[]
) returns boolean language plpgsql as $$
begin
  perform 1 from cdf_fleet.unit
    where run = p_run and unit = p_unit and status = 'open' and fence = p_fence for update;
  if not found then return false; end if;
  insert into cdf_fleet.record (run, unit, body) values (p_run, p_unit, p_body);
  if p_kind in ('session', 'reset') then
    update cdf_fleet.unit set session = p_session where run = p_run and unit = p_unit;
    delete from cdf_fleet.part where run = p_run and unit = p_unit;
  end if;
  delete from cdf_fleet.part where run = p_run and unit = p_unit and number = any(p_dropped);
  return true;
end $$;

create function cdf_fleet.mark_done(p_run text, p_unit integer, p_files integer[], p_bytes bigint[])
returns boolean language plpgsql as $$
declare
  its record;
  fresh record;
begin
  select done into its from cdf_fleet.unit
    where run = p_run and unit = p_unit and status = 'open' for update;
  if not found then return false; end if;
  select array_agg(file) as files, count(*) as count, sum(size) as bytes into fresh from (
    select distinct on (file) file, size
      from unnest(p_files, p_bytes) with ordinality as list (file, size, place) order by file, place
  ) as each where file <> all(its.done);
  if fresh.count = 0 then return true; end if;
  update cdf_fleet.unit set done = done || fresh.files where run = p_run and unit = p_unit;
  update cdf_fleet.run set files_done = files_done + fresh.count, bytes_done = bytes_done + fresh.bytes
    where id = p_run;
  return true;
end $$;

create function cdf_fleet.add_fault(
  p_run text, p_unit integer, p_max integer, p_worker text, p_code text, p_body text
) returns boolean language plpgsql as $$
begin
  perform 1 from cdf_fleet.unit where run = p_run and unit = p_unit and status = 'open' for update;
  if not found or (select count(*) from cdf_fleet.fault where run = p_run and unit = p_unit) >= p_max then
    return false;
  end if;
  insert into cdf_fleet.fault (run, unit, worker, code, body)
    values (p_run, p_unit, p_worker, p_code, p_body) on conflict do nothing;
  return found;
end $$;

create function cdf_fleet.new_round(p_run text, p_unit integer, p_from integer) returns boolean
language plpgsql as $$
begin
  update cdf_fleet.unit set round = round + 1
    where run = p_run and unit = p_unit and status = 'open' and round = p_from;
  return found;
end $$;

create function cdf_fleet.settle(
  p_run text, p_unit integer, p_fence bigint, p_failed integer, p_failures text
) returns boolean language plpgsql as $$
declare
  its record;
begin
  update cdf_fleet.unit set
      status = case when p_failed = 0 then 'done' else 'failed' end,
      body = case when p_failed = 0 then '' else body end,
      done = case when p_failed = 0 then '{}' else done end,
      failures = case when p_failed = 0 then '' else p_failures end,
      session = case when p_failed > 0 then session else '' end,
      failed = p_failed, lease_until = 0
    where run = p_run and unit = p_unit and status = 'open' and fence = p_fence returning kind into its;
  if not found then return false; end if;
  if p_failed = 0 then
    delete from cdf_fleet.record where run = p_run and unit = p_unit;
    delete from cdf_fleet.part where run = p_run and unit = p_unit;
    delete from cdf_fleet.fault where run = p_run and unit = p_unit;
  else
    update cdf_fleet.run set files_failed = files_failed + p_failed where id = p_run;
  end if;
  perform cdf_fleet.count_open(p_run, its.kind, -1);
  return true;
end $$;

create function cdf_fleet.reopen(p_run text, p_unit integer, p_record text, p_over boolean) returns boolean
language plpgsql as $$
declare
  its record;
begin
  select kind, failed into its from cdf_fleet.unit
    where run = p_run and unit = p_unit and status = 'failed' for update;
  if not found then return false; end if;
  update cdf_fleet.unit set
      status = 'open', failures = '', failed = 0, rounds_before = round, round = round + 1,
      session = case when p_over then '' else unit.session end
    where run = p_run and unit = p_unit;
  delete from cdf_fleet.fault where run = p_run and unit = p_unit;
  if p_record is not null then
    insert into cdf_fleet.record (run, unit, body) values (p_run, p_unit, p_record);
  end if;
  if p_over then delete from cdf_fleet.part where run = p_run and unit = p_unit; end if;
  perform cdf_fleet.count_open(p_run, its.kind, 1);
  update cdf_fleet.run set files_failed = files_failed - its.failed where id = p_run;
  return true;
end $$;

create function cdf_fleet.beat(p_id text, p_report text) returns void language plpgsql as $$
begin
  -- Workers that were not seen for a day are forgotten.
  delete from cdf_fleet.worker where seen_at < cdf_fleet.now_ms() - 86400000;
  insert into cdf_fleet.worker (id, report, seen_at) values (p_id, p_report, cdf_fleet.now_ms())
    on conflict (id) do update set report = excluded.report, seen_at = excluded.seen_at;
end $$;

create function cdf_fleet.take_turn(p_name text, p_every bigint) returns boolean language plpgsql as $$
declare
  at bigint := cdf_fleet.now_ms();
begin
  insert into cdf_fleet.turn as its (name, until) values (p_name, at + p_every)
    on conflict (name) do update set until = excluded.until where its.until <= at;
  return found;
end $$;

create function cdf_fleet.agree(p_name text, p_proof text) returns text language plpgsql as $$
begin
  insert into cdf_fleet.proof (name, proof) values (p_name, p_proof) on conflict do nothing;
  return (select proof from cdf_fleet.proof where name = p_name);
end $$;
`;
