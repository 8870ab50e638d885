import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { lstat, open, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { messageOf } from "@cdf-multipart/core/internal";
import { isMissing, UsageError } from "../errors.js";
import type { RunEvent } from "../output/run-event.js";
import { REPORT_SCRIPT } from "../package-files.js";
import { REPORT_START, renderReport } from "./render-report.js";
import { createReportRecorder } from "./report-recorder.js";

/** A report that is written at the end of the run. */
export interface OpenReport {
  readonly view: (event: RunEvent) => void;
  readonly close: () => Promise<void>;
}

/** ms between two samples. */
const SAMPLE_EVERY = 250;
/** Only for this user, since file names may be private. */
const FILE_MODE = 0o600;

/**
 * Checks that a report can be written to `path`, so that an error is found before anything is sent. The page is put there at the
 * end, in one step. It replaces an earlier report, but never another file.
 *
 * @throws UsageError when the report cannot be written, or when the path is a file that is not a report.
 */
export async function openReport(path: string): Promise<OpenReport> {
  try {
    await refuseForeign(path);
    if (!(await isDevice(path))) await rm(await writeBeside(path, ""));
  } catch (error) {
    throw new UsageError(`--report ${path}: ${messageOf(error)}.`);
  }
  const recorder = createReportRecorder(Date.now);
  const timer = setInterval(recorder.sample, SAMPLE_EVERY);
  timer.unref();
  const place = resolve(path);
  let isInput = false;
  return {
    view: (event) => {
      if ("file" in event && resolve(event.file.path) === place) isInput = true;
      recorder.view(event);
    },
    close: async () => {
      clearInterval(timer);
      recorder.sample();
      if (isInput)
        throw new Error("it is one of the uploaded files, so it was not replaced. Name another file");
      const script = readFileSync(REPORT_SCRIPT, "utf8");
      const page = renderReport(recorder.data(), script);
      if (await isDevice(path)) {
        await writeFile(path, page);
        return;
      }
      const written = await writeBeside(path, page);
      try {
        await refuseForeign(path);
        await rename(written, path);
      } catch (error) {
        await rm(written, { force: true });
        throw error;
      }
    },
  };
}

/** Writes a new file next to `path`, readable only by this user, and returns its path. */
async function writeBeside(path: string, text: string): Promise<string> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  const file = await open(beside, "wx", FILE_MODE);
  try {
    await file.writeFile(text);
    return beside;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** Throws unless the path is free, an earlier report or an empty file. A link is neither followed nor replaced. */
async function refuseForeign(path: string): Promise<void> {
  const stats = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (stats === undefined) return;
  if (stats.isSymbolicLink())
    throw new Error("is a symbolic link, which is not followed. Name the file itself");
  if (stats.isCharacterDevice()) return;
  if (!stats.isFile()) throw new Error("exists and is not a regular file. Name another file");
  if (stats.size > 0 && !(await isReport(path)))
    throw new Error("exists and is not a report of cdf-upload. Name another file, or move this one away");
}

/** Whether the path is a device such as `/dev/null`, which holds no data that could be lost. */
async function isDevice(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isCharacterDevice() === true;
}

async function isReport(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const start = Buffer.alloc(REPORT_START.length);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    return start.toString("latin1", 0, bytesRead) === REPORT_START;
  } finally {
    await file.close();
  }
}
