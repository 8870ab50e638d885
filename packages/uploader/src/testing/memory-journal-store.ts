/**
 * A journal store that a test can crash. Flushed bytes survive. For each write that was not flushed, the test
 * decides how much of it had reached the disk, as with a kernel that writes back in any order.
 */
import { JournalError } from "../journal/journal-error.js";
import type { JournalFile, JournalStore, StoredJournal } from "../journal/journal-store.js";

/** A write that was not flushed when the machine stopped. */
export interface UnflushedWrite {
  /** Its offset in the file, bytes. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** A journal store in memory. */
export interface MemoryJournalStore extends JournalStore {
  /**
   * Stops the machine: every open journal is dead, and its lock is free. Of each write that was not flushed,
   * only as many first bytes are there as `survives` returns. Gaps between them read as zeros.
   * @default none survive
   */
  crash(survives?: (write: UnflushedWrite, index: number) => number): void;
  /** Fails each append and flush from now on, as a full disk does; undefined ends that. */
  failWith(error: Error | undefined): void;
  /** The bytes of a journal, flushed or not; undefined when there is none. */
  bytesOf(id: string): Uint8Array | undefined;
  /** Replaces the bytes of a journal. */
  write(id: string, bytes: Uint8Array): void;
  /** Flushes of all journals so far. */
  readonly flushes: number;
}

interface Disk {
  durable: Uint8Array;
  unflushed: UnflushedWrite[];
  locked: boolean;
}

/** Makes a store without journals. */
export function memoryJournalStore(options: { readonly now?: () => number } = {}): MemoryJournalStore {
  const now = options.now ?? Date.now;
  const disks = new Map<string, Disk>();
  let life = 0;
  let failure: Error | undefined;
  let flushes = 0;

  const open = async (id: string): Promise<JournalFile> => {
    const disk = disks.get(id) ?? { durable: new Uint8Array(), unflushed: [], locked: false };
    if (disk.locked) throw new JournalError("Another upload holds this journal.", { code: "journal-locked" });
    disks.set(id, disk);
    disk.locked = true;
    const born = life;
    const check = (): void => {
      if (born !== life) throw new Error("The machine has crashed.");
      if (failure !== undefined) throw failure;
    };
    const close = async (): Promise<void> => {
      if (born === life) disk.locked = false;
    };
    return {
      content: withWrites(disk.durable, disk.unflushed),
      createdAt: now(),
      async append(bytes): Promise<void> {
        check();
        disk.unflushed.push({ start: length(disk), bytes });
      },
      async flush(): Promise<void> {
        check();
        flushes += 1;
        settle(disk);
      },
      async truncate(to): Promise<void> {
        check();
        settle(disk);
        disk.durable = disk.durable.slice(0, to);
      },
      async remove(): Promise<void> {
        check();
        disks.delete(id);
        await close();
      },
      close,
    };
  };

  const bytesOf = (id: string): Uint8Array | undefined => {
    const disk = disks.get(id);
    return disk === undefined ? undefined : withWrites(disk.durable, disk.unflushed);
  };

  return {
    place: "memory",
    open,
    read: async (id) => bytesOf(id),
    async *list(): AsyncGenerator<StoredJournal, void, undefined> {
      for (const [id, disk] of disks) {
        const content = withWrites(disk.durable, disk.unflushed);
        yield { id, content, modifiedAt: now(), locked: disk.locked };
      }
    },
    crash(survives = () => 0): void {
      life += 1;
      for (const disk of disks.values()) {
        const kept = disk.unflushed.map((write, index) => ({
          start: write.start,
          bytes: write.bytes.slice(0, survives(write, index)),
        }));
        disk.durable = withWrites(
          disk.durable,
          kept.filter(({ bytes }) => bytes.length > 0),
        );
        disk.unflushed = [];
        disk.locked = false;
      }
    },
    failWith(error): void {
      failure = error;
    },
    bytesOf,
    write(id, bytes): void {
      disks.set(id, { durable: bytes.slice(), unflushed: [], locked: false });
    },
    get flushes(): number {
      return flushes;
    },
  };
}

function settle(disk: Disk): void {
  disk.durable = withWrites(disk.durable, disk.unflushed);
  disk.unflushed = [];
}

function length({ durable, unflushed }: Disk): number {
  return unflushed.reduce((end, write) => Math.max(end, write.start + write.bytes.length), durable.length);
}

function withWrites(durable: Uint8Array, writes: readonly UnflushedWrite[]): Uint8Array {
  const end = writes.reduce((most, { start, bytes }) => Math.max(most, start + bytes.length), durable.length);
  const all = new Uint8Array(end);
  all.set(durable);
  for (const { start, bytes } of writes) all.set(bytes, start);
  return all;
}
