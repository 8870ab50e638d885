import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import {
  type EmulatorAddress,
  type FilePathQuestion,
  isEmulatorAddress,
  isFilePathAnswer,
} from "./child-message.js";

/** The emulator in a separate process, so that its work and memory do not count as the uploader's. */
export interface EmulatorChild extends EmulatorAddress {
  /** The path of the stored bytes of a file, once its upload is completed. */
  filePath(id: number): Promise<string>;
  /** Ends the process and waits for its exit. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts `cdf-upload emulator` on a free port, with its files in `directory`, or in a temporary folder.
 *
 * It has its own process group: Ctrl-C at the terminal reaches only the uploader, which then closes the emulator. If the
 * uploader dies, the closed IPC channel ends the emulator.
 *
 * @throws Error with the message of the emulator when it does not start.
 */
export async function startEmulatorChild(directory: string | undefined): Promise<EmulatorChild> {
  const main = fileURLToPath(new URL("../main.js", import.meta.url));
  const folder = directory === undefined ? [] : [`--dir=${directory}`];
  const child = fork(main, ["emulator", "--json", ...folder], {
    detached: true,
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const address = await readAddress(child, exited);
  return {
    ...address,
    filePath: (id) => askFilePath(child, id),
    close: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

async function readAddress(child: ChildProcess, exited: Promise<void>): Promise<EmulatorAddress> {
  const complaint = collect(child.stderr);
  const ended = exited.then(() => undefined);
  const line = await Promise.race([firstLine(child.stdout), ended]);
  const address: unknown = line === undefined ? undefined : JSON.parse(line);
  if (isEmulatorAddress(address)) return address;
  child.kill();
  await exited;
  throw new Error(
    `The emulator did not start: ${
      complaint()
        .trim()
        .replace(/^cdf-upload: /, "") || "it printed no message"
    }`,
  );
}

async function firstLine(stream: Readable | null): Promise<string | undefined> {
  if (stream === null) return undefined;
  const lines = createInterface({ input: stream });
  const [line]: string[] = await once(lines, "line");
  lines.on("line", () => undefined);
  return line;
}

/** Keeps the last characters of a stream, and keeps the stream flowing. */
function collect(stream: Readable | null): () => string {
  let text = "";
  stream?.setEncoding("utf8").on("data", (chunk: string) => {
    text = (text + chunk).slice(-4096);
  });
  return () => text;
}

async function askFilePath(child: ChildProcess, id: number): Promise<string> {
  const question: FilePathQuestion = { ask: "file-path", id };
  const answer = new Promise<string>((resolve, reject) => {
    const listen = (message: unknown): void => {
      if (!isFilePathAnswer(message, id)) return;
      child.off("message", listen).off("exit", onExit);
      resolve(message.path);
    };
    const onExit = (): void =>
      reject(new Error("The emulator ended before it reported the path of the stored file."));
    child.on("message", listen).once("exit", onExit);
  });
  child.send(question);
  return answer;
}
