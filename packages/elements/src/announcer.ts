import { systemClock } from "@cdf-multipart/core/internal";

/** Writes sentences for screen readers, no faster than they can be listened to. */
export interface Announcer {
  /**
   * Says a state now or, if something was just said, as soon as that is allowed again. Only the latest of
   * several waiting states is said.
   *
   * @param subject A sentence about the subject of the last one is not said: pass `state.kind`, so that
   *   a countdown is read once. @default the sentence itself
   * @param about what has the state, for example one of several files.
   */
  say(sentence: string, subject?: string, about?: object): void;
  /**
   * Says a result. It is never replaced: results that wait are said together. A waiting state of the same
   * object is over, and is not said.
   *
   * @param about what has the result.
   */
  tell(sentence: string, about?: object): void;
  /** Says nothing any more. */
  close(): void;
}

/** ms. Long enough to finish a sentence. */
const EVERY = 5000;

/**
 * Makes an announcer for an `aria-live` region: `createAnnouncer((text) => { region.textContent = text; })`.
 *
 * @param options `every`: the least time between two sentences, ms. @default 5000
 */
export function createAnnouncer(
  write: (sentence: string) => void,
  options: { readonly every?: number } = {},
): Announcer {
  const { every = EVERY } = options;
  const closed = new AbortController();
  let last: string | undefined;
  let results: readonly string[] = [];
  let waiting:
    | { readonly sentence: string; readonly subject: string; readonly about: object | undefined }
    | undefined;
  let quiet = false;

  const next = (): void => {
    if (results.length > 0) {
      const sentence = results.join(". ");
      results = [];
      speak(sentence);
    } else if (waiting !== undefined) {
      const { sentence, subject } = waiting;
      waiting = undefined;
      if (subject === last) return;
      last = subject;
      speak(sentence);
    }
  };
  const speak = (sentence: string): void => {
    quiet = true;
    write(sentence);
    systemClock.sleep(every, closed.signal).then(
      () => {
        quiet = false;
        next();
      },
      () => {},
    );
  };
  return {
    say(sentence, subject = sentence, about): void {
      if (closed.signal.aborted) return;
      waiting = { sentence, subject, about };
      if (!quiet) next();
    },
    tell(sentence, about): void {
      if (closed.signal.aborted) return;
      results = [...results, sentence];
      if (about !== undefined && waiting?.about === about) waiting = undefined;
      if (!quiet) next();
    },
    close: () => closed.abort(),
  };
}
