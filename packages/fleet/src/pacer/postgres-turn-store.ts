import { brokerFailed } from "../errors/fleet-error.js";
import type { SqlStore } from "../ledger/postgres/postgres-ledger.js";
import { asNumber } from "../ledger/replies.js";
import type { TurnStore } from "./turn-store.js";

/**
 * The rule of `gcra.ts` in PL/pgSQL. `due` is when the next request is due, `cool` the end of a cool-down.
 * The response does not wait for the disk: a crash costs at most a burst.
 */
export const PACE_SQL: string = `
create table cdf_fleet.pace (
  budget text primary key,
  due double precision not null default 0,
  cool double precision not null default 0
) with (fillfactor = 20);

create function cdf_fleet.pace_turn(p_budget text, p_per_second double precision, p_burst integer)
returns integer language plpgsql as $$
declare
  its record;
  now_ms double precision;
  span double precision := 1000 / p_per_second;
  start double precision;
  base double precision;
begin
  perform set_config('synchronous_commit', 'off', true);
  select due, cool into its from cdf_fleet.pace where budget = p_budget for update;
  if not found then
    insert into cdf_fleet.pace (budget) values (p_budget) on conflict do nothing;
    select due, cool into its from cdf_fleet.pace where budget = p_budget for update;
  end if;
  now_ms := extract(epoch from clock_timestamp()) * 1000;
  start := greatest(now_ms, its.cool);
  base := greatest(its.due, start - span * (p_burst - 1));
  update cdf_fleet.pace set due = base + span where budget = p_budget;
  return ceil(greatest(base, start) - now_ms);
end $$;

create function cdf_fleet.pace_cool(p_budget text, p_ms double precision) returns void language plpgsql as $$
declare
  until_ms double precision := extract(epoch from clock_timestamp()) * 1000 + p_ms;
begin
  insert into cdf_fleet.pace as its (budget, cool) values (p_budget, until_ms)
    on conflict (budget) do update set cool = greatest(its.cool, excluded.cool);
end $$;
`;

/** Turns in PostgreSQL. */
export function postgresTurnStore(store: SqlStore): TurnStore {
  return {
    async takeTurn(budget, { perSecond, burst }): Promise<number> {
      try {
        const text = "select cdf_fleet.pace_turn($1, $2, $3) as wait";
        const { rows } = await store.query(text, [budget, perSecond, burst]);
        return asNumber(rows[0]?.["wait"]);
      } catch (error) {
        throw brokerFailed("pace a request", error);
      }
    },
    async coolDown(budget, ms): Promise<void> {
      const params = [budget, Math.max(1, Math.ceil(ms))];
      await store.query("select cdf_fleet.pace_cool($1, $2)", params).catch((error: unknown) => {
        throw brokerFailed("keep a cool-down", error);
      });
    },
  };
}
