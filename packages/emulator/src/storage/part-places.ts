import { randomBytes } from "node:crypto";
import { CONTENT_NAME } from "./own-names.js";
import type { PartPlace } from "./records.js";
import type { EmulatorState, SessionState } from "./state.js";

/**
 * Decides where a part that is about to arrive is written. A part goes straight to its own place in the content
 * file when its size fits the layout and nothing there could be harmed: neither an acknowledged part (a repeat
 * that is cut must not spoil it) nor another attempt that is still writing. All other parts get a file of their
 * own. So an upload whose parts have one size is complete when its last part is, with no byte copied.
 */
export interface PartPlaces {
  reserve(state: SessionState, partNumber: number, size: number): Reservation;
  /** Whether an attempt is writing inside the session's content file now. */
  isWriting(uploadId: string): boolean;
}

export interface Reservation {
  readonly place: PartPlace;
  /** Name inside the session's folder. */
  readonly name: string;
  /** Byte offset in that file. */
  readonly start: number;
  /** Gives the place free again: the attempt has ended, well or not, and no write is under way. */
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
