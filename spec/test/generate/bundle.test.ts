import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import * as checks from "../../generated/checks.gen.js";
import * as checksApart from "../../generated/checks-apart.gen.js";
import * as validators from "../../generated/validators.gen.js";
import * as validatorsApart from "../../generated/validators-apart.gen.js";

const spec = fileURLToPath(new URL("../../", import.meta.url));
const path = `${spec}generated/validators.gen.js`;
const code = readFileSync(path, "utf8");
const codeOfChecks = readFileSync(`${spec}generated/checks.gen.js`, "utf8");

const codeApart = readFileSync(`${spec}generated/validators-apart.gen.js`, "utf8");
const codeOfChecksApart = readFileSync(`${spec}generated/checks-apart.gen.js`, "utf8");

/** Every exported function, with the code around it. The tables contain all of them. */
const EXPORTS = [
  ...Object.keys(validators).map((name) => ({ name, code })),
  ...Object.keys(checks).map((name) => ({ name, code: codeOfChecks })),
  ...Object.keys(validatorsApart).map((name) => ({ name, code: codeApart })),
  ...Object.keys(checksApart).map((name) => ({ name, code: codeOfChecksApart })),
].filter(({ name }) => name !== "VALIDATORS" && name !== "CHECKS");

/**
 * A bundle for one import. The package's `sideEffects: false` is left out, so that the code itself must show
 * that it has none.
 */
async function bundle(code: string, names: readonly string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: code.replaceAll(/^export /gm, "").concat(`export { ${names.join(", ")} };`),
      loader: "js",
    },
    bundle: true,
    format: "esm",
    treeShaking: true,
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** The functions that a validator calls, directly or not. */
function functionsOf(code: string, name: string): Set<string> {
  const functions = new Map(
    code
      .split(/^(?=function |export )/m)
      .filter((text) => text.startsWith("function "))
      .map((text) => [/^function (\w+)/.exec(text)?.[1] ?? "", text]),
  );
  const start = new RegExp(`^export const ${name} = (\\w+);$`, "m").exec(code)?.[1] ?? "";
  const found = new Set<string>();
  const follow = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    for (const [, used = ""] of functions.get(one)?.matchAll(/\b(\w+)\b/g) ?? []) {
      const target = functions.has(used)
        ? used
        : new RegExp(`^const ${used} = (\\w+);$`, "m").exec(code)?.[1];
      if (target !== undefined && functions.has(target)) follow(target);
    }
  };
  follow(start);
  return found;
}

/** The rules and constants of a check. */
function rulesOf(code: string, name: string): Set<string> {
  const declared = new Map(
    code.split(/^(?=(?:export )?(?:function|const) )/m).flatMap((text) => {
      const [, own] = /^(?:export )?(?:function|const) (\w+)/.exec(text) ?? [];
      return own === undefined ? [] : [[own, text.replaceAll(/^\/\*\*.*?\*\/$|\/\/ [^\n]*/gms, "")] as const];
    }),
  );
  const found = new Set<string>();
  const follow = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    for (const [used] of declared.get(one)?.matchAll(/\b\w+\b/g) ?? []) if (declared.has(used)) follow(used);
  };
  follow(name);
  return found;
}

describe("the validators and the checks", () => {
  it.each(EXPORTS)(
    "$name is separate: its bundle contains only the functions that it calls",
    async ({ name, code }) => {
      const text = await bundle(code, [name]);
      const isCheck = name.startsWith("is");
      const declared = isCheck ? /^(?:function|var) (\w+)\b/gm : /^function (\w+)\(/gm;
      const own = [...text.matchAll(declared)].map(([, one]) => one);
      const wanted = isCheck ? rulesOf(code, name) : functionsOf(code, name);
      expect(own.sort()).toEqual([...wanted].sort());
      // At the top level there are only functions and constants; only the creation of patterns and rules runs.
      const others = text
        .split("\n")
        .filter((line) => /^[a-z]/.test(line) && !/^(function|export) /.test(line));
      for (const line of others)
        expect(line).toMatch(
          /^var \w+ = (\w+;|\{.*\};|\(.*=>.*|\/\* @__PURE__ \*\/ new RegExp\(.*\);|\/\* @__PURE__ \*\/ \w+\(.*)$/,
        );
    },
  );

  it.each([code, codeOfChecks, codeApart, codeOfChecksApart])(
    "add no byte to a bundle that imports none of them",
    async (code) => {
      expect((await bundle(code, [])).replace(/\/\/.*\n/g, "").trim()).toBe("");
    },
  );

  it("import nothing and create no code at run time, so they work with a strict Content-Security-Policy", () => {
    expect(code + codeOfChecks + codeApart + codeOfChecksApart).not.toMatch(
      /\b(import|require|eval)\b|new Function/,
    );
    const script = `
      import { validateInitMultiPartUploadBody as validate } from ${JSON.stringify(`file://${path}`)};
      let forbidden = false;
      try { new Function("return 1"); } catch { forbidden = true; }
      console.log(forbidden, validate({ name: "scan" }), validate({ name: 1 }), validate.errors[0].instancePath);`;
    const { stdout } = spawnSync(
      process.execPath,
      ["--disallow-code-generation-from-strings", "--input-type=module", "-e", script],
      { encoding: "utf8" },
    );
    expect(stdout.trim()).toBe("true true false /name");
  });

  it("list all faults of a body together, each with its place and its limit", () => {
    const { validateInitMultiPartUploadBody: validate } = validators;
    expect(validate({ externalId: "x".repeat(256), labels: [{}], extra: 1 })).toBe(false);
    const faults = validate.errors?.map(({ instancePath, keyword, params }) => [
      instancePath,
      keyword,
      params,
    ]);
    expect(faults).toEqual(
      expect.arrayContaining([
        ["", "required", { missingProperty: "name" }],
        ["", "additionalProperties", { additionalProperty: "extra" }],
        ["/externalId", "maxLength", { limit: 255 }],
        ["/labels/0", "required", { missingProperty: "externalId" }],
      ]),
    );
    expect(faults).toHaveLength(4);
    expect(validate({ name: "scan" })).toBe(true);
  });
});

describe("openapi-typescript and openapi-format", () => {
  it.each(["openapi-typescript", "openapi-format"])(
    "only one file imports %s, so that it can be replaced in a day",
    (library) => {
      const sources = readdirSync(spec, { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".mjs") && !name.includes("node_modules"))
        .filter((name) => readFileSync(spec + name, "utf8").includes(`from "${library}"`));
      expect(sources).toHaveLength(1);
    },
  );
});
