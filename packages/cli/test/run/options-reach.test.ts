import { join } from "node:path";
import type * as Core from "@cdf-multipart/core";
import { startEmulator } from "@cdf-multipart/emulator";
import type * as Uploader from "@cdf-multipart/uploader";
import type * as UploaderNode from "@cdf-multipart/uploader/node";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { runProgram } from "../../src/program/run-program.js";
import { WORK_OPTIONS } from "../../src/run/run-options.js";
import { makeEmulator, makeFile, makeFolder } from "../process/scene.js";

/** The options that the command line passed to the client and to the engine. */
const reached = vi.hoisted(() => {
  const empty = (): Record<"client" | "many" | "item" | "scheduler" | "transport", unknown> => ({
    client: undefined,
    many: undefined,
    item: undefined,
    scheduler: undefined,
    transport: undefined,
  });
  return { now: empty(), empty };
});

vi.mock("@cdf-multipart/core", async (original) => {
  const core = await original<typeof Core>();
  const createFilesClient: typeof Core.createFilesClient = (options) => {
    reached.now.client = options;
    return core.createFilesClient(options);
  };
  return { ...core, createFilesClient };
});
vi.mock("@cdf-multipart/uploader", async (original) => {
  const uploader = await original<typeof Uploader>();
  const createScheduler: typeof Uploader.createScheduler = (options) => {
    reached.now.scheduler = options;
    return uploader.createScheduler(options);
  };
  return { ...uploader, createScheduler };
});
vi.mock("@cdf-multipart/uploader/node", async (original) => {
  const node = await original<typeof UploaderNode>();
  const uploadMany: typeof UploaderNode.uploadMany = (client, items, options) => {
    reached.now.many = options;
    return node.uploadMany(client, seen(items), options);
  };
  const nodeTransport: typeof UploaderNode.nodeTransport = (options) => {
    reached.now.transport = options;
    return node.nodeTransport(options);
  };
  return { ...node, uploadMany, nodeTransport };
});
/** The emulator of `--emulator` runs in this process: a child process needs the built program. */
vi.mock("../../src/emulator/start-child.js", () => ({
  startEmulatorChild: async () => {
    const emulator = await startEmulator();
    return { ...emulator, filePath: async (id: number) => emulator.filePath(id) };
  },
}));
vi.mock("../../src/emulator/comparer.js", () => ({
  createComparer: () => ({ compare: async () => ({ same: true, bytes: 0 }), close: () => undefined }),
}));

async function* seen<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) {
    reached.now.item = item;
    yield item;
  }
}

const MiB = 2 ** 20;

/** Each option with an unusual value, and its expected effect on the client and the engine. */
const OPTIONS: Readonly<Record<string, readonly [value: readonly string[], reaches: object]>> = {
  "--part-size <size>": [["7MiB"], { item: { partSize: 7 * MiB } }],
  "--parts <number>": [["1"], { item: { parts: 1 } }],
  "--concurrency <number>": [["3"], { scheduler: { concurrency: 3 } }],
  "--files <number>": [["5"], { many: { files: 5 } }],
  "--one-put-max <size>": [["3KiB"], { many: { onePutMax: 3072 } }],
  "--limit-rate <rate>": [["900MB/s"], { scheduler: { limitRate: 900e6 } }],
  "--memory <size>": [["33MiB"], { scheduler: { memory: 33 * MiB } }],
  "--requests-per-second <number>": [["77"], { client: { limits: { requestsPerSecond: 77 } } }],
  "--wait-for <what>": [["node"], { many: { waitFor: "node" } }],
  "--verify <what>": [["parts"], { many: { verify: "parts" } }],
  "--restart": [[], { many: { restart: true } }],
  "--no-resume": [[], { many: { journal: "off" } }],
  "--retries <number>": [["4"], { client: { retry: { retries: 4 } }, many: { retry: { retries: 4 } } }],
  "--retry-after-max <time>": [
    ["11m"],
    { client: { retry: { maxRetryAfter: 660_000 } }, many: { retry: { maxRetryAfter: 660_000 } } },
  ],
  "--timeout <time>": [
    ["47s"],
    {
      client: { timeout: 47_000 },
      transport: { timeouts: { connect: 47_000, transfer: 47_000, answer: 47_000 } },
    },
  ],
};
/** Options for neither the client nor the engine, with the test of each. */
const ELSEWHERE: readonly string[] = ["--sha256"];
/** The journal of a resumed upload decides this. */
const NOT_OF_RESUME: readonly string[] = [
  "--part-size <size>",
  "--parts <number>",
  "--restart",
  "--no-resume",
];

async function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  await runProgram(args);
}

/** An interrupted upload, and the environment to resume it. */
async function interrupted(): Promise<Record<string, string>> {
  const { emulator, env } = await makeEmulator({
    faults: [{ match: { operation: "putPart" }, do: { type: "status", status: 403 } }],
  });
  await run([await makeFile(1000), "--external-id", "x"], env);
  emulator.setFaults([]);
  return env;
}

const COMMANDS = {
  upload: {
    takes: (_flags: string): boolean => true,
    start: async (option: readonly string[]): Promise<void> => {
      const { env } = await makeEmulator();
      await run(["upload", await makeFile(1000), ...option], env);
    },
  },
  "upload --emulator": {
    // An emulator for one run has nothing to resume, so there is no journal to discard.
    takes: (flags: string): boolean => flags !== "--restart",
    start: async (option: readonly string[]): Promise<void> =>
      run(["upload", await makeFile(1000), "--emulator", ...option], {
        XDG_STATE_HOME: join(await makeFolder(), "state"),
      }),
  },
  resume: {
    takes: (flags: string): boolean => !NOT_OF_RESUME.includes(flags),
    start: async (option: readonly string[]): Promise<void> => {
      const env = await interrupted();
      reached.now = reached.empty();
      await run(["resume", ...option], env);
    },
  },
};

beforeEach(() => {
  reached.now = reached.empty();
});

test("every option about the transfer is tried", () => {
  expect([...Object.keys(OPTIONS), ...ELSEWHERE].sort()).toEqual(
    WORK_OPTIONS.map(({ flags }) => flags).sort(),
  );
});

describe.each(Object.entries(COMMANDS))("%s", (_name, { takes, start }) => {
  const cases = Object.entries(OPTIONS).filter(([flags]) => takes(flags));

  test.each(cases)("%s reaches the client and the engine", async (flags, [value, reaches]) => {
    await start([flags.split(" ")[0] ?? "", ...value]);
    expect(reached.now).toMatchObject(reaches);
  });
});
