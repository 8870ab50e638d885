import { systemClock } from "@cdf-multipart/core/internal";

/** Writes sentences for screen readers, no faster than they can be listened to. */
export interface Announcer {
  /**
   * Says a sentence now or, if something was just said, as soon as that is allowed again. Only the latest of
   * several waiting sentences is said.
   *
   * @param subject A sentence about the subject of the last one is not said: pass `state.kind`, so that
   *   a countdown is read once. @default the sentence itself
   */
  say(sentence: string, subject?: string): void;
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
  let waiting: { readonly sentence: string; readonly subject: string } | undefined;
  let quiet = false;

  const speak = (sentence: string, subject: string): void => {
    last = subject;
    quiet = true;
    write(sentence);
    systemClock.sleep(every, closed.signal).then(
      () => {
        quiet = false;
        const next = waiting;
        waiting = undefined;
        if (next !== undefined && next.subject !== last) speak(next.sentence, next.subject);
      },
      () => {},
    );
  };
  return {
    say(sentence, subject = sentence): void {
      if (closed.signal.aborted) return;
      if (quiet) waiting = { sentence, subject };
      else if (subject !== last) speak(sentence, subject);
    },
    close: () => closed.abort(),
  };
}
