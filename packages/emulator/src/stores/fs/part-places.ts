import { randomBytes } from "node:crypto";
import { CONTENT_NAME } from "../../state/own-names.js";
import type { PartPlace } from "../../state/records.js";
import type { EmulatorState, SessionState } from "../../state/state.js";

/**
 * Decides where an arriving part is written. A part is written directly to its place in the content file when
 * its size fits the layout and nothing there could be damaged. That could be an acknowledged part, which an
 * interrupted repeat must not damage, or another attempt that still writes. All other parts get their own
 * files. So an upload with parts of equal size is complete with its last part, and no byte is copied.
 */
export interface PartPlaces {
  reserve(state: SessionState, partNumber: number, size: number): Reservation;
  /** Whether an attempt is writing to the session's content file now. */
  isWriting(uploadId: string): boolean;
}

export interface Reservation {
  readonly place: PartPlace;
  /** Name inside the session's folder. */
  readonly name: string;
  /** Byte offset in that file. */
  readonly start: number;
  /** Releases the place. The attempt has ended, successfully or not, and no write is in flight. */
  release(): void;
}

export function createPartPlaces(state: EmulatorState): PartPlaces {
  const writing = new Map<string, Set<number>>();

  return {
    isWriting: (uploadId) => writing.has(uploadId),
    reserve({ session, parts }, partNumber, size) {
      const busy = writing.get(session.uploadId) ?? new Set();
      const taken = busy.size > 0 || [...parts.values()].some((part) => part.place.kind === "slot");
      let slotSize = session.slotSize;
      if (!taken && slotSize !== size && (partNumber < session.parts || session.parts === 1)) {
        slotSize = size;
        state.putSession({ ...session, slotSize });
      }
      const fits =
        slotSize !== undefined && (partNumber < session.parts ? size === slotSize : size <= slotSize);
      const free = !busy.has(partNumber) && parts.get(partNumber)?.place.kind !== "slot";
      if (fits && free && slotSize !== undefined) {
        busy.add(partNumber);
        writing.set(session.uploadId, busy);
        return {
          place: { kind: "slot" },
          name: CONTENT_NAME,
          start: (partNumber - 1) * slotSize,
          release() {
            busy.delete(partNumber);
            if (busy.size === 0) writing.delete(session.uploadId);
          },
        };
      }
      const name = `part-${partNumber}-${randomBytes(6).toString("hex")}`;
      return { place: { kind: "file", name }, name, start: 0, release() {} };
    },
  };
}
