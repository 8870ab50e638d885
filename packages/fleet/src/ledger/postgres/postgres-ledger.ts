import { brokerFailed } from "../../errors/fleet-error.js";
import {
  type Claim,
  FAULTS_KEPT,
  type Ledger,
  type LedgerEntry,
  type RunView,
  type UnitView,
  type WorkerView,
} from "../ledger.js";
import {
  type FieldReader,
  readFault,
  readRunView,
  readUnitHead,
  readUnitView,
  readWorker,
} from "../read-views.js";
import { asList, asNumber, asText } from "../replies.js";

/** A row as the driver returns it. */
export type Row = Readonly<Record<string, unknown>>;

/** The functions of a connection pool that the ledger and the pacer need. */
export interface SqlStore {
  /** Runs one statement. `params` fill its `$1`, `$2`, … */
  query(text: string, params?: readonly unknown[]): Promise<{ readonly rows: readonly Row[] }>;
  end(): Promise<void>;
}

/** All columns of a run, by the names of its view. */
const RUN = `select id, settings, state, created_at as "createdAt", closed::integer as closed, listed,
  fed as cursor, open_files as "openFiles", open_pages as "openPages", files_listed as "filesListed",
  bytes_listed as "bytesListed", files_done as "filesDone", bytes_done as "bytesDone",
  files_failed as "filesFailed", parts_sent as "partsSent", bytes_sent as "bytesSent" from cdf_fleet.run`;

/** One statement, so that all lists have the same state. */
const UNIT = `select kind, root, files, bytes, body, status, round, rounds_before as "roundsBefore", failures, done,
  array(select r.body from cdf_fleet.record r where r.run = u.run and r.unit = u.unit order by r.seq) as records,
  array(select p.number from cdf_fleet.part p where p.run = u.run and p.unit = u.unit order by p.number)
    as numbers,
  array(select p.body from cdf_fleet.part p where p.run = u.run and p.unit = u.unit order by p.number) as parts,
  array(select f.body from cdf_fleet.fault f where f.run = u.run and f.unit = u.unit order by f.seq) as faults
  from cdf_fleet.unit u where run = $1 and unit = $2`;

const HEADS = `select unit, kind, root, status, round, rounds_before as "roundsBefore",
  lease_until > cdf_fleet.now_ms() as leased from cdf_fleet.unit where run = $1 and unit >= $2 and unit < $3 order by unit`;

const LIST = `select unit from cdf_fleet.unit where run = $1 and status = $2 and unit > $3
  and unit < (select fed from cdf_fleet.run where id = $1) order by unit limit $4`;

/**
 * The ledger in PostgreSQL. Each operation is one statement; those that change something are functions of the
 * server.
 *
 * @param store connections, which the ledger closes.
 */
