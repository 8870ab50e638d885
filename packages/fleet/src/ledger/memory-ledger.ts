import type { UnitRef } from "../jobs/job.js";
import {
  type Claim,
  type DoneFile,
  FAULTS_KEPT,
  type Failure,
  type Ledger,
  type LedgerEntry,
  type NewUnit,
  type RunState,
  type RunView,
  type UnitFault,
  type UnitView,
  type WorkerReport,
  type WorkerView,
} from "./ledger.js";

interface Unit
  extends Omit<
    UnitView,
    "records" | "parts" | "doneFiles" | "faults" | "status" | "round" | "roundsBefore" | "failures"
  > {
  status: UnitView["status"];
  round: number;
  roundsBefore: number;
  fence: number;
  owner: string;
  leaseUntil: number;
  session: string;
  records: string[];
  parts: Map<number, string>;
  doneFiles: Set<number>;
  faults: UnitFault[];
  failures: readonly Failure[];
}

type Run = { -readonly [Name in keyof RunView]: RunView[Name] } & { readonly units: Unit[] };

/**
 * A ledger in memory, for simulations and tests: the conformance suite proves that it behaves as the other
 * ledgers do.
 *
 * @param clock the server's time, ms since the epoch.
 */
export function memoryLedger(clock: () => number): Ledger {
  const runs = new Map<string, Run>();
  const workers = new Map<string, WorkerView>();
  const turns = new Map<string, number>();
  const proofs = new Map<string, string>();

  const find = ({ run, unit }: UnitRef): { readonly run: Run; readonly unit: Unit } | undefined => {
    const found = runs.get(run);
    const its = found?.units[unit];
    return found === undefined || its === undefined ? undefined : { run: found, unit: its };
  };
  const countOpen = (run: Run, { kind }: Unit, by: number): void => {
    if (kind === "file") run.openFiles += by;
    else run.openPages += by;
  };
  const listUnits = (run: string, status: Unit["status"], after: number, limit: number): number[] => {
    const { units = [], cursor = 0 } = runs.get(run) ?? {};
    return units
      .slice(0, cursor)
      .flatMap((unit, index) => (unit.status === status && index > after ? [index] : []))
      .slice(0, limit);
  };

  return {
    now: async () => clock(),
    async createRun({ id, settings }): Promise<boolean> {
      if (runs.has(id)) return false;
      runs.set(id, {
        ...NO_COUNTS,
        id,
        settings,
        state: "running",
        createdAt: clock(),
        closed: false,
        units: [],
      });
      return true;
    },
    async readRun(id): Promise<RunView | undefined> {
      const run = runs.get(id);
      return run === undefined ? undefined : viewOf(run);
    },
    listRuns: async () => [...runs.values()].map(viewOf),
    async changeRun(id, state: RunState): Promise<boolean> {
      const run = runs.get(id);
      if (run === undefined || run.state === "cancelled") return false;
      run.state = state;
      return true;
    },
    async addUnits(id, at, units): Promise<number | undefined> {
      const run = runs.get(id);
      if (run === undefined || run.closed) return undefined;
      if (run.listed === at) for (const unit of units) addUnit(run, unit);
      return run.listed;
    },
    async closeList(id): Promise<void> {
      const run = runs.get(id);
      if (run !== undefined) run.closed = true;
    },
    async advance(id, from, to): Promise<boolean> {
      const run = runs.get(id);
      if (run === undefined || run.cursor !== from || to > run.listed) return false;
      for (const unit of run.units.slice(from, to)) countOpen(run, unit, 1);
      run.cursor = to;
      return true;
    },
    async readUnit(ref): Promise<UnitView | undefined> {
      const unit = find(ref)?.unit;
      if (unit === undefined) return undefined;
      const { fence: _, owner: __, leaseUntil: ___, session: ____, ...view } = unit;
      return structuredClone(view);
    },
    readHeads: async (id, from, to) =>
      (runs.get(id)?.units ?? [])
        .slice(from, to)
        .map(({ kind, root, status, round, roundsBefore, leaseUntil }, index) => ({
          unit: from + index,
          ...{ kind, root, status, round, roundsBefore },
          leased: leaseUntil > clock(),
        })),
    async claim(ref, owner, leaseMs): Promise<Claim> {
      const found = find(ref);
      if (found === undefined || ref.unit >= found.run.cursor) return { kind: "unknown" };
      const { unit } = found;
      if (unit.status !== "open") return { kind: "settled" };
      const now = clock();
      if (unit.leaseUntil > now && unit.owner !== owner) return { kind: "held", until: unit.leaseUntil };
      Object.assign(unit, { fence: Math.max(unit.fence + 1, now), owner, leaseUntil: now + leaseMs });
      return { kind: "claimed", fence: unit.fence, round: unit.round, restarted: false };
    },
    async renew(ref, fence, leaseMs): Promise<boolean> {
      const unit = find(ref)?.unit;
      if (unit === undefined || unit.fence !== fence || unit.status !== "open") return false;
      unit.leaseUntil = clock() + leaseMs;
      return true;
    },
    async release(ref, fence): Promise<void> {
      const unit = find(ref)?.unit;
      if (unit?.fence === fence) unit.leaseUntil = 0;
    },
    async append(ref, entry): Promise<"kept" | "stale"> {
      const found = find(ref);
      if (found === undefined || found.unit.status !== "open") return "stale";
      return appendTo(found.run, found.unit, entry);
    },
    async markDone(ref, files: readonly DoneFile[]): Promise<void> {
      const found = find(ref);
      for (const { index, bytes } of files) {
        if (found === undefined || found.unit.status !== "open" || found.unit.doneFiles.has(index)) continue;
        found.unit.doneFiles.add(index);
        found.run.filesDone += 1;
        found.run.bytesDone += bytes;
      }
    },
    async addFault(ref, fault): Promise<void> {
      const unit = find(ref)?.unit;
      if (unit === undefined || unit.status !== "open" || unit.faults.length >= FAULTS_KEPT) return;
      const same = ({ worker, code }: UnitFault): boolean => worker === fault.worker && code === fault.code;
      if (!unit.faults.some(same)) unit.faults.push(fault);
    },
    async newRound(ref, from): Promise<boolean> {
      const unit = find(ref)?.unit;
      if (unit === undefined || unit.status !== "open" || unit.round !== from) return false;
      unit.round += 1;
      return true;
    },
    async settle(ref, fence, failures): Promise<"kept" | "stale"> {
      const found = find(ref);
      if (found === undefined || found.unit.fence !== fence || found.unit.status !== "open") return "stale";
      const { run, unit } = found;
      const status = failures.length === 0 ? "done" : "failed";
      if (status === "done") {
        const forgotten = { body: "", records: [], parts: new Map(), session: "" };
        Object.assign(unit, { ...forgotten, doneFiles: new Set(), faults: [] });
      }
      Object.assign(unit, { status, failures, leaseUntil: 0 });
      run.filesFailed += failures.length;
      countOpen(run, unit, -1);
      return "kept";
    },
    async reopen(ref, { record, startOver = false } = {}): Promise<boolean> {
      const found = find(ref);
      if (found === undefined || found.unit.status !== "failed") return false;
      const { run, unit } = found;
      run.filesFailed -= unit.failures.length;
      countOpen(run, unit, 1);
      const { round } = unit;
      Object.assign(unit, {
        status: "open",
        failures: [],
        faults: [],
        round: round + 1,
        roundsBefore: round,
      });
      if (record !== undefined) unit.records.push(record);
      if (startOver) Object.assign(unit, { parts: new Map(), session: "" });
      return true;
    },
    listOpen: async (run, after, limit) => listUnits(run, "open", after, limit),
    listFailed: async (run, after, limit) => listUnits(run, "failed", after, limit),
    async beat(worker: WorkerReport): Promise<void> {
      workers.set(worker.id, { ...worker, seenAt: clock() });
    },
    async listWorkers(withinMs): Promise<readonly WorkerView[]> {
      return [...workers.values()].filter(({ seenAt }) => seenAt > clock() - withinMs);
    },
    async takeTurn(name, everyMs): Promise<boolean> {
      const now = clock();
      if ((turns.get(name) ?? 0) > now) return false;
      turns.set(name, now + everyMs);
      return true;
    },
    async agree(name, proof): Promise<string> {
      const known = proofs.get(name) ?? proof;
      proofs.set(name, known);
      return known;
    },
    close: async () => {},
  };
}

