const MB = 1e6;

/** Seconds since the start of the run, as text. */
export function timeOf(seconds) {
  return `${seconds.toFixed(2)} s`;
}

/** Bytes per second, as text. */
export function speedOf(speed) {
  return `${(speed / MB).toFixed(1)} MB/s`;
}

/** The outcome of one attempt of a part. */
export function outcomeOf({ outcome, why, start, end, bytes }) {
  if (outcome === "abandoned") return "abandoned";
  if (outcome === "failed") return `failed: ${why ?? ""}`;
  if (outcome === "repeated") return `failed and repeated: ${why ?? ""}`;
  return end > start ? `done, ${speedOf(bytes / (end - start))}` : "done";
}