export function postgresLedger(store: SqlStore): Ledger {
  const rows = async (
    what: string,
    text: string,
    params: readonly unknown[] = [],
  ): Promise<readonly Row[]> => {
    try {
      return (await store.query(text, params)).rows;
    } catch (error) {
      throw brokerFailed(`run the operation "${what}" of the ledger`, error);
    }
  };
  /** Calls a function that returns one value. */
  const call = async (name: string, ...args: readonly unknown[]): Promise<unknown> => {
    const places = args.map((_, index) => `$${index + 1}`).join(", ");
    const [row] = await rows(name, `select cdf_fleet.${name}(${places}) as value`, args);
    return row?.["value"];
  };
  const done = async (name: string, ...args: readonly unknown[]): Promise<boolean> =>
    (await call(name, ...args)) === true;
  const kept = (was: boolean): "kept" | "stale" => (was ? "kept" : "stale");
  const list = async (status: string, run: string, after: number, limit: number): Promise<number[]> =>
    (await rows("list units", LIST, [run, status, after, limit])).map(({ unit }) => asNumber(unit));

  return {
    now: async () => asNumber(await call("now_ms")),
    createRun: ({ id, settings }) => done("create_run", id, settings),
    async readRun(run): Promise<RunView | undefined> {
      const [row] = await rows("read a run", `${RUN} where id = $1`, [run]);
      return row === undefined ? undefined : readRunView(reader(row));
    },
    listRuns: async () =>
      (await rows("list runs", `${RUN} order by created_at, id`)).map((row) => readRunView(reader(row))),
    changeRun: (run, state) => done("change_run", run, state),
    async addUnits(run, at, units): Promise<number | undefined> {
      const columns = [
        units.map(({ kind }) => kind),
        units.map(({ root }) => root),
        units.map(({ files }) => files),
        units.map(({ bytes }) => bytes),
        units.map(({ body }) => body),
      ];
      const listed = await call("add_units", run, at, ...columns);
      return listed === null ? undefined : asNumber(listed);
    },
    async closeList(run): Promise<void> {
      await call("close_list", run);
    },
    advance: (run, from, to) => done("advance", run, from, to),
    async readUnit({ run, unit }): Promise<UnitView | undefined> {
      const [row] = await rows("read a unit", UNIT, [run, unit]);
      if (row === undefined) return undefined;
      const bodies = asList(row["parts"]);
      const parts = asList(row["numbers"]).map(
        (number, index) => [asNumber(number), asText(bodies[index])] as const,
      );
      return readUnitView(reader(row), {
        records: asList(row["records"]).map(asText),
        parts: new Map(parts),
        doneFiles: new Set(asList(row["done"]).map(asNumber)),
        faults: asList(row["faults"]).map((fault) => readFault(asText(fault))),
      });
    },
    readHeads: async (run, from, to) =>
      (await rows("read units", HEADS, [run, from, to])).map(
        ({ unit, kind, root, status, round, roundsBefore, leased }) =>
          readUnitHead({ unit, kind, root, status, round, roundsBefore, leased }),
      ),
    async claim({ run, unit }, owner, leaseMs): Promise<Claim> {
      const args = [run, unit, owner, leaseMs];
      const [row] = await rows("claim", "select * from cdf_fleet.claim($1, $2, $3, $4)", args);
      const { kind, number, round, restarted } = row ?? {};
      if (kind === "claimed")
        return { kind, fence: asNumber(number), round: asNumber(round), restarted: restarted === true };
      if (kind === "held") return { kind, until: asNumber(number) };
      return kind === "settled" ? { kind } : { kind: "unknown" };
    },
    renew: ({ run, unit }, fence, leaseMs) => done("renew", run, unit, fence, leaseMs),
    async release({ run, unit }, fence): Promise<void> {
      await call("release", run, unit, fence);
    },
    append: async ({ run, unit }, entry) => kept(await done(...appending(run, unit, entry))),
    async markDone({ run, unit }, files): Promise<void> {
      const indexes = files.map(({ index }) => index);
      const sizes = files.map(({ bytes }) => bytes);
      if (files.length > 0) await call("mark_done", run, unit, indexes, sizes);
    },
    async addFault({ run, unit }, fault): Promise<void> {
      await call("add_fault", run, unit, FAULTS_KEPT, fault.worker, fault.code, JSON.stringify(fault));
    },
    newRound: ({ run, unit }, from) => done("new_round", run, unit, from),
    settle: async ({ run, unit }, fence, failures) =>
      kept(await done("settle", run, unit, fence, failures.length, JSON.stringify(failures))),
    reopen: ({ run, unit }, { record, startOver = false } = {}) =>
      done("reopen", run, unit, record ?? null, startOver),
    listOpen: (run, after, limit) => list("open", run, after, limit),
    listFailed: (run, after, limit) => list("failed", run, after, limit),
    async beat(worker): Promise<void> {
      await call("beat", worker.id, JSON.stringify(worker));
    },
    async listWorkers(withinMs): Promise<readonly WorkerView[]> {
      const text = "select report, seen_at from cdf_fleet.worker where seen_at > cdf_fleet.now_ms() - $1";
      const seen = await rows("list workers", text, [withinMs]);
      return seen.map((row) => ({
        ...readWorker(asText(row["report"])),
        seenAt: asNumber(row["seen_at"]),
      }));
    },
    takeTurn: (name, everyMs) => done("take_turn", name, everyMs),
    agree: async (name, proof) => asText(await call("agree", name, proof)),
    close: () => store.end(),
  };
}

/** A field that a run or unit does not have reads as an empty text. */
function reader(row: Row): FieldReader {
  return (name) => String(row[name] ?? "");
}

function appending(run: string, unit: number, entry: LedgerEntry): [name: string, ...args: unknown[]] {
  if (entry.kind === "part") {
    const { session, partNumber, bytes, body } = entry;
    return ["append_part", run, unit, session, partNumber, bytes, body];
  }
  const { fence, kind, body, session = "", partNumbers = [] } = entry;
  return ["append", run, unit, fence, kind, body, session, partNumbers];
}
