import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { freePort } from "../../../fleet/test/servers/free-port.js";
import { otherVersion } from "../../../fleet/test/servers/other-version.js";
import { runCli, runWords } from "../process/run-cli.js";
import { filesOf, makeFolder } from "../process/scene.js";
import { fleetScene, KEY, linesOf } from "./fleet-scene.js";

const SUBMIT = ["submit", "nas:", "--external-id", "{path}"] as const;

/** The effects of a refusal: no run, and no file entry. */
async function nothingBegun(scene: Awaited<ReturnType<typeof fleetScene>>): Promise<void> {
  expect(linesOf(await scene.fleet("status", "--json"))).toEqual([]);
  expect(await filesOf(scene.emulator)).toEqual([]);
}

describe("cdf-upload fleet refuses", () => {
  test("without its package, with the command that installs it", async () => {
    const folder = await makeFolder();
    const cli = fileURLToPath(new URL("../../", import.meta.url));
    await mkdir(join(folder, "dist"));
    for (const name of ["package.json", "dist/start.cjs", "dist/main.cjs"])
      await cp(join(cli, name), join(folder, name));
    const words = [process.execPath, join(folder, "dist/start.cjs"), "fleet", "status"];
    const run = await runWords(words, { CDF_FLEET_BROKER: "redis://127.0.0.1:1" });
    expect(run).toEqual({
      code: 3,
      stdout: "",
      stderr:
        "cdf-upload: The commands of a fleet need the package @cdf-multipart/fleet, which is not installed. Install it next to cdf-upload (npm install --global @cdf-multipart/fleet).\n",
    });
  });

  test("without a broker, with one that does not answer, and with a wrong password", async () => {
    const scene = await fleetScene("--requirepass", "right-password");
    await scene.write("a.bin", 10);
    const submit = (broker: string) =>
      runCli(["fleet", ...SUBMIT], { env: { ...scene.env, CDF_FLEET_BROKER: broker } });
    const none = await submit("");
    expect(none).toMatchObject({ code: 3, stdout: "" });
    expect(none.stderr).toContain("CDF_FLEET_BROKER is not set");
    const away = await submit(`redis://127.0.0.1:${await freePort()}`);
    expect(away).toMatchObject({ code: 3, stdout: "" });
    expect(away.stderr).toMatch(/does not respond: .*Check that Redis runs there/);
    const wrong = await submit(scene.redis.url.replace("redis://", "redis://:wrong-password@"));
    expect(wrong).toMatchObject({ code: 3, stdout: "" });
    expect(wrong.stderr).toMatch(/CDF_FLEET_BROKER.*password/);
    expect(wrong.stderr).not.toContain("wrong-password");
    expect(await filesOf(scene.emulator)).toEqual([]);
  });

  test("a Redis that may evict keys, in all commands; check names it too", async () => {
    const scene = await fleetScene("--maxmemory-policy", "allkeys-lru");
    await scene.write("a.bin", 10);
    for (const args of [SUBMIT, ["work"], ["status"]]) {
      const run = await scene.fleet(...args);
      expect(run).toMatchObject({ code: 3, stdout: "" });
      expect(run.stderr).toContain("Set: maxmemory-policy noeviction");
      expect(run.stderr.trim().split("\n")).toHaveLength(1);
    }
    const check = await scene.fleet("check");
    expect(check.code).toBe(3);
    expect(check.stdout).toMatch(/^BAD +Broker settings: .*maxmemory-policy noeviction/m);
  });

  test("a key that is missing, malformed or another one, without printing it", async () => {
    const scene = await fleetScene();
    await scene.write("a.bin", 10);
    await scene.fleet("status");
    const other = "cd".repeat(32);
    for (const [key, says] of [
      ["", /CDF_FLEET_KEY is not set.*openssl rand -hex 32/],
      ["short", /must be 32 bytes/],
      [other, /not the key of the other machines/],
    ] as const) {
      const env = { ...scene.env, CDF_FLEET_KEY: key };
      for (const args of [SUBMIT, ["work"]]) {
        const run = await runCli(["fleet", ...args], { env });
        expect(run).toMatchObject({ code: 3, stdout: "" });
        expect(run.stderr).toMatch(says);
        expect(run.stderr).not.toContain(other);
      }
      const check = await runCli(["fleet", "check"], { env });
      expect(check.code).toBe(3);
      expect(check.stdout).toMatch(/^BAD +Key: /m);
    }
    await nothingBegun(scene);
  });

  test("files without external id, invalid sources, and unknown roots", async () => {
    const scene = await fleetScene();
    await scene.write("a.bin", 10);
    for (const [args, says] of [
      [["nas:"], /nas:a\.bin: has no external id, and a fleet needs one\. Give it with --external-id/],
      [["nas:", "--external-id", "same-{dir}"], /a fleet needs one|external id/],
      [["nas:../b", "--external-id", "{path}"], /leads out of the root nas/],
      [["nas:missing.bin", "--external-id", "{path}"], /no file or folder with this name/],
      [["/etc/passwd", "--external-id", "{path}"], /is not of the form ROOT:PATH/],
      [["https://a.example/b", "--external-id", "{path}"], /is not of the form ROOT:PATH/],
      [
        ["tape:a", "--external-id", "{path}"],
        /no root tape\. Pass --root tape=FOLDER, or set CDF_FLEET_ROOT_TAPE/,
      ],
      [["nas:", "--external-id", "{sha256}"], /would read every file before it is listed/],
      [[], /No files were named/],
    ] as const) {
      if (args[2] === "same-{dir}") await scene.write("b.bin", 10);
      const run = await scene.fleet("submit", ...args);
      expect(run.stderr).toMatch(says);
      expect([run.code, run.stdout]).toEqual([2, ""]);
    }
    await nothingBegun(scene);
  });

  test("a run that does not exist", async () => {
    const scene = await fleetScene();
    for (const args of [["status"], ["pause"], ["resume"], ["cancel"], ["retry"]]) {
      const run = await scene.fleet(...args, "nothing");
      expect(run).toMatchObject({ code: 2, stdout: "" });
      expect(run.stderr).toContain('The run "nothing" does not exist. There are no runs.');
    }
    expect((await scene.fleet("status", "--failed")).code).toBe(2);
  });

  test("a worker whose root is another folder", async () => {
    const scene = await fleetScene();
    await scene.write("a.bin", 10);
    const { stdout } = await scene.fleet(...SUBMIT);
    const other = await makeFolder();
    const run = await scene.fleet("work", "--root", `nas=${other}`);
    expect(run).toMatchObject({ code: 3, stdout: "" });
    expect(run.stderr).toContain("it is another folder than where the run was submitted");
    const check = await scene.fleet("check", "--root", `nas=${other}`, "--json");
    expect(check.code).toBe(3);
    expect(linesOf<{ name: string; outcome: string }>(check)).toContainEqual(
      expect.objectContaining({ name: "Runs", outcome: "bad" }),
    );
    expect((await scene.fleet("work", "--root", `nas=${join(other, "missing")}`)).code).toBe(3);
    expect(linesOf(await scene.fleet("status", stdout.trim(), "--json"))).toMatchObject([{ filesDone: 0 }]);
    expect(await filesOf(scene.emulator)).toEqual([]);
  });

  test("runs of another version, and works on no job that another version added", async () => {
    const scene = await fleetScene();
    await scene.write("a.bin", 10);
    const run = (await scene.fleet(...SUBMIT)).stdout.trim();
    const other = otherVersion(scene.redis.url);
    try {
      const settings = await other.changeSettings(run, (text) => text.replace('"format":1', '"format":2'));
      const refused = await scene.fleet("work");
      expect(refused).toMatchObject({ code: 3, stdout: "" });
      expect(refused.stderr).toContain("has the format 2; this version reads 1");
      await other.changeSettings(run, () => settings);
      await other.addJob("nas", { kind: "future", run, unit: 0, round: 1 }, "future.1");
      expect((await scene.fleet("work", "--until-empty")).code).toBe(0);
      expect(await other.failureOf("nas", "future.1")).toBe("The job was added by another version.");
    } finally {
      await other.close();
    }
    expect(await filesOf(scene.emulator)).toHaveLength(1);
  });

  test("to continue what is not a run", async () => {
    const scene = await fleetScene();
    await scene.write("a.bin", 10);
    const run = await scene.fleet(...SUBMIT, "--continue", "nothing");
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain('"nothing" is not the id of a run');
    await nothingBegun(scene);
  });

  test("values of options that are invalid, before it connects", async () => {
    const env = { CDF_FLEET_BROKER: "redis://127.0.0.1:1", CDF_FLEET_KEY: KEY };
    for (const args of [
      ["work", "--root", "nas"],
      ["work", "--slots", "0"],
      ["work", "--grace", "soon"],
      ["submit", "nas:", "--rate", "fast"],
      ["submit", "nas:", "--open-files", "-1"],
      ["submit", "nas:", "--settle", "soon"],
      ["status", "a", "--watch", "--failed"],
      ["pause"],
    ]) {
      const run = await runCli(["fleet", ...args], { env });
      expect([args, run.code, run.stdout]).toEqual([args, 2, ""]);
    }
  });
});
