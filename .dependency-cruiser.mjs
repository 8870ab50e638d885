// The import rules of ARCHITECTURE.md as code: spec ← core ← uploader ← cli; emulator knows spec only.
import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";

const nodeModules = `^(node:)?(${builtinModules.filter((name) => !name.startsWith("_")).join("|")})$`;

/** A rule: the sources of `from` may import, of our workspaces, only `from` itself and the named ones. */
function mayImport(name, from, others, sources = "src") {
  const allowed = [from, ...others].map((folder) => `^${folder}/`);
  return {
    name: `${name}-imports`,
    comment: `${name} may import ${others.length === 0 ? "no other workspace" : others.join(", ")}.`,
    severity: "error",
    from: { path: `^${from}/${sources}/` },
    to: { path: "^(spec|packages|examples|bench)/", pathNot: allowed },
  };
}

/**
 * The floors of a package, the lowest first: a folder or file may import only itself and what is below it.
 * The members of one list may not import each other. The files of `anywhere` may be imported from every floor.
 */
function floors(name, folder, stories, anywhere = []) {
  const paths = (names) => names.map((one) => `^${folder}/${one}${/\.c?ts$/.test(one) ? "$" : "/"}`);
  return stories.flatMap((story, height) =>
    story.map((one) => ({
      name: `${name}-floors`,
      comment: `${one} may import only the floors below it: ${stories.slice(0, height).flat().join(", ")}.`,
      severity: "error",
      from: { path: paths([one]) },
      to: {
        path: `^${folder}/`,
        pathNot: paths([one, ...stories.slice(0, height).flat(), ...anywhere]),
      },
    })),
  );
}

/** Above them are the entries `browser/` and `index.ts`, and `chunks/`, which nothing below may import. */
const UPLOADER_FLOORS = [
  ["plan", "checksums", "disk", "gather"],
  ["sources"],
  ["net", "session", "scheduler"],
  ["transport", "journal", "progress", "verify"],
  ["events", "nodes"],
  ["resume", "overwrite"],
  ["engine"],
  ["upload"],
  ["watch"],
  ["node", "testing"],
  ["internal"],
];

const CLI_FLOORS = [
  ["errors.ts", "package-files.ts"],
  ["output"],
  ["options", "ends"],
  ["hash", "inputs", "settings", "emulator", "screen", "report", "telemetry"],
  ["fields", "completion", "doctor"],
  ["manifest", "run"],
  ["upload", "journals"],
  ["fleet"],
  ["commands"],
  ["program"],
  ["main.ts", "man"],
  ["start.cts"],
];

const EMULATOR_FLOORS = [
  ["ground"],
  ["http"],
  ["settings"],
  ["validation", "signing", "journal", "oauth", "state"],
  ["faults", "tls"],
  ["stores"],
  ["requests"],
  ["server"],
];

const CORE_FLOORS = [
  ["secrets", "time"],
  ["errors"],
  ["retry"],
  ["types"],
  ["validation"],
  ["http"],
  ["auth", "decode"],
  ["settings", "pipeline"],
  ["call"],
  ["operations"],
  ["client"],
  ["bindings", "node"],
];

const FLEET_FLOORS = [
  ["errors", "jobs"],
  ["secrets", "ledger"],
  ["decide", "pacer", "sources", "journal"],
  ["broker", "list"],
  ["worker"],
  ["submit"],
  ["fleet-run.ts"],
  ["retry-run.ts", "check-fleet.ts"],
  ["connect-fleet.ts"],
];

/**
 * Lists of modules that bundlers should keep together. They use nothing of these, so a cycle through them is
 * not one.
 */
