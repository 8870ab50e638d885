import { messageOf } from "@cdf-multipart/core/internal";
import { FlowProducer, Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { FleetError } from "../errors/fleet-error.js";
import { KEY_PREFIX, queueOf } from "../jobs/job.js";
import { redisLedger } from "../ledger/redis/redis-ledger.js";
import { redisTurnStore } from "../pacer/redis-turn-store.js";
import type { Broker, BrokerFault } from "./broker.js";
import { bullmqQueues, bullmqWorker } from "./bullmq-broker.js";
import { CONNECT_TIMEOUT, reconnectDelay } from "./reconnect.js";

/**
 * Opens a broker on Redis or Valkey.
 *
 * @throws FleetError `broker-unreachable`.
 */
export async function openRedisBroker(url: string): Promise<Broker> {
  const connection = await connect(url);
  const shared = { connection, prefix: KEY_PREFIX };
  const queues = new Map<string, Queue>();
  const queue = (name: string): Queue => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const opened = new Queue(name, shared);
    // The operation that fails reports it.
    opened.on("error", () => {});
    queues.set(name, opened);
    return opened;
  };
  let flows: FlowProducer | undefined;
  // Opened late: it prints its own warning about a server that the checks refuse.
  const flow = (): FlowProducer => {
    if (flows !== undefined) return flows;
    flows = new FlowProducer(shared);
    flows.on("error", () => {});
    return flows;
  };
  return {
    kind: "redis",
    ledger: redisLedger(connection),
    turns: redisTurnStore(connection),
    queues: bullmqQueues(queue, { add: (job, options) => flow().add(job, options) }),
    work: async (root, work, settings) =>
      bullmqWorker(
        (process, its) => new Worker(queueOf(root), process, { ...shared, ...its }),
        work,
        settings,
      ),
    check: () => checkRedis(connection),
    async close(): Promise<void> {
      await Promise.allSettled([...queues.values()].map((one) => one.close()));
      await flows?.close().catch(() => {});
      connection.disconnect();
    },
  };
}

/** Connects, and reconnects without limit: a broker that restarts is not an error. */
async function connect(url: string): Promise<Redis> {
  let opened = false;
  let last: unknown;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (opened ? reconnectDelay(times) : null),
  });
  redis.on("error", (error) => {
    last = error;
  });
  try {
    await redis.connect();
    await redis.ping();
    opened = true;
    return redis;
  } catch (cause) {
    redis.disconnect();
    throw new FleetError(
      `The broker of CDF_FLEET_BROKER does not respond: ${messageOf(last ?? cause)}. Check that Redis runs there, and that the user and password are correct.`,
      { code: "broker-unreachable", cause: last ?? cause },
    );
  }
}

/** BullMQ's scripts need 6.2; the ledger reads a server's run id in a script, which 7.0 allows. */
const MAJOR_MIN = 7;

/** A managed Redis may refuse to show its settings: then they are not checked. */
async function syncWarning(redis: Redis): Promise<string | undefined> {
  const reply: unknown = await redis.config("GET", "appendfsync").catch(() => []);
  if (!Array.isArray(reply) || reply[1] !== "no") return undefined;
  return "The system decides when the append-only file of Redis reaches the disk (appendfsync no). A crash of its machine loses up to 30 s of parts, which are sent again. Set: appendfsync everysec, or always.";
}

async function checkRedis(redis: Redis): Promise<readonly BrokerFault[]> {
  const info = await redis.info();
  const read = (name: string): string => new RegExp(`^${name}:(.*)$`, "m").exec(info)?.[1]?.trim() ?? "";
  const faults: string[] = [];
  const version = read("redis_version");
  if (Number.parseInt(version, 10) < MAJOR_MIN)
    faults.push(
      `Redis is version ${version}; a fleet needs ${MAJOR_MIN} or later. Upgrade it, or use Valkey`,
    );
  const policy = read("maxmemory_policy");
  if (policy !== "noeviction")
    faults.push(
      `Redis may evict keys (maxmemory-policy ${policy}), and would silently lose uploads. Set: maxmemory-policy noeviction`,
    );
  if (read("aof_enabled") !== "1")
    faults.push(
      "Redis keeps no append-only file, so a restart would lose the ledger. Set: appendonly yes, and appendfsync always or everysec",
    );
  if (read("role") !== "master" && read("role") !== "")
    faults.push(`Redis is a ${read("role")}. Set CDF_FLEET_BROKER to the URL of its primary`);
  const warning = await syncWarning(redis);
  return [
    ...faults.map((message) => ({ code: "broker-unsuitable", message: `${message}.` }) as const),
    ...(warning === undefined ? [] : [{ code: "broker-unsuitable", message: warning, warns: true } as const]),
  ];
}
