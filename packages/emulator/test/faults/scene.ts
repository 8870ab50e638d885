import type { Emulator, FaultAction, FaultMatch } from "../../src/index.js";
import { startSmall } from "../ask.js";
import { type RawAnswer, type RawRequest, raw } from "../raw.js";

/** Timeout in ms of a wait for something that must not happen. It never decides pass or fail. */
const PATIENCE = 120_000;

/** An emulator with one fault, on part PUTs by default. */
export function withFault(
  action: FaultAction,
  match: FaultMatch = { operation: "putPart" },
): Promise<Emulator> {
  return startSmall({ faults: [{ match, do: action }] });
}

export function put(
  url: string,
  bytes: string | Uint8Array = "12345678",
  options: RawRequest = {},
): Promise<RawAnswer> {
  const signal = AbortSignal.timeout(PATIENCE);
  return raw(url, { headers: { "content-length": bytes.length }, chunks: [bytes], signal, ...options });
}