const NO_COUNTS = {
  ...{ listed: 0, cursor: 0, openFiles: 0, openPages: 0, filesListed: 0, bytesListed: 0 },
  ...{ filesDone: 0, bytesDone: 0, filesFailed: 0, partsSent: 0, bytesSent: 0 },
};

function viewOf({ units: _, ...view }: Run): RunView {
  return view;
}

function addUnit(run: Run, unit: NewUnit): void {
  run.units.push({
    ...unit,
    ...{
      status: "open",
      round: 1,
      roundsBefore: 0,
      fence: 0,
      owner: "",
      leaseUntil: 0,
      session: "",
      failures: [],
    },
    ...{ records: [], parts: new Map(), doneFiles: new Set(), faults: [] },
  });
  run.listed += 1;
  run.filesListed += unit.files;
  run.bytesListed += unit.bytes;
}

function appendTo(run: Run, unit: Unit, entry: LedgerEntry): "kept" | "stale" {
  if (entry.kind === "part") {
    if (unit.session === "" || entry.session !== unit.session) return "stale";
    if (!unit.parts.has(entry.partNumber)) {
      run.partsSent += 1;
      run.bytesSent += entry.bytes;
    }
    unit.parts.set(entry.partNumber, entry.body);
    return "kept";
  }
  if (entry.fence !== unit.fence) return "stale";
  unit.records.push(entry.body);
  if (entry.kind === "session") unit.session = entry.session ?? "";
  if (entry.kind === "reset") unit.session = "";
  if (entry.kind === "session" || entry.kind === "reset") unit.parts.clear();
  for (const partNumber of entry.partNumbers ?? []) unit.parts.delete(partNumber);
  return "kept";
}
