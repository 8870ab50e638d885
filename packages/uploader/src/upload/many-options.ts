import type { UploadResult } from "../engine/upload-result.js";
import type { UploadEvent } from "../events/upload-event.js";
import type { JournalMode } from "../journal/open-upload-journal.js";
import type { UploadCut, UploadInto, UploadSettings } from "./upload-options.js";

/** One of many files: its bytes, where they go and how they are cut. */
export type ManyItem<Input> = UploadInto &
  UploadCut & {
    /**
     * The bytes, or a function that opens them when it is their turn: what it returns is closed afterwards, so that of a
     * thousand files only those under way are open.
     */
    readonly source: Input | (() => Input | Promise<Input>);
  };

/** How many files run. What one upload takes, shared by all of them. */
export interface ManyOptions<Item> extends Omit<UploadSettings, "journal" | "onEvent" | "onProgress"> {
  /**
   * Whether each file is remembered beyond this process, in a journal of its own. A file that is given as its path is found again
   * by that path, whatever opens its bytes otherwise only by external id or by name and size. @default "off"
   */
  readonly journal?: JournalMode | "off";
  /** Files under way at once, results that were not fetched yet included. Parts have a limit of their own. @default 16 */
  readonly files?: number;
  /** Called for each event of each file. */
  readonly onEvent?: (event: UploadEvent, item: Item) => void;
}

/** What became of one file. */
export type ManyResult<Item> =
  | {
      readonly status: "uploaded";
      /** Its place in the input, from 0. */
      readonly index: number;
      readonly item: Item;
      readonly result: UploadResult;
    }
  | {
      readonly status: "failed";
      readonly index: number;
      readonly item: Item;
      readonly error: unknown;
    };

/** What holds where the caller chooses nothing. */
export const MANY_DEFAULTS: Readonly<{ files: number }> = Object.freeze({ files: 16 });
