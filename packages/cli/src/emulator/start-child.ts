import { type ChildProcess, fork } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { describeError } from "../output/cli-words.js";
import { MAIN_PROGRAM } from "../package-files.js";
import {
  type EmulatorAddress,
  type FilePathQuestion,
  isEmulatorAddress,
  isFilePathAnswer,
} from "./child-message.js";

/** Windows opens a console window for a process with its own group. `fork` passes the option on to `spawn`. */
export const HIDDEN: { readonly windowsHide: true } = Object.freeze({ windowsHide: true });
/**
 * A multiple of the length of the line that an emulator prints, and of the time that this takes on a busy
 * machine.
 */
const FIRST_LINE = { length: 64 * 1024, within: 120_000 };
/** Time limits for the path of a stored file, and for the end after a request to end, ms. */
const ANSWER_WITHIN = 60_000;

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
  const folder = directory === undefined ? [] : [`--dir=${directory}`];
  const child = fork(fileURLToPath(MAIN_PROGRAM), ["emulator", "--json", ...folder], {
    detached: true,
    ...HIDDEN,
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
      const kill = setTimeout(() => child.kill("SIGKILL"), ANSWER_WITHIN);
      await exited;
      clearTimeout(kill);
    },
  };
}

/**
 * Reads URL and credentials of an emulator from the first line that its process prints.
 *
 * @throws Error when that line is not valid, too long, or does not arrive in time. The process has ended then.
 */
export async function readAddress(
  child: ChildProcess,
  exited: Promise<void>,
  bounds: LineBounds = FIRST_LINE,
): Promise<EmulatorAddress> {
  const complaint = collect(child.stderr);
  const ended = exited.then(() => undefined);
  let fault = "it printed no message";
  try {
    const said = child.stdout === null ? undefined : firstLine(child.stdout, bounds);
    const line = await Promise.race([said, ended]);
    const address: unknown = line === undefined ? undefined : JSON.parse(line);
    if (isEmulatorAddress(address)) return address;
    if (line !== undefined) fault = "its first line does not have the fields of an emulator";
  } catch (error) {
    fault = error instanceof SyntaxError ? "its first line is not JSON" : describeError(error);
  }
  child.kill("SIGKILL");
  await exited;
  const said = complaint()
    .trim()
    .replace(/^cdf-upload: /, "");
  throw new Error(`The emulator did not start: ${said || fault}`);
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
    const settle = (act: () => void): void => {
      clearTimeout(late);
      child.off("message", listen).off("exit", onExit);
      act();
    };
    const listen = (message: unknown): void => {
      if (isFilePathAnswer(message, id)) settle(() => resolve(message.path));
    };
    const fail = (what: string): void => settle(() => reject(new Error(`The emulator ${what}.`)));
    const onExit = (): void => fail("ended before it reported the path of the stored file");
    const late = setTimeout(
      () => fail(`did not report the path of the stored file within ${ANSWER_WITHIN / 1000} s`),
      ANSWER_WITHIN,
    );
    child.on("message", listen).once("exit", onExit);
  });
  // A failure to send is followed by the exit, or found by the time limit.
  child.send(question, () => {});
  return answer;
}

/** Limits for the first line. */
export interface LineBounds {
  /** Characters. */
  readonly length: number;
  /** ms. */
  readonly within: number;
}

/**
 * The first line of a stream; the rest is read and discarded. Undefined when the stream ends before the first line.
 *
 * @throws Error when the line is too long, or does not arrive in time.
 */
export function firstLine(stream: Readable, { length, within }: LineBounds): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let text = "";
    const settle = (act: () => void): void => {
      clearTimeout(late);
      stream.off("data", onData).off("end", onEnd).resume();
      act();
    };
    const onEnd = (): void => settle(() => resolve(undefined));
    const onData = (piece: string): void => {
      text += piece;
      const end = text.indexOf("\n");
      if (end >= 0 && end <= length) settle(() => resolve(text.slice(0, end)));
      else if (text.length > length)
        settle(() => reject(new Error(`its first line has more than ${length} characters`)));
    };
    const late = setTimeout(() => {
      settle(() => reject(new Error(`it printed no line within ${within / 1000} s`)));
    }, within);
    stream.setEncoding("utf8").on("data", onData).once("end", onEnd);
  });
}
