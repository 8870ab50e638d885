/** Where journals lie. An implementation moves bytes and keeps locks; what the bytes mean is no business of its own. */
export interface JournalStore {
  /** In words, for messages: the folder. */
  readonly place: string;
  /**
   * Takes the lock of a journal and reads it. There is none yet: an empty one is made.
   *
   * @param id 32 hexadecimal digits.
   * @throws JournalError `journal-locked` when another process, or another upload of this one, holds it. Anything else that
   * it rejects with means that no journal can be kept there.
   */
  open(id: string): Promise<JournalFile>;
  /** What is in a journal now, without taking its lock; undefined when there is none. */
  read(id: string): Promise<Uint8Array | undefined>;
  /** All journals that lie here, whoever works on them. Few are in memory at a time. */
  list(): AsyncIterable<StoredJournal>;
}

/** One journal that is open, and locked until it is closed. */
export interface JournalFile {
  /** What was in it when it was opened. */
  readonly content: Uint8Array;
  /** When it was made, ms since the epoch. */
  readonly createdAt: number;
  /** What its user should hear of: that others could read it until now. */
  readonly notice?: string;
  /** Puts bytes at the end. They count after `flush`. */
  append(bytes: Uint8Array): Promise<void>;
  /** Resolves when everything appended before would survive a loss of power. */
  flush(): Promise<void>;
  /** Cuts off what follows the first `length` bytes. */
  truncate(length: number): Promise<void>;
  /** Deletes the journal and closes. */
  remove(): Promise<void>;
  /** Gives the lock back. Safe to call twice, and after `remove`. */
  close(): Promise<void>;
}

/** A journal as it lies in its store. */
export interface StoredJournal {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly content: Uint8Array;
  /** When it was last written, ms since the epoch. */
  readonly modifiedAt: number;
  /** Whether somebody works on it now. */
  readonly locked: boolean;
  /** Why it is not looked into: it is a link, not a file, or another user's. Then `content` is empty. */
  readonly fault?: string;
}
