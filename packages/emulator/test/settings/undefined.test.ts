import { expect, test } from "vitest";
import { type EmulatorOptions, startEmulator } from "../../src/index.js";
import { toSettings } from "../../src/settings/settings.js";
import { ask } from "../ask.js";

/** Every option. A new one is a compile error until it is listed here. */
const NAMES: Readonly<Record<keyof EmulatorOptions, true>> = {
  port: true,
  host: true,
  directory: true,
  project: true,
  projects: true,
  token: true,
  oauthClient: true,
  tokenLifetime: true,
  envelope: true,
  linkEnvelope: true,
  relativeUrls: true,
  uploadUrlLifetime: true,
  store: true,
  uploadedDelay: true,
  syncDelay: true,
  spaces: true,
  fileViews: true,
  concurrentInstanceRequests: true,
  repeatedComplete: true,
  partSizeExclusiveMin: true,
  etag: true,
  clock: true,
  clockOffset: true,
  tls: true,
  faults: true,
  seed: true,
  hosts: true,
  headersTimeout: true,
  idleTimeout: true,
  cors: true,
  requestsPerSecond: true,
  concurrentRequests: true,
  retryAfter: true,
  validateAnswers: true,
  journalSize: true,
  log: true,
};
const SECRETS = { token: "token", clientSecret: "secret" };

/** Options from JavaScript, where a field may be present and undefined. */
function undefinedFor(names: readonly string[]): EmulatorOptions {
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

test.each(Object.keys(NAMES))("%s: undefined means that it is not given", (name) => {
  const { log: _log, ...defaults } = toSettings({}, SECRETS);
  expect(toSettings(undefinedFor([name]), SECRETS)).toMatchObject(defaults);
});

test("an emulator whose options are all undefined works, also with undefined inside options", async () => {
  const nested: object = {
    ...undefinedFor(Object.keys(NAMES)),
    store: { kind: "fs", endpoint: undefined, via: undefined },
    cors: { origin: undefined, store: undefined, exposeEtag: undefined, maxAge: undefined },
    faults: [
      {
        name: undefined,
        match: { operation: undefined, times: 0 },
        do: { type: "stall", afterBytes: undefined },
      },
    ],
  };
  for (const options of [undefinedFor(Object.keys(NAMES)), nested]) {
    await using emulator = await startEmulator(options);
    const node: object = { visibleAfter: undefined, name: undefined, project: undefined };
    const { name } = emulator.createInstance({ ...node, space: "s", externalId: "node" });
    expect(name).toBe("node");
    emulator.setFaults([], undefined);
    const { items } = await ask(emulator, 200, "list", {});
    expect(items).toHaveLength(1);
    const query: object = { operation: undefined, status: undefined };
    expect(emulator.requests.count(query)).toBe(1);
  }
});
