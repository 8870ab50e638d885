import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { openSync } from "node:fs";
import { access, chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { userInfo } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const exec = promisify(execFile);
const PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol"];
/** How long a daemon may take to start. */
const START_MAX = 60_000;

/**
 * @typedef {object} Task a task of an array, as `scontrol show job` describes it
 * @property {string} id
 * @property {string} state
 * @property {string} exitCode
 * @property {number} restarts
 */

/**
 * A Slurm cluster of one node on this machine, which knows only the loopback interface. Its configuration,
 * keys, logs and sockets are in one folder, and it uses no cluster that the machine may have.
 */
export class SlurmCluster {
  #ground;
  /** @type {import("node:child_process").ChildProcess[]} */
  #daemons = [];

  /** @param {string} ground an empty folder, in folders that all users may enter, as munged demands */
  constructor(ground) {
    this.#ground = ground;
  }

  async start() {
    await requirePrograms();
    const ground = this.#ground;
    // Its socket must be reachable by all users. The key is not.
    await chmod(ground, 0o755);
    await mkdir(join(ground, "state"));
    await mkdir(join(ground, "spool"));
    await writeFile(join(ground, "munge.key"), randomBytes(1024), { mode: 0o400 });
    await writeFile(join(ground, "slurm.conf"), configuration(ground, await freePort(), await freePort()));
    const own = (/** @type {string} */ name) => `--${name}-file=${join(ground, `munged.${name}`)}`;
    this.#daemon("munged", [
      "--foreground",
      `--socket=${join(ground, "munge.socket")}`,
      `--key-file=${join(ground, "munge.key")}`,
      own("log"),
      own("pid"),
      own("seed"),
    ]);
    await this.#until(() => access(join(ground, "munge.socket")), "munged");
    this.#daemon("slurmctld", ["-D", "-c"]);
    await this.#until(() => this.#run("scontrol", ["ping"]), "slurmctld");
    this.#daemon("slurmd", ["-D", "-N", "n1"]);
    await this.#until(async () => {
      const { stdout } = await this.#run("sinfo", ["-h", "-o", "%T"]);
      if (stdout.trim() !== "idle") throw new Error(`The node is ${stdout.trim()}.`);
    }, "slurmd");
  }

  /**
   * Submits a batch script.
   *
   * @param {readonly string[]} words options of sbatch, the script and its arguments
   * @param {Readonly<Record<string, string>>} env of the job, besides PATH
   * @returns {Promise<string>} the number of the job
   */
  async submit(words, env) {
    const { stdout } = await this.#run("sbatch", ["--parsable", ...words], env);
    return stdout.trim();
  }

  /** @param {string} task such as `17_3` */
  async requeue(task) {
    await this.#run("scontrol", ["requeue", task]);
  }

  /** @param {string} job @returns {Promise<Task[]>} all tasks of an array, also those that have ended */
  async tasks(job) {
    const { stdout } = await this.#run("scontrol", ["--oneliner", "show", "job", job]);
    return stdout
      .trim()
      .split("\n")
      .map((line) => {
        const field = (/** @type {string} */ name) => new RegExp(` ${name}=(\\S+)`).exec(line)?.[1] ?? "";
        return {
          id: field("ArrayTaskId"),
          state: field("JobState"),
          exitCode: field("ExitCode"),
          restarts: Number(field("Restarts")),
        };
      });
  }

  /** The last lines of the logs, for a report of a failure. */
  async logs() {
    const names = ["munged.out", "slurmctld.out", "slurmctld.log", "slurmd.out", "slurmd.log"];
    const texts = await Promise.all(
      names.map((name) => readFile(join(this.#ground, name), "utf8").catch(() => "")),
    );
    return texts.map((text, at) => `${names[at]}:\n${text.slice(-2000)}`).join("\n");
  }

  /** Ends the daemons in the reverse order of their start. */
  async stop() {
    for (const daemon of this.#daemons.reverse()) {
      if (daemon.exitCode !== null || daemon.signalCode !== null) continue;
      const ended = once(daemon, "close");
      daemon.kill("SIGTERM");
      const timer = setTimeout(() => daemon.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(timer);
    }
    this.#daemons = [];
  }

  /** @param {string} program @param {readonly string[]} args */
  #daemon(program, args) {
    const log = openSync(join(this.#ground, `${program}.out`), "a");
    const daemon = spawn(program, args, { env: this.#environment(), stdio: ["ignore", log, log] });
    this.#daemons.push(daemon);
    process.once("exit", () => daemon.kill("SIGKILL"));
  }

  /** @param {() => Promise<unknown>} works @param {string} what */
  async #until(works, what) {
    const last = Date.now() + START_MAX;
    for (;;) {
      try {
        await works();
        return;
      } catch (cause) {
        if (Date.now() > last) {
          const logs = await this.logs();
          throw new Error(`${what} did not start within ${START_MAX} ms.\n${logs}`, { cause });
        }
      }
      await sleep(200);
    }
  }

  /** @param {string} program @param {readonly string[]} args @param {Readonly<Record<string, string>>} [env] */
  #run(program, args, env = {}) {
    return exec(program, [...args], { env: { ...this.#environment(), ...env } });
  }

  #environment() {
    const { PATH = "" } = process.env;
    return { PATH: `${PATH}${delimiter}/usr/sbin`, SLURM_CONF: join(this.#ground, "slurm.conf") };
  }
}

/** @param {string} ground @param {number} controller @param {number} node */
function configuration(ground, controller, node) {
  const user = userInfo().username;
  return `ClusterName=soak
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=${controller}
SlurmdPort=${node}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
AuthInfo=socket=${ground}/munge.socket,cred_expire=5
SlurmUser=${user}
SlurmdUser=${user}
StateSaveLocation=${ground}/state
SlurmdSpoolDir=${ground}/spool
SlurmctldPidFile=${ground}/slurmctld.pid
SlurmdPidFile=${ground}/slurmd.pid
SlurmctldLogFile=${ground}/slurmctld.log
SlurmdLogFile=${ground}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
MinJobAge=86400
SlurmdParameters=config_overrides
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
NodeName=n1 NodeAddr=127.0.0.1 NodeHostname=localhost CPUs=8 RealMemory=8000 State=UNKNOWN
PartitionName=all Nodes=n1 Default=YES MaxTime=INFINITE State=UP
`;
}

async function requirePrograms() {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin"];
  for (const program of PROGRAMS) {
    const found = await Promise.allSettled(folders.map((folder) => access(join(folder, program))));
    if (found.some(({ status }) => status === "fulfilled")) continue;
    throw new Error(
      `${program} is not installed. On Debian: apt-get install --no-install-recommends slurmctld slurmd slurm-client munge`,
    );
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no port.");
  return address.port;
}
