/** Stores journals. An implementation moves bytes and keeps locks; it does not interpret the bytes. */
export interface JournalStore {
  /** The folder, in words, for messages. */
  readonly place: string;
  /**
   * Takes the lock of a journal and reads it. Creates an empty journal when there is none.
   *
   * @param id 32 hexadecimal digits.
   * @throws JournalError `journal-locked` when another process, or another upload of this process, holds the
   * lock. Any other rejection means that no journal can be kept here.
   */
  open(id: string): Promise<JournalFile>;
  /** The bytes of a journal now, without taking its lock; undefined when there is none. */
  read(id: string): Promise<Uint8Array | undefined>;
  /** All journals in this store, including those in use. Only a few are in memory at a time. */
  list(): AsyncIterable<StoredJournal>;
}

/** An open journal. It is locked until it is closed. */
export interface JournalFile {
  /** Its bytes when it was opened. */
  readonly content: Uint8Array;
  /** When it was created, ms since the epoch. */
  readonly createdAt: number;
  /** A message for the user, for example that others could read the journal until now. */
  readonly notice?: string;
  /** Appends bytes. They count after `flush`. */
  append(bytes: Uint8Array): Promise<void>;
  /** Resolves when everything appended so far would survive a loss of power. */
  flush(): Promise<void>;
  /** Cuts off everything after the first `length` bytes. */
  truncate(length: number): Promise<void>;
  /** Deletes the journal and closes it. */
  remove(): Promise<void>;
  /** Releases the lock. Safe to call twice, and after `remove`. */
  close(): Promise<void>;
}

/** A journal as found in its store. */
export interface StoredJournal {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly content: Uint8Array;
  /** When it was last written, ms since the epoch. */
  readonly modifiedAt: number;
  /** Whether a process or tab works on it now. */
  readonly locked: boolean;
  /**
   * Why it was not read: it is a link instead of a file, or belongs to another user. Then `content` is empty.
   */
  readonly fault?: string;
}
