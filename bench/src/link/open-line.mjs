// A line with a store at its end: the namespaces, the program that carries the packets, and a sink.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { makeNamespaces } from "./namespaces.mjs";

/**
 * @typedef {object} Line
 * @property {number} delay ms in each direction
 * @property {number} rate bytes per second
 * @property {number} [queue] ms that a full queue takes to send. Default: the round trip, at least 20 ms
 * @property {number} [loss] percent of the sender's packets
 * @property {readonly { after: number, rate: number }[]} [steps] changes of the rate: seconds after the first
 *   byte of payload, and bytes per second; 0 loses every packet
 */

/**
 * @param {string} program the compiled line
 * @param {Line} line
 * @param {import("./namespaces.mjs").Congestion} congestion
 * @returns {Promise<{ sink: import("../types.js").Sink, within: readonly string[], close: () => Promise<void> }>}
 */
export async function openLine(program, line, congestion) {
  const namespaces = await makeNamespaces();
  /** @type {(() => Promise<void>)[]} */
  const closers = [namespaces.remove];
  const close = async () => {
    for (const end of closers.reverse()) await end();
  };
  try {
    closers.push(await carryPackets(program, line, namespaces));
    await namespaces.connect(congestion);
    const sink = await startFarSink(namespaces);
    closers.push(sink.close);
    return { sink, within: namespaces.inSender, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param {string} program @param {Line} line @param {import("./namespaces.mjs").Namespaces} namespaces */
async function carryPackets(program, { delay, rate, queue, loss = 0, steps = [] }, namespaces) {
  const queueMs = queue ?? Math.max(20, 2 * delay);
  const [command = "", ...args] = [
    ...namespaces.inSender,
    program,
    `/run/netns/${namespaces.receiver}`,
    namespaces.device,
    `delay=${delay}`,
    `rate=${rate}`,
    `queue=${Math.round((rate * queueMs) / 1000)}`,
    `loss=${loss}`,
    ...steps.map((step) => `at=${step.after}:${step.rate}`),
  ];
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  await Promise.race([
    once(child.stdout, "data"),
    ended.then(([code]) => {
      throw new Error(`The line between the namespaces ended with ${code}.`);
    }),
  ]);
  return async () => {
    child.stdin.end();
    await ended;
  };
}

/** @param {import("./namespaces.mjs").Namespaces} namespaces @returns {Promise<import("../types.js").Sink>} */
async function startFarSink({ inReceiver, address }) {
  const [command = "", ...args] = [
    ...inReceiver,
    process.execPath,
    new URL("./far-sink.mjs", import.meta.url).pathname,
    address,
  ];
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(child, "exit");
  const failed = ended.then(([code]) => {
    throw new Error(`The sink at the end of the line ended with ${code}.`);
  });
  failed.catch(() => undefined);
  /** @param {string} question */
  const ask = async (question) => {
    const answer = once(child, "message");
    child.send(question);
    const [value] = await Promise.race([answer, failed]);
    return value;
  };
  const { port, origin } = await ask("where");
  return {
    kind: "Node",
    port,
    tls: false,
    origin,
    caFile: undefined,
    stats: () => ask("stats"),
    parts: () => ask("parts"),
    reset: () => ask("reset"),
    close: async () => {
      child.disconnect();
      await ended;
    },
  };
}
