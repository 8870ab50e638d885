import type { FilesClient } from "@cdf-multipart/core";
import type { UploadTarget } from "@cdf-multipart/uploader";
import {
  discardInterrupted,
  type InterruptedBrowserUpload,
  interruptedUploads,
} from "@cdf-multipart/uploader/browser";
import { make } from "../make.js";
import { styleSheet } from "../style-sheet.js";
import { fill } from "../texts.js";
import { createUnfinishedRow, nameOf } from "./unfinished-row.js";
import { UNFINISHED_TEXTS, type UnfinishedTexts } from "./unfinished-texts.js";

/** The detail of the event `cdf-continue`. */
export interface ContinueDetail {
  /** The file: chosen by the user again, or its handle. */
  readonly input: File | FileSystemFileHandle;
  /** Its target: `upload(client, input, { ...target })` resumes it. */
  readonly target: UploadTarget;
  readonly upload: InterruptedBrowserUpload;
}

/**
 * `<cdf-unfinished>`: the uploads of earlier pages that are not finished, with how far they are, until when
 * they can be continued, and buttons to continue or discard them. Where the browser needs it, "continue" asks
 * for the file again. It is hidden while there are none.
 *
 * The event `cdf-continue` (`ContinueDetail`) asks the page to upload the file:
 * `upload.add(detail.input, detail.target)` of `<cdf-upload>`.
 */
export interface CdfUnfinishedElement extends HTMLElement {
  /** The client of the project whose uploads are listed. */
  client: FilesClient | undefined;
  /** Replaces texts, for another language. */
  texts: Partial<UnfinishedTexts>;
  /** Reads the list again. Happens by itself when the page is shown again, and after each button. */
  refresh(): Promise<void>;
}

/** The class of the element. A function, so that servers without a DOM can import this file. */
export function unfinishedElementClass(): new () => CdfUnfinishedElement {
  return class extends HTMLElement implements CdfUnfinishedElement {
    readonly #title = make("h2", { id: "title" });
    readonly #list = make("ul", { role: "list" });
    readonly #spoken = make("p", { className: "status", role: "status" });
    #client: FilesClient | undefined;
    #texts: UnfinishedTexts = UNFINISHED_TEXTS;
    readonly #shown = (): void => {
      if (document.visibilityState === "visible") void this.refresh();
    };

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [styleSheet()];
      const section = make("section", {}, this.#title, this.#list, this.#spoken);
      section.setAttribute("aria-labelledby", "title");
      root.append(section);
    }

    get client(): FilesClient | undefined {
      return this.#client;
    }

    set client(client: FilesClient | undefined) {
      this.#client = client;
      if (this.isConnected) void this.refresh();
    }

    get texts(): Partial<UnfinishedTexts> {
      return this.#texts;
    }

    set texts(given: Partial<UnfinishedTexts>) {
      this.#texts = { ...UNFINISHED_TEXTS, ...given };
      if (this.isConnected) void this.refresh();
    }

    connectedCallback(): void {
      this.hidden = true;
      document.addEventListener("visibilitychange", this.#shown);
      void this.refresh();
    }

    disconnectedCallback(): void {
      document.removeEventListener("visibilitychange", this.#shown);
    }

    async refresh(): Promise<void> {
      const client = this.#client;
      if (client === undefined) return;
      const all = await listOrNone();
      const uploads = all.filter((one) => !one.locked && isOf(one, client));
      this.#title.textContent = this.#texts.title;
      this.#list.replaceChildren(...uploads.map((one) => this.#row(one, client)));
      this.hidden = uploads.length === 0;
    }

    #row(upload: InterruptedBrowserUpload, client: FilesClient): HTMLLIElement {
      return createUnfinishedRow({
        upload,
        texts: this.#texts,
        resume: (input) => {
          const detail: ContinueDetail = { input, target: { ...upload.into }, upload };
          this.dispatchEvent(new CustomEvent("cdf-continue", { detail, bubbles: true, composed: true }));
          // It is locked by then, and leaves the list.
          setTimeout(() => void this.refresh(), UNTIL_LOCKED);
        },
        discard: async () => {
          await discardInterrupted(client, upload.id);
          this.#spoken.textContent = fill(this.#texts.discarded, { name: nameOf(upload) });
          await this.refresh();
        },
      });
    }
  };
}

/** ms. An upload that starts takes the lock of its journal. */
const UNTIL_LOCKED = 1000;

/** Pages without https have no journals, so nothing is unfinished there. */
async function listOrNone(): Promise<readonly InterruptedBrowserUpload[]> {
  try {
    return await interruptedUploads();
  } catch {
    return [];
  }
}

/** Damaged ones do not say where they belong. The user can only discard them. */
function isOf({ condition, baseUrl, project }: InterruptedBrowserUpload, client: FilesClient): boolean {
  return condition === "damaged" || (baseUrl === client.baseUrl && project === client.project);
}
