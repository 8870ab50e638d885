import type { SqlStore } from "../ledger/postgres/postgres-ledger.js";
import { asNumber, asText } from "../ledger/replies.js";
import type { BrokerFault } from "./broker.js";

/** The oldest major version. */
const MAJOR_MIN = 14;
const MAJOR_UNIT = 10_000;
/**
 * The maximum clock difference, ms. The queue leases by the clocks of the workers, so a worker that is ahead
 * would take the jobs of others.
 */
const CLOCK_MAX = 2000;

const NOT_SYNCHRONOUS =
  "PostgreSQL acknowledges records before they are on its disk (synchronous_commit off). A crash of its machine loses up to 1 s of parts, which are sent again. Set: synchronous_commit = on.";

const STATE = `select current_setting('server_version_num')::integer as version,
  current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous, current_setting('server_encoding') as encoding,
  (pg_is_in_recovery() or current_setting('transaction_read_only') = 'on')::integer as reader,
  extract(epoch from clock_timestamp()) * 1000 as now`;

/** The reasons why a PostgreSQL server, or this machine, is unsuitable. */
export async function checkPostgres(store: SqlStore): Promise<readonly BrokerFault[]> {
  const asked = Date.now();
  const { rows } = await store.query(STATE);
  const answered = Date.now();
  const { version, fsync, synchronous, encoding, reader, now } = rows[0] ?? {};
  const faults: string[] = [];
  const major = Math.floor(asNumber(version) / MAJOR_UNIT);
  if (major < MAJOR_MIN)
    faults.push(`PostgreSQL is version ${major}; a fleet needs ${MAJOR_MIN} or later. Upgrade it`);
  if (asText(fsync) !== "on")
    faults.push(
      "PostgreSQL does not wait for its disk, so a crash would corrupt the ledger. Set: fsync = on",
    );
  if (asText(encoding) !== "UTF8")
    faults.push(
      `The database is encoded in ${asText(encoding)}, which cannot hold all file names. Create it with: create database fleet encoding 'UTF8' template template0`,
    );
  if (asNumber(reader) === 1)
    faults.push("PostgreSQL is a standby or read-only. Set CDF_FLEET_BROKER to the URL of its primary");
  // The time in the response is between these two, so the duration of the request does not count.
  const ahead = (asked + answered) / 2 - asNumber(now);
  if (Math.abs(ahead) - (answered - asked) / 2 > CLOCK_MAX) {
    const seconds = (Math.abs(ahead) / 1000).toFixed(1);
    faults.push(
      `The clock of this machine is ${seconds} s ${ahead > 0 ? "ahead of" : "behind"} the clock of PostgreSQL; at most ${CLOCK_MAX / 1000} s are allowed, because workers lend jobs to each other by their clocks. Synchronise it, such as with chrony`,
    );
  }
  return [
    ...faults.map((message) => ({ code: "broker-unsuitable", message: `${message}.` }) as const),
    ...(asText(synchronous) === "off"
      ? [{ code: "broker-unsuitable", message: NOT_SYNCHRONOUS, warns: true } as const]
      : []),
  ];
}
