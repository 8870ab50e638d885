import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { FleetEvent, WorkOptions } from "../../src/index.js";
import { KEY, type Scene } from "./scene.js";

/** A worker in its own process. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  readonly events: readonly FleetEvent[];
  /** Everything that it wrote. */
  readonly text: () => string;
  /** Resolves when it takes jobs. */
  readonly started: Promise<void>;
  /** Kills it, as a crash would. */
  kill(): Promise<void>;
  /** Asks it to drain; resolves with its exit code. */
  stop(): Promise<number | null>;
}

const PROGRAM = fileURLToPath(new URL("worker-process.mjs", import.meta.url));

export function startWorkerProcess(
  { emulator, folder }: Scene,
  broker: string,
  requestsPerSecond: number,
  work: Omit<WorkOptions, "roots" | "onEvent">,
): WorkerProcess {
  const { url: baseUrl, project, token } = emulator;
  const settings = {
    broker,
    key: KEY,
    requestsPerSecond,
    service: { baseUrl, project, token },
    work: { ...work, roots: { nas: folder } },
  };
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(settings)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const events: FleetEvent[] = [];
  let text = "";
  child.stderr.on("data", (chunk) => {
    text += chunk;
  });
  const started = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      text += `${line}\n`;
      const event: FleetEvent = JSON.parse(line);
      events.push(event);
      if (event.type === "worker" && event.state === "started") resolve();
    });
    child.once("exit", (code) => reject(new Error(`the worker ended with ${code}: ${text}`)));
  });
  started.catch(() => {});
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return {
    child,
    events,
    text: () => text,
    started,
    async kill(): Promise<void> {
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
  };
}
