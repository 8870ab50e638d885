import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { start } from "./wine.mjs";

const MiB = 2 ** 20;
const KILLS = 20;
const PARTS = KILLS + 4;

/** A file and the command that sends it part by part, with its events. */
function prepare(machine, { folder, main, emulator }, parts) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "big.bin");
  writeFileSync(file, randomBytes(parts * 6 * MiB));
  const how = ["--external-id", "big", "--parts", String(parts), "--concurrency", "1", "--json"];
  const env = { CDF_URL: emulator.url, CDF_PROJECT: emulator.project, CDF_TOKEN: emulator.token };
  const begin = (name) =>
    start(machine, [machine.pathOf(main), "big.bin", ...how], {
      cwd: folder,
      env,
      output: join(folder, name),
    });
  return { file, begin };
}

function eventsOf(text) {
  const lines = text.split("\n").slice(0, -1);
  return lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
}

function sameBytes(file, stored) {
  const [one, other] = [file, stored].map((path) =>
    createHash("sha256").update(readFileSync(path)).digest("hex"),
  );
  return one === other;
}

/**
 * Kills one upload several times, each time after a later part; then lets it end. @returns the fault, if
 * there is one
 */
export async function killAndResume(machine, place) {
  const { file, begin } = prepare(machine, place, PARTS);
  let acknowledged = 0;
  for (let round = 0; round <= KILLS; round += 1) {
    const run = begin(`run-${round}`);
    let gone = false;
    const ended = run.ended.finally(() => {
      gone = true;
    });
    const partsDone = () => eventsOf(run.read("out")).filter(({ type }) => type === "part-done").length;
    if (round < KILLS) {
      while (!gone && partsDone() === 0) await sleep(20);
      run.child.kill("SIGKILL");
    }
    const { code, stdout, stderr } = await ended;
    const events = eventsOf(stdout);
    const session = events.find(({ type }) => type === "session");
    if (round > 0 && session?.partsKept !== undefined && session.partsKept < acknowledged)
      return `after kill ${round}, ${session.partsKept} of ${acknowledged} acknowledged parts were kept`;
    if (round > 0 && session === undefined && code !== 0)
      return `kill ${round}: ${stderr.trim().slice(-400)}`;
    acknowledged =
      (session?.partsKept ?? acknowledged) + events.filter(({ type }) => type === "part-done").length;
    if (round < KILLS) continue;
    const stored = events.find(({ type }) => type === "file-stored");
    if (code !== 0 || stored === undefined)
      return `the last run ended with ${code}: ${stderr.trim().slice(-400)}`;
    if (!sameBytes(file, place.emulator.filePath(stored.id))) return "other bytes arrived";
    if (place.emulator.requests.count({ operation: "initMultiPartUpload" }) !== 1)
      return "more than one upload was begun";
  }
  return undefined;
}

/**
 * Two processes upload the same file at the same time: it must be stored once. @returns the fault, if there
 * is one
 */
export async function twoAtOnce(machine, place) {
  const { file, begin } = prepare(machine, place, 3);
  const ends = await Promise.all(["one", "two"].map((name) => begin(name).ended));
  const stored = ends.flatMap(({ stdout }) => eventsOf(stdout)).filter(({ type }) => type === "file-stored");
  if (stored.length === 0)
    return `neither stored the file: ${ends.map(({ stderr }) => stderr.slice(-200)).join(" / ")}`;
  if (new Set(stored.map(({ id }) => id)).size !== 1) return "it was stored twice";
  if (!sameBytes(file, place.emulator.filePath(stored[0].id))) return "other bytes arrived";
  const other = ends.find(({ code }) => code !== 0);
  if (other !== undefined && other.stderr === "" && !other.stdout.includes("run-ended"))
    return "the other process ended without a word";
  return undefined;
}
