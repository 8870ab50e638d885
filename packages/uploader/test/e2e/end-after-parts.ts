import type { UploadEvent } from "../../src/events/upload-event.js";
import { nodeTransport } from "../../src/transport/node/node-transport.js";
import type { PartRequest, Transport } from "../../src/transport/transport.js";
import type { OwnScheduler, TransferOptions } from "../../src/upload/options.js";

/** Settings of an upload that ends automatically, with the error "ended". */
export type Ending = Required<
  Pick<OwnScheduler, "concurrency"> & Pick<TransferOptions, "signal" | "transport" | "onEvent">
>;

/**
 * Ends an upload as if it were killed: the store and the journal then have exactly `count` of its parts.
 *
 * A connection carries the next part while the record of the last one is flushed. The transport holds every
 * later part until the upload is aborted, so that a slow flush cannot let one more part through.
 */
export function endAfterParts(count: number, onEvent?: (event: UploadEvent) => void): Ending {
  const ending = new AbortController();
  let recorded = 0;
  return {
    concurrency: 1,
    signal: ending.signal,
    transport: () => holdingAfter(count, nodeTransport({ proxy: "none" })),
    onEvent(event): void {
      onEvent?.(event);
      if (event.type === "part-done" && ++recorded === count) ending.abort(new Error("ended"));
    },
  };
}

/** The same transport, but when it has sent `count` parts, the others wait for their abort. */
function holdingAfter(count: number, transport: Transport): Transport {
  let sent = 0;
  return {
    async putPart(request) {
      if (sent >= count) return held(request);
      const response = await transport.putPart(request);
      if (response.status === 200) sent += 1;
      return response;
    },
    close: () => transport.close(),
  };
}

function held({ signal }: PartRequest): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
