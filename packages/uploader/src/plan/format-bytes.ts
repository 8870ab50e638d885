const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;
const STEP = 1024;

/**
 * Formats a byte count for people: `16 MiB`, `409.6 MiB`, `17 B`.
 *
 * @param bytes zero or more.
 */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  const rounded = Math.round(value * 100) / 100;
  return `${rounded} ${UNITS[unit] ?? "B"}`;
}

/** Formats a byte count exactly and for people, where an exact limit matters: `5242880 bytes (5 MiB)`. */
export function exactBytes(bytes: number): string {
  return bytes < STEP ? `${bytes} bytes` : `${bytes} bytes (${formatBytes(bytes)})`;
}