const LISTS = "/together\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    mayImport("spec", "spec", [], "generated"),
    mayImport("core", "packages/core", ["spec"]),
    mayImport("uploader", "packages/uploader", ["packages/core", "spec"]),
    mayImport("emulator", "packages/emulator", ["spec"]),
    mayImport("cli", "packages/cli", [
      "spec",
      "packages/core",
      "packages/uploader",
      "packages/emulator",
      "packages/otel",
      "packages/fleet",
    ]),
    mayImport("otel", "packages/otel", ["packages/uploader", "packages/core", "spec"]),
    mayImport("elements", "packages/elements", ["packages/uploader", "packages/core"]),
    mayImport("uppy", "packages/uppy", ["packages/elements", "packages/uploader", "packages/core", "spec"]),
    mayImport("fleet", "packages/fleet", ["packages/uploader", "packages/core", "spec"]),
    ...floors("core", "packages/core/src", CORE_FLOORS, ["together.ts"]),
    ...floors("fleet", "packages/fleet/src", FLEET_FLOORS),
    ...floors("cli", "packages/cli/src", CLI_FLOORS),
    ...floors("emulator", "packages/emulator/src", EMULATOR_FLOORS),
    {
      name: "emulator-control-is-a-client",
      comment: "control runs in other processes and in browsers: it imports only words of the emulator.",
      severity: "error",
      from: { path: "^packages/emulator/src/control/" },
      to: { path: "^packages/emulator/src/", pathNot: "^packages/emulator/src/(control|ground|http)/" },
    },
    {
      name: "emulator-stores-stand-apart",
      comment: "A store of the emulator imports no other store; s3 and azure implement the port of remote.",
      severity: "error",
      from: { path: "^packages/emulator/src/stores/(fs|remote|s3|azure)/" },
      to: {
        path: "^packages/emulator/src/stores/(fs|remote|s3|azure|open-store)",
        pathNot: [
          "^packages/emulator/src/stores/$1/",
          "^packages/emulator/src/stores/remote/(object-store|store-failure)\\.ts$",
        ],
      },
    },
    {
      name: "plan-knows-nothing",
      comment: "The planner is pure: it imports its own folder, and limits and errors of spec and core.",
      severity: "error",
      from: { path: "^packages/uploader/src/plan/" },
      to: { pathNot: ["^packages/uploader/src/plan/", "^packages/core/", "^spec/"] },
    },
    ...floors("uploader", "packages/uploader/src", UPLOADER_FLOORS, ["chunks.ts"]),
    {
      name: "chunks-are-planned",
      comment: "What a page loads later is decided in two files: chunks.ts and browser/chunks.ts.",
      severity: "error",
      from: { path: "^packages/uploader/src/", pathNot: "/chunks\\.ts$" },
      to: { path: "^packages/uploader/src/", dynamic: true },
    },
    {
      name: "main-entries-run-anywhere",
      comment: "The main entries of core and uploader, and the browser entries, import no Node module.",
      severity: "error",
      from: {
        path: "^packages/(((core|uploader)/src|uploader/src/browser|(uppy|otel|elements)/src)/index|core/src/internal/(index|calls))\\.ts$",
      },
      to: { path: nodeModules, reachable: true },
    },
    {
      name: "no-cycles",
      comment: "Two files that import each other belong in one file.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"], pathNot: LISTS } },
    },
    {
      name: "no-type-cycles",
      comment: "Type imports count too: put a type that two files need into a file below both.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { pathNot: LISTS } },
    },
    {
      name: "resolvable",
      comment: "Every import leads to a file or an installed package.",
      severity: "error",
      from: { path: "/src/" },
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      comment:
        "Sources import only dependencies of their own package.json, or a peer that they load on demand.",
      severity: "error",
      from: { path: "/src/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "npm-dev"], dependencyTypesNot: ["npm-peer"] },
    },
    {
      name: "tests-stay-outside",
      comment: "Sources import no tests.",
      severity: "error",
      from: { path: "/src/" },
      to: { path: "/test/" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules"] },
    exclude: { path: ["/dist/", "/node_modules/.*/dist/", "/\\.turbo/", "/\\.reports/"] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    // Absolute, because otherwise its `extends` is resolved from the current folder.
    tsConfig: { fileName: fileURLToPath(new URL("packages/build-kit/tsconfig.json", import.meta.url)) },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@cdf-multipart/source", "import", "types", "default"],
      extensions: [".ts", ".js", ".mjs", ".json"],
    },
  },
};
