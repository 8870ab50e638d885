// The options of `pnpm bench`.
import { resolve } from "node:path";
import { parseArgs } from "node:util";

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

export const usage = `pnpm bench [scenario…] [options]

Scenarios: throughput memory small slow link faults resume stores startup size micro profile growth
           all (all scenarios; the default is throughput)
           compare <git-ref>   this working tree against another revision

  --quick               small sizes, three runs: under two minutes
  --runs N              measured runs of each client (5)
  --size SIZE           size of the file: 2GiB, 256MiB, … (2GiB)
  --parts SIZE,…        part sizes (16MiB,64MiB,512MiB)
  --connections N       concurrent connections (4)
  --plain, --tls        only plain HTTP, only TLS (both)
  --only CLIENT,…       ours-command, ours-command-no-resume, curl, sendfile, ours-file, ours-checksums,
                        ours-no-journal, ours-stream, ours-blob, cognite-sdk,
                        aws-lib-storage, azure-blob, hugging-face, vercel-blob, rclone
  --store sink|nginx    target of throughput: the bench's sink (default), or nginx, which stores the parts
  --links N,…           numbers of the links of slow (all four), or of the lines of link (all eight)
  --congestion NAME,…   congestion control of link: cubic, bbr, reno (cubic)
  --results FOLDER      folder of JSON, SVG and the page (bench/results)
`;

const root = resolve(new URL("../../", import.meta.url).pathname);

/**
 * @param {readonly string[]} args
 * @returns {{ scenarios: readonly string[], options: import("./types.js").Options, help: boolean }}
 */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      smoke: { type: "boolean", default: false },
      runs: { type: "string" },
      size: { type: "string" },
      parts: { type: "string" },
      connections: { type: "string", default: "4" },
      plain: { type: "boolean", default: false },
      tls: { type: "boolean", default: false },
      only: { type: "string" },
      store: { type: "string", default: "sink" },
      links: { type: "string" },
      congestion: { type: "string", default: "cubic" },
      results: { type: "string", default: resolve(root, "bench/results") },
      help: { type: "boolean", default: false },
    },
  });
  const small = values.quick || values.smoke;
  const size = values.size === undefined ? undefined : readSize(values.size);
  const parts = values.parts?.split(",").map(readSize);
  return {
    scenarios: positionals.length === 0 ? ["throughput"] : positionals,
    help: values.help,
    options: {
      runs:
        values.runs === undefined
          ? values.smoke
            ? 1
            : values.quick
              ? 3
              : 5
          : readCount(values.runs, "--runs"),
      size: size ?? (values.smoke ? 16 * MIB : values.quick ? 128 * MIB : 2 * GIB),
      parts:
        parts ?? (values.smoke ? [6 * MIB] : values.quick ? [16 * MIB] : [16 * MIB, 64 * MIB, 512 * MIB]),
      concurrency: readCount(values.connections, "--connections"),
      tls: values.plain === values.tls ? (values.smoke ? [false] : [false, true]) : [values.tls],
      only: values.only?.split(","),
      store: readStore(values.store),
      links: values.links?.split(",").map((number) => readCount(number, "--links")),
      congestion: values.congestion.split(",").map(readCongestion),
      quick: small,
      smoke: values.smoke,
      root,
      results: resolve(values.results),
    },
  };
}

/** @param {string} text `64MiB`, `2GiB`, `65536` @returns {number} bytes */
export function readSize(text) {
  const found = /^(\d+)(KiB|MiB|GiB)?$/.exec(text.trim());
  if (found === null)
    throw new Error(`"${text}" is not a size. Pass bytes, or a number with KiB, MiB or GiB.`);
  const unit = { KiB: 1024, MiB: MIB, GiB: GIB }[found[2] ?? ""] ?? 1;
  return Number(found[1]) * unit;
}

/** @param {string} text @param {string} name */
function readCount(text, name) {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`${name} is "${text}". Pass a whole number of at least 1.`);
  return count;
}

/** @param {string} name @returns {import("./types.js").Store} */
function readStore(name) {
  if (name === "sink" || name === "nginx") return name;
  throw new Error(`--store is "${name}". Pass sink or nginx.`);
}

/** @param {string} name @returns {import("./link/namespaces.mjs").Congestion} */
function readCongestion(name) {
  if (name === "cubic" || name === "bbr" || name === "reno") return name;
  throw new Error(`--congestion is "${name}". Pass cubic, bbr or reno.`);
}
