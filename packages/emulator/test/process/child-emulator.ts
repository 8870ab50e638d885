import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** An emulator in a separate process that can be killed. */
export interface ChildEmulator extends AsyncDisposable {
  readonly url: string;
  readonly token: string;
  /** Peak memory of the process, in bytes. */
  peakMemory(): Promise<number>;
  /** Kills the process with kill -9, so that no handler of it runs. Resolves when it is gone. */
  kill(): Promise<void>;
}

const TOKEN = "token";

/**
 * Translated sources by their digest. A source that did not change is translated once for all test files and
 * runs.
 */
const cache = fileURLToPath(new URL("../../node_modules/.cache/emulator-sources", import.meta.url));
mkdirSync(cache, { recursive: true });

export async function startChild(directory: string, parts: "small" | "real"): Promise<ChildEmulator> {
  const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const env = { ...process.env, EMULATOR_TEST_CACHE: cache };
  const child = fork(here("serve.ts"), [directory, TOKEN, parts], {
    env,
    execArgv: [
      "--conditions=@cdf-multipart/source",
      "--import",
      new URL("run-source.mjs", import.meta.url).href,
    ],
  });
  const gone = once(child, "exit");
  const { url } = await answer(child, gone);
  const kill = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  return {
    url,
    token: TOKEN,
    kill,
    [Symbol.asyncDispose]: kill,
    async peakMemory() {
      child.send("peak");
      return (await answer(child, gone)).peak;
    },
  };
}

async function answer(child: ChildProcess, gone: Promise<unknown>) {
  const ended = gone.then(() => {
    throw new Error("The emulator's process ended before it answered.");
  });
  const [message] = await Promise.race([once(child, "message"), ended]);
  return message;
}
