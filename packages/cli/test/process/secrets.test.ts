import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lookOut, makeCanaries } from "../../../core/test/support/canaries.js";
import { type HostileWorld, LOGINS, makeHostileWorld, PLACES } from "./hostile-world.js";
import { pairs, tryAll } from "./many-at-once.js";
import { type Run, runCli, startCli } from "./run-cli.js";
import { makeFolder, makeTree } from "./scene.js";

/** Number of rounds, each with other canaries and other encodings in other places. A soak test sets more. */
const ROUNDS = Number(process.env["SECRETS_ROUNDS"] ?? 1);

/** A secret in metadata. It must not appear in the command to repeat; no server echoes it. */
const METADATA = makeCanaries(["metadata"], true)[0]?.value ?? "";

/** Throws when an output of a run contains a secret of this world, with the line that contains it. */
async function expectSilence(world: HostileWorld, run: Run, report?: string): Promise<void> {
  const shownIn = lookOut([...world.canaries, { name: "metadata", value: METADATA }]);
  const page = report === undefined ? "" : await readFile(report, "utf8").catch(() => "");
  const leaks = Object.entries({ stdout: run.stdout, stderr: run.stderr, page }).flatMap(([channel, text]) =>
    text
      .split("\n")
      .flatMap((line) => shownIn(line).map((name) => `${name} on ${channel}: ${line.slice(0, 2000)}`)),
  );
  if (leaks.length > 0) throw new Error(leaks.join("\n"));
}

/** The content of all files in a folder. */
async function readAll(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names
    .filter((one) => one.isFile())
    .map((one) => readFile(join(one.parentPath, one.name), "latin1"));
  return (await Promise.all(files)).join("\n");
}

const rounds = [...Array(ROUNDS).keys()];

test("no output contains a secret that a server, a store or a proxy echoes in any place", async () => {
  const ways = pairs(
    rounds.flatMap((round) => [2 * round, 2 * round + 1]),
    [["--json"], []] as const,
  );
  const cases = ways.map(([round, options]) => ({ title: `round ${round} ${options}`, round, options }));
  const wrong = await tryAll(cases, async ({ round, options }) => {
    const world = await makeHostileWorld(round, ["token", "clientSecret", "proxyPassword", "signature"]);
    const folder = await makeTree(PLACES.map((place) => `${place}.bin`));
    const [state, report] = [await makeFolder(), join(await makeFolder(), "report.html")];
    const proxy = `http://user:${encodeURIComponent(world.secrets.proxyPassword)}@${world.host}`;
    const env = { ...world.env, HTTP_PROXY: proxy, XDG_STATE_HOME: state };
    const args = [
      folder,
      "--retries",
      "0",
      "--verbose",
      "--report",
      report,
      "--metadata",
      `key=${METADATA}`,
      ...options,
    ];
    const run = await runCli(args, { env });
    expect(run.code).toBe(1);
    // The run tried each file, and reported each failure.
    for (const place of PLACES.filter((one) => one !== "store-etag"))
      expect(run.stdout + run.stderr).toContain(`${place}.bin`);
    await expectSilence(world, run, report);
    for (const next of [["status"], ["status", "--json"], ["resume", "--retries", "0", ...options]])
      await expectSilence(world, await runCli(next, { env }));
    // Journals need upload URLs and the metadata of their files, but no other secret.
    const kept = lookOut(world.canaries.filter(({ name }) => name !== "signature"))(await readAll(state));
    expect(kept).toEqual([]);
  });
  expect(wrong).toEqual([]);
});

test("no output of an upload or of doctor contains a secret that an identity provider echoes", async () => {
  const cases = pairs(LOGINS, [["x.bin"], ["x.bin", "--json"], ["doctor"], ["doctor", "--json"]] as const);
  const wrong = await tryAll(
    cases.map(([login, args]) => ({ title: `${login} ${args}`, login, args })),
    async ({ login, args }) => {
      const world = await makeHostileWorld(LOGINS.indexOf(login), ["clientSecret", "tokenUrlKey"]);
      const folder = await makeTree(["x.bin"]);
      const words = args.map((arg) => (arg === "x.bin" ? join(folder, arg) : arg));
      const key = encodeURIComponent(world.secrets.tokenUrlKey);
      const env = { ...world.loginEnv, IDP_TOKEN_URL: `http://${world.host}/login/${login}?key=${key}` };
      const run = await runCli(words, { env });
      expect(run.code).not.toBe(0);
      await expectSilence(world, run);
    },
  );
  expect(wrong).toEqual([]);
});

const ENDS = [["SIGINT"], ["SIGTERM"], ["SIGINT", "SIGINT"]] as const;

