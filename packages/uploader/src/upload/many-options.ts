import type { UploadResult } from "../engine/upload-result.js";
import type { UploadEvent } from "../events/upload-event.js";
import type { JournalMode } from "../journal/open-upload-journal.js";
import type { UploadCut, UploadInto, UploadSettings } from "./upload-options.js";

/** One of many files: its bytes, its target and its part size. */
export type ManyItem<Input> = UploadInto &
  UploadCut & {
    /**
     * The bytes, or a function that opens them when the file's turn comes. What the function returns is
     * closed afterwards, so only files in flight are open.
     */
    readonly source: Input | (() => Input | Promise<Input>);
  };

/** How many files are uploaded concurrently, and the settings of an upload, which all files share. */
export interface ManyOptions<Item> extends Omit<UploadSettings, "journal" | "onEvent" | "onProgress"> {
  /**
   * Whether each file has a journal that outlives this process. A file that is given as a path is found again
   * by this path. Any other input is found only by external id, or by name and size. @default "off"; in a
   * browser "optional"
   */
  readonly journal?: JournalMode | "off";
  /**
   * Maximum files in flight, including results that were not fetched yet. Parts have their own limit.
   * @default 16
   */
  readonly files?: number;
  /** Called for each event of each file. */
  readonly onEvent?: (event: UploadEvent, item: Item) => void;
}

/** The result of one file. */
export type ManyResult<Item> =
  | {
      readonly status: "uploaded";
      /** Its position in the input, from 0. */
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

/** The defaults of {@link ManyOptions}. */
export const MANY_DEFAULTS: Readonly<{ files: number }> = Object.freeze({ files: 16 });
