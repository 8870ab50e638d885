/** All block ids of a blob must have the same length, in base64. */
const DIGITS = 5;

export function blockId(partNumber: number): string {
  return Buffer.from(`part-${String(partNumber).padStart(DIGITS, "0")}`).toString("base64");
}

/** The number of the part; `undefined` for a block that another program made. */
export function partNumberOf(id: string): number | undefined {
  const found = /^part-(\d+)$/.exec(Buffer.from(id, "base64").toString("latin1"))?.[1];
  return found === undefined ? undefined : Number(found);
}