test("no secret is in the output of a stopped run, in the files that it leaves, or in status and resume", async () => {
  const cases = pairs(ENDS, [["--json"], ["--verbose"]] as const);
  const wrong = await tryAll(
    cases.map(([signals, options]) => ({ title: `${signals} ${options}`, signals, options })),
    async ({ signals, options }) => {
      const world = await makeHostileWorld(0, ["token"]);
      const [state, report] = [await makeFolder(), join(await makeFolder(), "report.html")];
      const env = { ...world.env, XDG_STATE_HOME: state };
      const more = ["--one-put-max", "0", "--report", report, "--metadata", `key=${METADATA}`];
      const args = [world.source, ...more, ...options];
      const { child, done } = startCli(args, { env });
      await Promise.race([
        world.stalled(),
        done.then((run) => Promise.reject(new Error(JSON.stringify(run)))),
      ]);
      for (const signal of signals) child.kill(signal);
      const run = await done;
      expect(run.code).toBe(130);
      await expectSilence(world, run, report);
      const left = await readAll(state);
      expect(left).toContain("/object.bin");
      expect(lookOut(world.canaries.filter(({ name }) => name !== "signature"))(left)).toEqual([]);
      for (const next of [
        ["status"],
        ["status", "--json"],
        ["resume"],
        ["resume", "--json"],
        ["clean", "--all", "--yes"],
      ])
        await expectSilence(world, await runCli(next, { env }));
    },
  );
  expect(wrong).toEqual([]);
});

/** Valid and invalid ways to write the login of a proxy. */
const PROXIES: readonly ((password: string, host: string) => string)[] = [
  (password, host) => `http://user:${encodeURIComponent(password)}@${host}`,
  (password, host) => `http://user:${password}@${host}`,
  (password, host) => `htp://user:${password}@${host}`,
  (password, host) => `user:${password}@${host}`,
  (password, host) => `//user:${password}@${host}`,
  (password, host) => `http:user:${password}@${host}`,
  (password, host) => `http://user:a/${password}@${host}`,
  (password, host) => `http://user:12/${password}@${host}`,
  (password, host) => `http://user:a@${password}@${host}`,
  (password, host) => `http://user:a?${password}@${host}/`,
  (password, host) => `http://${password}@${host}`,
  (password) => `socks5://user:${password}@127.0.0.1:1`,
];

test("no output contains the login of a proxy in any form, or a login or key of URLs in settings and arguments", async () => {
  const files = await makeTree(["x.bin"]);
  const proxies = PROXIES.map((spell, at) => ({
    title: `proxy ${at}`,
    at,
    env: (password: string, host: string) => ({ HTTP_PROXY: spell(password, host) }),
    words: [] as string[],
  }));
  const urls = [
    (secret: string, host: string) => ({ CDF_URL: `http://user:${secret}@${host}` }),
    (secret: string, host: string) => ({ CDF_URL: `http://${host}/?key=${encodeURIComponent(secret)}` }),
    (secret: string, host: string) => ({ CDF_URL: `user:${secret}@${host}` }),
    (secret: string, host: string) => ({ IDP_TOKEN_URL: `http://user:${secret}@${host}/login/code` }),
    (secret: string, host: string) => ({ IDP_AUTHORITY_URL: `http://user:${secret}@${host}/login` }),
  ].map((env, at) => ({ title: `setting ${at}`, at, env, words: [] as string[] }));
  const wrong = await tryAll([...proxies, ...urls], async ({ at, env, words }) => {
    const world = await makeHostileWorld(at, ["token", "proxyPassword"]);
    const all = { ...world.env, ...env(world.secrets.proxyPassword, world.host) };
    const command = at % 2 === 0 ? ["doctor", "--json"] : ["doctor"];
    await expectSilence(world, await runCli([...command, ...words], { env: all }));
    const options = at % 2 === 0 ? ["--verbose"] : ["--json"];
    await expectSilence(
      world,
      await runCli([join(files, "x.bin"), "--retries", "0", ...options], { env: all }),
    );
  });
  expect(wrong).toEqual([]);

  const world = await makeHostileWorld(0, ["token"]);
  const { proxyPassword: password, sourceSignature } = world.secrets;
  const words = [
    `ftp://user:${password}@h.example/a`,
    `sftp://h.example/a?sig=${sourceSignature}`,
    `https://user:${password}@[/a`,
    `--url=http://user:${password}@h/`,
  ];
  for (const word of words)
    for (const options of [[], ["--json"], ["--keep-going"]]) {
      const run = await runCli([word, ...options], { env: world.env });
      expect(run.code).not.toBe(0);
      await expectSilence(world, run);
    }
});
