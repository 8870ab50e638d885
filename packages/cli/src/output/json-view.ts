import { momentText } from "@cdf-multipart/core/internal";
import type { UploadEvent } from "@cdf-multipart/uploader";
import { codeOf } from "../errors.js";
import { bytesPerSecond } from "./amounts.js";
import { describeError, inCliWords } from "./cli-words.js";
import type { FileRef, RunEvent, RunView } from "./run-event.js";
import { createRunMeter } from "./run-meter.js";

/** The number at the end of the schema's `$id`. */
const SCHEMA_VERSION = 1;

/** Shortest time between two `progress` events of a run, ms. */
const PROGRESS_EVERY = 1000;

/**
 * Passes each event to `write` as the object of one JSON line, as described in `events.schema.json`. Progress is reported once
 * per second, for the run as a whole.
 */
export function jsonView(write: (line: object) => void, now: () => number = Date.now): RunView {
  const meter = createRunMeter(now);
  let last = 0;
  const say = (type: string, content: object): void => write({ type, at: momentText(now()), ...content });
  return (event) => {
    meter.view(event);
    const line = lineOf(event);
    if (line !== undefined) say(...line);
    if (event.type !== "file-event" || event.event.type !== "progress" || now() - last < PROGRESS_EVERY)
      return;
    last = now();
    const { bytesDone, bytesTotal, speed, timeLeft, done, total, concurrency } = meter.look();
    say("progress", {
      bytesDone,
      bytesTotal,
      bytesPerSecond: Math.round(speed),
      timeLeft,
      filesDone: done,
      files: total,
      concurrency,
    });
  };
}

/** The type of a line, and its other properties. */
type Line = readonly [type: string, content: object];

function lineOf(event: RunEvent): Line | undefined {
  switch (event.type) {
    case "begun": {
      const { type: _, total, searching, ...rest } = event;
      const more = searching ? { searching } : {};
      return ["run-started", { schema: SCHEMA_VERSION, files: total, ...rest, ...more }];
    }
    case "found": {
      const { total: files, bytes, sizesUnknown, searching } = event;
      return ["files-found", { files, bytes, sizesUnknown, searching }];
    }
    case "file-started":
      return ["file-started", refOf(event.file)];
    case "file-event":
      return uploadLine(event.event, { index: event.file.index, path: event.file.path });
    case "file-stored": {
      const { path: _, copy, ...stored } = event.stored;
      return [
        "file-stored",
        {
          ...refOf(event.file),
          ...stored,
          ...(copy?.kept === true && { storedAt: copy.path }),
          bytesPerSecond: bytesPerSecond(event.stored),
        },
      ];
    }
    case "file-skipped":
      return ["file-skipped", { ...refOf(event.file), reason: event.reason }];
    case "file-failed": {
      const { error, code } = event;
      return [
        "file-failed",
        {
          ...refOf(event.file),
          message: describeError(error),
          code: codeOf(error),
          exitCode: code,
        },
      ];
    }
    case "notice":
      return ["notice", { message: event.line }];
    case "request": {
      const { type: _, ...request } = event;
      return ["request", request];
    }
    case "refused": {
      const { faults, faulty } = event;
      return ["refused", { faults, faulty }];
    }
    case "ended": {
      const { bytes, ...summary } = event.summary;
      return ["run-ended", { ...summary, bytes }];
    }
    case "step":
      return undefined;
  }
}

/** The line for an event of one upload. It contains no URL and no secret. */
function uploadLine(event: UploadEvent, file: object): Line | undefined {
  switch (event.type) {
    case "planned": {
      const { size, partSize, parts } = event.plan;
      return ["planned", { ...file, size, partSize, parts: parts.length }];
    }
    case "session": {
      const { type: _, at: __, uploadId: ___, expiresAt, ...session } = event;
      const ends = expiresAt === undefined ? {} : { expiresAt: momentText(expiresAt) };
      return ["session", { ...file, ...session, ...ends }];
    }
    case "part-done": {
      const { type: _, at: __, ...part } = event;
      return ["part-done", { ...file, ...part }];
    }
    case "part-retry": {
      const { type: _, at: __, error, ...part } = event;
      return [
        "part-retry",
        {
          ...file,
          ...part,
          ...(error === undefined ? {} : { message: describeError(error) }),
        },
      ];
    }
    case "concurrency":
      return ["concurrency", { from: event.from, to: event.to }];
    case "cool-down":
      return ["cool-down", { until: momentText(event.until) }];
    case "deadline": {
      const { expiresAt, projectedEnd } = event;
      const times = {
        expiresAt: momentText(expiresAt),
        projectedEnd: momentText(projectedEnd),
      };
      return ["deadline", { ...file, ...times }];
    }
    case "verified":
      return ["verified", { ...file, ...event.verification }];
    case "warning":
      return ["warning", { ...file, code: event.code, message: inCliWords(event.message) }];
    default:
      return undefined;
  }
}

function refOf({ index, path, name, externalId, size }: FileRef): object {
  return { index, path, name, externalId, size };
}
