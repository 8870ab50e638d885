import type { FaultAction } from "@cdf-multipart/emulator";
import { describeSurvived } from "./survived-faults.js";

/** Faults that a repeat fixes; a repeated part must not change the result. */
const faults: Readonly<Record<string, FaultAction>> = {
  "408": { type: "status", status: 408 },
  "429": { type: "status", status: 429 },
  "500": { type: "status", status: 500 },
  "503 with Retry-After": { type: "status", status: 503, retryAfter: 0 },
  "503 after the part was stored": { type: "status", status: 503, afterWork: true },
  "a proxy's 502": { type: "html" },
  "an early 503": { type: "early-answer", status: 503, afterBytes: 10_000 },
  "a full disk": { type: "disk-full", afterBytes: 20_000 },
  "no ETag": { type: "no-etag" },
  "expired URLs": { type: "expire" },
};

describeSurvived("a store that refuses temporarily", faults);
