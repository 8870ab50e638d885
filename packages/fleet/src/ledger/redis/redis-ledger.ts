import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { brokerFailed } from "../../errors/fleet-error.js";
import { KEY_PREFIX, type UnitRef } from "../../jobs/job.js";
import {
  type Claim,
  FAULTS_KEPT,
  type Ledger,
  type LedgerEntry,
  type RunView,
  type UnitView,
} from "../ledger.js";
import {
  type FieldReader,
  readFault,
  readRunView,
  readUnitHead,
  readUnitView,
  readWorker,
} from "../read-views.js";
import { asFields, asList, asNumber, asText } from "../replies.js";
import { SCRIPTS, type ScriptName } from "./scripts.js";

type Argument = string | number;

/** The hashes of the scripts, by which the server knows them. */
const hashes = new Map<string, string>();

function hashOf(text: string): string {
  const known = hashes.get(text) ?? createHash("sha1").update(text).digest("hex");
  hashes.set(text, known);
  return known;
}

/** Whether the server does not know a script yet: it restarted, or this is the first call. */
function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("NOSCRIPT");
}

/**
 * The ledger in Redis or Valkey, each operation as one script.
 *
 * @param redis a connection, which the ledger closes.
 * @param prefix the start of all keys, with a hash tag.
 */
export function redisLedger(redis: Redis, prefix: string = KEY_PREFIX): Ledger {
  const base = `${prefix}:ledger`;

  const call = async (name: ScriptName, ...args: readonly Argument[]): Promise<unknown> => {
    try {
      const text = SCRIPTS[name];
      return await redis.evalsha(hashOf(text), 1, base, ...args).catch((error: unknown) => {
        if (!isUnknownScript(error)) throw error;
        return redis.eval(text, 1, base, ...args);
      });
    } catch (error) {
      throw brokerFailed(`run the operation "${name}" of the ledger`, error);
    }
  };
  const done = async (name: ScriptName, ...args: readonly Argument[]): Promise<boolean> =>
    asNumber(await call(name, ...args)) === 1;
  const of = ({ run, unit }: UnitRef): readonly [string, number] => [run, unit];
  const kept = (was: boolean): "kept" | "stale" => (was ? "kept" : "stale");
  const list = async (
    kind: "open" | "failed",
    run: string,
    after: number,
    limit: number,
  ): Promise<number[]> => asList(await call("listUnits", run, kind, after, limit)).map(asNumber);

  return {
    now: async () => asNumber(await call("now")),
    createRun: ({ id, settings }) => done("createRun", id, settings),
    async readRun(run): Promise<RunView | undefined> {
      const fields = asFields(await call("readRun", run));
      return fields.size === 0 ? undefined : readRunView(reader(fields));
    },
    listRuns: async () =>
      asList(await call("listRuns")).map((fields) => readRunView(reader(asFields(fields)))),
    changeRun: (run, state) => done("changeRun", run, state),
    async addUnits(run, at, units): Promise<number | undefined> {
      const flat = units.flatMap(({ kind, root, files, bytes, body }) => [kind, root, files, bytes, body]);
      const listed = asNumber(await call("addUnits", run, at, ...flat));
      return listed < 0 ? undefined : listed;
    },
    async closeList(run): Promise<void> {
      await call("closeList", run);
    },
    advance: (run, from, to) => done("advance", run, from, to),
    async readUnit(ref): Promise<UnitView | undefined> {
      const reply = await call("readUnit", ...of(ref));
      if (reply === null) return undefined;
      const [fields, records, parts, doneFiles, faults] = asList(reply);
      const byNumber = [...asFields(parts)].map(([name, body]) => [asNumber(name), body] as const);
      return readUnitView(reader(asFields(fields)), {
        records: asList(records).map(asText),
        parts: new Map(byNumber),
        doneFiles: new Set(asList(doneFiles).map(asNumber)),
        faults: asList(faults).map((fault) => readFault(asText(fault))),
      });
    },
    readHeads: async (run, from, to) =>
      asList(await call("readHeads", run, from, to)).map((head) => {
        const [unit, kind, root, status, round, roundsBefore, leased] = asList(head);
        return readUnitHead({ unit, kind, root, status, round, roundsBefore, leased });
      }),
    async claim(ref, owner, leaseMs): Promise<Claim> {
      const [kind, number, round, restarted] = asList(await call("claim", ...of(ref), owner, leaseMs));
      if (kind === "claimed") {
        const began = { fence: asNumber(number), round: asNumber(round) };
        return { kind, ...began, restarted: asNumber(restarted) === 1 };
      }
      if (kind === "held") return { kind, until: asNumber(number) };
      return kind === "settled" ? { kind } : { kind: "unknown" };
    },
    renew: (ref, fence, leaseMs) => done("renew", ...of(ref), fence, leaseMs),
    async release(ref, fence): Promise<void> {
      await call("release", ...of(ref), fence);
    },
    append: async (ref, entry) => kept(await done(...appending(ref, entry))),
    async markDone(ref, files): Promise<void> {
      if (files.length === 0) return;
      await call("markDone", ...of(ref), ...files.flatMap(({ index, bytes }) => [index, bytes]));
    },
    async addFault(ref, fault): Promise<void> {
      const name = JSON.stringify([fault.worker, fault.code]);
      await call("addFault", ...of(ref), FAULTS_KEPT, name, JSON.stringify(fault));
    },
    newRound: (ref, from) => done("newRound", ...of(ref), from),
    settle: async (ref, fence, failures) =>
      kept(await done("settle", ...of(ref), fence, failures.length, JSON.stringify(failures))),
    reopen: (ref, { record = "", startOver = false } = {}) =>
      done("reopen", ...of(ref), record, startOver ? 1 : 0),
    listOpen: (run, after, limit) => list("open", run, after, limit),
    listFailed: (run, after, limit) => list("failed", run, after, limit),
    async beat(worker): Promise<void> {
      await call("beat", worker.id, JSON.stringify(worker));
    },
    listWorkers: async (withinMs) =>
      asList(await call("listWorkers", withinMs)).map((entry) => {
        const [report, seenAt] = asList(entry);
        return { ...readWorker(asText(report)), seenAt: asNumber(seenAt) };
      }),
    takeTurn: (name, everyMs) => done("takeTurn", name, everyMs),
    agree: async (name, proof) => asText(await call("agree", name, proof)),
    async close(): Promise<void> {
      redis.disconnect();
    },
  };
}

/** A field that a run or unit does not have reads as an empty text. */
function reader(fields: ReadonlyMap<string, string>): FieldReader {
  return (name) => fields.get(name) ?? "";
}

function appending({ run, unit }: UnitRef, entry: LedgerEntry): [ScriptName, ...Argument[]] {
  if (entry.kind === "part") {
    const { session, partNumber, bytes, body } = entry;
    return ["appendPart", run, unit, session, partNumber, bytes, body];
  }
  const { fence, kind, body, session = "", partNumbers = [] } = entry;
  return ["append", run, unit, fence, kind, body, session, ...partNumbers];
}
