// Two network namespaces with a line between them, for the time of one measurement. The sender's side knows
// the other one as `localhost`, because our clients accept plain HTTP only from there.
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The names of the line's two ends: the same device and network in each pair of namespaces. */
const device = "line0";
const near = "10.77.0.1";
const far = "10.77.0.2";

/** @typedef {"cubic" | "bbr" | "reno"} Congestion */

/**
 * @typedef {object} Namespaces
 * @property {string} sender name of the namespace of the client
 * @property {string} receiver name of the namespace of the store
 * @property {readonly string[]} inSender a command that runs its arguments in that namespace
 * @property {readonly string[]} inReceiver
 * @property {string} device name of the device of the line in both
 * @property {string} address where the receiver listens
 * @property {(congestion: Congestion) => Promise<void>} connect sets up the devices, once the line has made them
 * @property {() => Promise<void>} remove
 */

let count = 0;

/** @returns {Promise<Namespaces>} */
export async function makeNamespaces() {
  count += 1;
  const sender = `cdf-bench-${process.pid}-${count}-a`;
  const receiver = `cdf-bench-${process.pid}-${count}-b`;
  // `ip netns exec` shows this file as /etc/hosts.
  const hosts = `/etc/netns/${sender}`;
  const remove = async () => {
    for (const name of [sender, receiver]) await run("ip", ["netns", "delete", name]).catch(() => undefined);
    await rm(hosts, { recursive: true, force: true });
  };
  try {
    await mkdir(hosts, { recursive: true });
    await writeFile(`${hosts}/hosts`, `${far} localhost\n`);
    for (const name of [sender, receiver]) {
      await run("ip", ["netns", "add", name]);
      await run("ip", ["-n", name, "link", "set", "lo", "up"]);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    sender,
    receiver,
    inSender: ["ip", "netns", "exec", sender],
    inReceiver: ["ip", "netns", "exec", receiver],
    device,
    address: far,
    async connect(congestion) {
      for (const [name, own, other] of [
        [sender, near, far],
        [receiver, far, near],
      ]) {
        const ip = (/** @type {string[]} */ ...args) => run("ip", ["-n", String(name), ...args]);
        await ip("address", "add", `${own}/32`, "dev", device);
        await ip("link", "set", device, "mtu", "1500", "txqueuelen", "10000", "up");
        // A namespace's own default cannot be set everywhere; the route's can, for every program.
        await ip("route", "replace", String(other), "dev", device, "congctl", congestion);
      }
    },
    remove,
  };
}

/** @returns {Promise<string | undefined>} the reason why this machine has no such line; undefined if it has */
export async function missingForLine(/** @type {string | undefined} */ program) {
  if (process.getuid?.() !== 0) return "it needs root, for network namespaces";
  if (program === undefined) return "it needs Linux and a C compiler";
  const works = await run("ip", ["netns", "list"]).then(
    () => true,
    () => false,
  );
  if (!works) return "it needs the ip command (Debian: iproute2)";
  return undefined;
}
