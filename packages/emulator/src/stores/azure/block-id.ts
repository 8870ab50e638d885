/** Block ids of one blob must all have one length, in base64. */
const DIGITS = 5;

export function blockId(partNumber: number): string {
  return Buffer.from(`part-${String(partNumber).padStart(DIGITS, "0")}`).toString("base64");
}

/** The part's number; `undefined` for a block that somebody else made. */
export function partNumberOf(id: string): number | undefined {
  const found = /^part-(\d+)$/.exec(Buffer.from(id, "base64").toString("latin1"))?.[1];
  return found === undefined ? undefined : Number(found);
}
