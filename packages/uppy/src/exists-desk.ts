/** Questions about files whose external id CDF has already, and their answers. */
import type { FileInfo, FilesClient } from "@cdf-multipart/core";

/**
 * - `skip`: the file is not uploaded, and leaves the list.
 * - `replace`: its content and fields replace those of the file in CDF.
 * - `keep-both`: it gets another external id: `scan-17 (2)`.
 */
export type ExistsChoice = "skip" | "replace" | "keep-both";

/** A file that waits for an answer. */
export interface ExistsQuestion {
  /** The id of the file in Uppy. */
  readonly id: string;
  /** The name of the file in Uppy. */
  readonly name: string;
  readonly externalId: string;
  /** The file in CDF; undefined if the user cannot see it. */
  readonly existing: FileInfo | undefined;
}

/** Keeps the questions. */
export interface ExistsDesk {
  /** Those without an answer, in the order in which they arose. */
  readonly questions: readonly ExistsQuestion[];
  /** A place for the questions of one upload: an answer for all is the answer of this upload alone. */
  open(): ExistsPlace;
  /** Answers one question, or all of the same upload: those that wait, and those that arise later. */
  answer(id: string, choice: ExistsChoice, all: boolean): void;
  /** The file was removed: nobody waits for its answer. */
  drop(id: string): void;
}

/** Where the files of one upload ask. */
export interface ExistsPlace {
  /** Resolves with the answer; undefined if the file was removed first. */
  ask(question: ExistsQuestion): Promise<ExistsChoice | undefined>;
}

/** The answer for all files of an upload. */
interface ForAll {
  choice?: ExistsChoice;
}

interface Waiting {
  readonly forAll: ForAll;
  readonly question: ExistsQuestion;
  readonly resolve: (choice: ExistsChoice | undefined) => void;
}

/** @param changed called when `questions` has changed. */
export function createExistsDesk(changed: () => void): ExistsDesk {
  let waiting: readonly Waiting[] = [];
  const settle = (which: (one: Waiting) => boolean, choice: ExistsChoice | undefined): void => {
    const settled = waiting.filter(which);
    if (settled.length === 0) return;
    waiting = waiting.filter((one) => !which(one));
    changed();
    for (const { resolve } of settled) resolve(choice);
  };
  return {
    get questions(): readonly ExistsQuestion[] {
      return waiting.map(({ question }) => question);
    },
    open(): ExistsPlace {
      const forAll: ForAll = {};
      return {
        ask(question): Promise<ExistsChoice | undefined> {
          if (forAll.choice !== undefined) return Promise.resolve(forAll.choice);
          return new Promise((resolve) => {
            waiting = [...waiting, { question, resolve, forAll }];
            changed();
          });
        },
      };
    },
    answer(id, choice, all): void {
      const forAll = waiting.find(({ question }) => question.id === id)?.forAll;
      if (forAll === undefined) return;
      if (all) forAll.choice = choice;
      settle((one) => (all ? one.forAll === forAll : one.question.id === id), choice);
    },
    drop: (id) => settle(({ question }) => question.id === id, undefined),
  };
}

/** Candidates of one request. */
const CANDIDATES = 50;

/**
 * An external id that no file has: `scan-17 (2)`, `scan-17 (3)`, …
 *
 * @param taken ids that other files in the list use.
 * @param maxLength of an external id, characters.
 */
export async function freeExternalId(
  client: FilesClient,
  externalId: string,
  taken: ReadonlySet<string>,
  maxLength: number,
): Promise<string> {
  for (let from = 2; ; from += CANDIDATES) {
    const candidates = Array.from({ length: CANDIDATES }, (_, index) => {
      const suffix = ` (${from + index})`;
      return `${[...externalId].slice(0, maxLength - suffix.length).join("")}${suffix}`;
    }).filter((candidate) => !taken.has(candidate));
    const items = candidates.map((candidate) => ({ externalId: candidate }));
    const files = await client.byIdsFiles(items, { ignoreUnknownIds: true });
    const used = new Set(files.map((file) => file.externalId));
    const free = candidates.find((candidate) => !used.has(candidate));
    if (free !== undefined) return free;
  }
}
