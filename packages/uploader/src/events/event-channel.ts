import type { UploadEvent } from "./upload-event.js";

/** Passes events to readers that consume them one by one. */
export interface EventChannel {
  /** Whether there is a reader. */
  readonly isRead: boolean;
  /** Passes an event to all readers. */
  push(event: UploadEvent): void;
  /** No more events follow. Readers end after the events that they have not read yet. */
  end(): void;
  /** A reader that receives every event from now on. */
  read(): AsyncIterableIterator<UploadEvent>;
}

/** Events kept for one slow reader. Beyond that the oldest are dropped and counted. */
const WAITING_MAX = 1_024;

interface Reader {
  readonly waiting: UploadEvent[];
  lost: number;
  wake: (() => void) | undefined;
}

/** Makes a channel without readers. Events that nobody reads are not kept. */
export function createEventChannel(): EventChannel {
  const readers = new Set<Reader>();
  let ended = false;

  return {
    get isRead(): boolean {
      return readers.size > 0;
    },
    push(event): void {
      for (const reader of readers) {
        enqueue(reader, event);
        reader.wake?.();
      }
    },
    end(): void {
      ended = true;
      for (const reader of readers) reader.wake?.();
    },
    read(): AsyncIterableIterator<UploadEvent> {
      const reader: Reader = { waiting: [], lost: 0, wake: undefined };
      readers.add(reader);
      return readEvents(
        reader,
        () => ended,
        () => readers.delete(reader),
      );
    },
  };
}

function enqueue(reader: Reader, event: UploadEvent): void {
  const { waiting } = reader;
  // Only the newest progress is of interest: it replaces an unread older one.
  if (event.type === "progress" && waiting.at(-1)?.type === "progress") waiting.pop();
  waiting.push(event);
  if (waiting.length <= WAITING_MAX) return;
  waiting.shift();
  reader.lost += 1;
}

async function* readEvents(
  reader: Reader,
  ended: () => boolean,
  leave: () => void,
): AsyncIterableIterator<UploadEvent> {
  try {
    for (;;) {
      const event = reader.waiting.shift();
      if (event !== undefined) {
        const count = reader.lost;
        reader.lost = 0;
        if (count > 0) yield { type: "events-lost", at: event.at, count };
        yield event;
      } else if (ended()) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          reader.wake = resolve;
        });
        reader.wake = undefined;
      }
    }
  } finally {
    leave();
  }
}
