import { isObject } from "@cdf-multipart/core/internal";
import { FEED_LIMITS, type FeedLimits } from "../decide/decide-feed.js";
import { FleetError } from "../errors/fleet-error.js";
import type { RunView } from "../ledger/ledger.js";
import { type Probe, readProbes } from "../sources/roots.js";
import { SPLIT_ABOVE } from "./cut-units.js";

/** The settings of a run. They are in the ledger, so they hold no secret and no absolute path. */
export interface RunSettings {
  /** The project that the run uploads to. */
  readonly baseUrl: string;
  readonly project: string;
  /** Files above this size, bytes, are sent by many workers. */
  readonly splitAbove: number;
  /** Bytes per part; undefined: chosen by the size of the file. */
  readonly partSize?: number | undefined;
  /** Large files that are sent at the same time; undefined: the default. */
  readonly openFiles?: number | undefined;
  /** Bytes per second that all machines together send of the run; undefined: unlimited. */
  readonly rate?: number | undefined;
  /** ms that the last change of a file has to be old before it is sent. 0: any file is sent. */
  readonly settleMs: number;
  /** When the run that this one replaces was created, ms since the epoch: it may have opened the same files. */
  readonly openedSince?: number | undefined;
  readonly probes: Readonly<Record<string, readonly Probe[]>>;
}

/** The version of the format of everything that a fleet keeps in its broker. */
export const FLEET_FORMAT = 1;

/** Encodes the settings for the ledger. */
export function writeSettings(settings: RunSettings): string {
  return JSON.stringify({ format: FLEET_FORMAT, ...settings });
}

/**
 * Reads the settings of a run.
 *
 * @throws FleetError `fleet-version` if another version wrote them.
 */
export function readSettings({ id, settings }: Pick<RunView, "id" | "settings">): RunSettings {
  const value: unknown = JSON.parse(settings);
  if (!isObject(value) || value["format"] !== FLEET_FORMAT) {
    const format = isObject(value) ? value["format"] : "none";
    throw new FleetError(
      `The run ${id} has the format ${String(format)}; this version reads ${FLEET_FORMAT}. Use the version of cdf-multipart that submitted it.`,
      { code: "fleet-version" },
    );
  }
  const { baseUrl, project, splitAbove, partSize, openFiles, rate, settleMs, openedSince, probes } = value;
  return {
    baseUrl: String(baseUrl),
    project: String(project),
    splitAbove: typeof splitAbove === "number" ? splitAbove : SPLIT_ABOVE,
    ...(typeof partSize === "number" ? { partSize } : {}),
    ...(typeof openFiles === "number" ? { openFiles } : {}),
    ...(typeof rate === "number" ? { rate } : {}),
    settleMs: typeof settleMs === "number" ? settleMs : 0,
    ...(typeof openedSince === "number" ? { openedSince } : {}),
    probes: isObject(probes)
      ? Object.fromEntries(Object.entries(probes).map(([root, list]) => [root, readProbes(list)]))
      : {},
  };
}

/**
 * How much of a run may be in the queue. A run of another version is not fed, so any result is correct for
 * it.
 */
export function feedLimitsOf({ settings }: Pick<RunView, "settings">): FeedLimits {
  const value: unknown = JSON.parse(settings);
  const openFiles = isObject(value) ? value["openFiles"] : undefined;
  return typeof openFiles === "number" ? { ...FEED_LIMITS, openFiles } : FEED_LIMITS;
}
