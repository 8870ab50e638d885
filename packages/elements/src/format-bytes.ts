const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/**
 * A number of bytes for people: `12.3 MB`, in units of 1000.
 *
 * @param locales as for `Intl.NumberFormat`. @default the language of the browser
 */
export function formatBytes(bytes: number, locales?: string): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const options = { style: "unit", unit: UNITS[power], maximumFractionDigits: power === 0 ? 0 : 1 } as const;
  return new Intl.NumberFormat(locales, options).format(bytes / 1000 ** power);
}
