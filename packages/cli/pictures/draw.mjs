// `pnpm --filter @cdf-multipart/cli pictures`: runs an upload with faults on a pseudo-terminal and takes the pictures for docs/img:
// the terminal during the upload, and the report page. Needs the built command, `script` of util-linux or BSD, and Chromium.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@cdf-multipart/emulator";
import { drawTerminal } from "./draw-terminal.mjs";

const MIB = 2 ** 20;
const COLUMNS = 122;
const ROWS = 14;
const main = fileURLToPath(new URL("../dist/start.cjs", import.meta.url));
const images = fileURLToPath(new URL("../../../docs/img", import.meta.url));
const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

const folder = mkdtempSync(join(tmpdir(), "cdf-upload-pictures-"));
const emulator = await startEmulator({ etag: "fast" });
try {
  emulator.setFaults([
    {
      match: { operation: "putPart", partNumber: 3, attempt: 1 },
      do: { type: "status", status: 503, retryAfter: 1 },
    },
    {
      match: { operation: "putPart", partNumber: 6, attempt: 1 },
      do: { type: "reset", when: "after-bytes", bytes: 3 * MIB },
    },
    { match: { operation: "putPart" }, do: { type: "slow", bytesPerSecond: 9_000_000 } },
  ]);
  const scans = join(folder, "scans");
  mkdirSync(scans);
  for (const [name, size] of [
    ["halle-nord.e57", 160],
    ["скан-02.laz", 96],
    ["turbine-7.e57", 64],
    ["übersicht.jpg", 12],
  ]) {
    writeFileSync(join(scans, String(name)), Buffer.alloc(Number(size) * MIB, String(name)));
  }
  const report = join(folder, "report.html");
  const frames = await runOnTerminal([
    "scans/",
    "--external-id",
    "{path}",
    "--part-size",
    "16MiB",
    "--concurrency",
    "4",
    "--report",
    report,
  ]);
  const page = join(folder, "terminal.html");
  writeFileSync(
    page,
    await drawTerminal(frames, {
      columns: COLUMNS,
      rows: ROWS,
      command: "cdf-upload scans/ --external-id '{path}' --report report.html",
    }),
  );
  shoot(page, "cli-terminal.png", 1150, 220);
  shoot(report, "cli-report.png", 1200, 1560);
} finally {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
}

/** @param {readonly string[]} args @returns {Promise<string>} the output of the terminal when half of the bytes were sent */
async function runOnTerminal(args) {
  const words = [process.execPath, main, ...args].map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["-qec", `stty cols ${COLUMNS} rows ${ROWS}; ${words}`, "/dev/null"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      TERM: "xterm-256color",
      CDF_URL: emulator.url,
      CDF_PROJECT: emulator.project,
      CDF_TOKEN: emulator.token,
      XDG_STATE_HOME: join(folder, "state"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  let half = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
    if (half === "" && /All .*(4[5-9]|5\d)\.\d %/.test(text)) half = output;
  });
  const [code] = await once(child, "close");
  if (code !== 0 || half === "") throw new Error(`cdf-upload ended with ${code}: ${output}`);
  return half;
}

/** @param {string} page @param {string} name @param {number} width @param {number} height */
function shoot(page, name, width, height) {
  const options = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    `--window-size=${width},${height}`,
  ];
  execFileSync(chromium, [...options, `--screenshot=${join(images, name)}`, `file://${page}`], {
    stdio: "ignore",
  });
}
