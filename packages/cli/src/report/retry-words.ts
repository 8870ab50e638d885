import type { UploadEvent } from "@cdf-multipart/uploader";

type PartRetry = Extract<UploadEvent, { type: "part-retry" }>;

const WORDS: Readonly<Record<PartRetry["reason"], string>> = {
  status: "refused by the store",
  connection: "connection lost",
  timeout: "no progress in time",
  "early-answer": "answer before the end of the part",
  slow: "slower than the other parts",
  checksum: "another checksum in the store",
};

/** Why an attempt of a part was repeated, in a few words that group equal reasons: `refused by the store (503)`. */
export function retryWords({ reason, error }: Pick<PartRetry, "reason" | "error">): string {
  const status = error !== undefined && "status" in error ? error.status : undefined;
  return failureWords(reason, typeof status === "number" ? status : undefined);
}

/** The same, from the reason and the status of the store's response, if there was one. */
export function failureWords(reason: PartRetry["reason"], status: number | undefined): string {
  return status === undefined ? WORDS[reason] : `${WORDS[reason]} (${status})`;
}
