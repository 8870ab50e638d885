import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../src/commands/commands.js";
import { manPage } from "../../src/man/man-page.js";
import { everyCommand } from "../../src/options/every-command.js";
import { runCli, runWords } from "./run-cli.js";
import { makeEmulator, makeFolder } from "./scene.js";

const ALL = everyCommand(COMMANDS);

describe.each(ALL.map((spec) => [spec.name, spec] as const))("%s --help", (name, spec) => {
  test("contains all options and examples of the command, and so does the manual page", async () => {
    const { code, stdout } = await runCli([...name.split(" "), "--help"]);
    expect(code).toBe(0);
    const page = manPage(COMMANDS, "1.2.3").replaceAll("\\-", "-");
    for (const { flags } of spec.options) {
      expect(stdout).toContain(flags);
      expect(page).toContain(`.B ${flags}`);
    }
    for (const { command } of spec.examples) {
      expect(stdout).toContain(`$ ${command}`);
      expect(page).toContain(command);
    }
  });
});

describe("a typing error", () => {
  test.each([
    [["--extrnal-id", "x", "a"], /unknown option '--extrnal-id'[\s\S]*--external-id/],
    [["plan", "--rat", "1"], /unknown option '--rat'[\s\S]*--rate/],
    [["statsu"], /there is no file or folder with this name \(did you mean the command status\?\)/],
    [["a", "--external-id", "{stme}"], /Did you mean \{stem\}\?/],
    [["fleet", "sumbit"], /Did you mean submit\?/],
    [["hlep"], /did you mean the command help\?/],
    [["ftp://a.example/b"], /ftp: URLs are not supported, only http: and https:/],
    [["completion", "tcsh"], /bash, zsh, fish/],
  ])("%j gets a suggestion", async (args, words) => {
    const { env } = await makeEmulator();
    const run = await runCli(args, { env });
    expect(run.stderr).toMatch(words);
    expect(run.code).toBeGreaterThan(0);
  });
});

describe("completion", () => {
  test("of bash completes commands, options and their values", async () => {
    const folder = await makeFolder();
    const script = join(folder, "completion.bash");
    await writeFile(script, (await runCli(["completion", "bash"])).stdout);
    const complete = async (...words: string[]): Promise<string> => {
      const list = words.map((word) => `'${word}'`).join(" ");
      const code = `source ${script}; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _cdf_upload; echo "\${COMPREPLY[@]}"`;
      return (await runWords(["bash", "-c", code], {})).stdout.trim();
    };
    expect(await complete("cdf-upload", "stat")).toBe("status");
    expect(await complete("cdf-upload", "--skip")).toBe("--skip-existing");
    expect(await complete("cdf-upload", "list", "--pend")).toBe("--pending");
    expect(await complete("cdf-upload", "--verify", "p")).toBe("parts");
    expect(await complete("cdf-upload", "fleet", "su")).toBe("submit");
    expect(await complete("cdf-upload", "fleet", "retry", "--res")).toBe("--restart");
    expect(await complete("cdf-upload", "fleet", "work", "--until")).toBe("--until-empty");
  });

  test.each(["zsh", "fish"])("of %s names every command and option", async (shell) => {
    const { code, stdout } = await runCli(["completion", shell]);
    expect(code).toBe(0);
    for (const { name, options } of ALL) {
      for (const word of name.split(" ")) expect(stdout).toContain(word);
      for (const { flags } of options) expect(stdout).toContain((flags.match(/--([\w-]+)/) ?? [])[1]);
    }
  });
});

describe("doctor", () => {
  test("reports every check, uploads a few bytes and deletes them, and shows no secret", async () => {
    const { emulator, env } = await makeEmulator();
    const run = await runCli(["doctor"], { env });
    expect(run).toMatchObject({ code: 0, stderr: "" });
    for (const name of [
      "Settings",
      "Proxy",
      "DNS",
      "TLS",
      "Clock",
      "Token",
      "Reading files",
      "Test upload",
      "Test deletion",
    ]) {
      expect(run.stdout).toMatch(new RegExp(`^(ok|warning) +${name}: `, "m"));
    }
    expect(run.stdout).not.toContain(emulator.token);
    expect(emulator.requests.count({ operation: "deleteFiles", status: 200 })).toBe(1);
  });

  test.each([
    [
      { CDF_TOKEN: "wrong" },
      1,
      /BAD +Reading files: .*401[\s\S]*token was issued for this project and cluster/,
    ],
    [{ CDF_TOKEN: "" }, 3, /BAD +Settings: .*CDF_TOKEN/],
    [{ CDF_URL: "https://nowhere.invalid" }, 1, /BAD +DNS: .*nowhere\.invalid[\s\S]*Check the spelling/],
  ])("with %j reports the problem and the way out", async (settings, code, words) => {
    const { env } = await makeEmulator();
    const run = await runCli(["doctor", "--no-test-upload"], { env: { ...env, ...settings } });
    expect(run.stdout).toMatch(words);
    expect(run.code).toBe(code);
  });
});
