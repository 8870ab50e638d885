import type { FilesClient } from "@cdf-multipart/core";
import type { UploadTarget } from "@cdf-multipart/uploader";
import { discardInterrupted, type InterruptedBrowserUpload } from "@cdf-multipart/uploader/browser";
import { interruptedOf } from "../interrupted.js";
import { make } from "../make.js";
import { styleSheet } from "../style-sheet.js";
import { fill } from "../texts.js";
import { createUnfinishedRow, nameOf, type UnfinishedRow } from "./unfinished-row.js";
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
  /**
   * Reads the list again. Happens by itself when the page is shown again. An upload that was continued is not
   * listed until then, and only if it is unfinished and no tab works on it.
   */
  refresh(): Promise<void>;
}

/** The class of the element. A function, so that servers without a DOM can import this file. */
export function unfinishedElementClass(): new () => CdfUnfinishedElement {
  return class extends HTMLElement implements CdfUnfinishedElement {
    readonly #title = make("h2", { id: "title", tabIndex: -1 });
    readonly #list = make("ul", { role: "list" });
    readonly #spoken = make("p", { className: "status", role: "status" });
    readonly #rows = new Map<string, UnfinishedRow>();
    /** The ids of uploads that the page was asked to continue, and that have not taken their locks yet. */
    readonly #continued = new Set<string>();
    #client: FilesClient | undefined;
    #texts: UnfinishedTexts = UNFINISHED_TEXTS;
    /** The number of the last reading. Those that are overtaken show nothing. */
    #reading = 0;
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
      this.#clear();
      if (this.isConnected) void this.refresh();
    }

    get texts(): Partial<UnfinishedTexts> {
      return this.#texts;
    }

    set texts(given: Partial<UnfinishedTexts>) {
      this.#texts = { ...UNFINISHED_TEXTS, ...given };
      this.#clear();
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
      this.#continued.clear();
      await this.#read();
    }

    async #read(): Promise<void> {
      const client = this.#client;
      if (client === undefined) return;
      this.#reading += 1;
      const reading = this.#reading;
      const all = await interruptedOf(client);
      if (reading !== this.#reading) return;
      const free = all.filter(({ id, locked }) => !locked && !this.#continued.has(id));
      this.#title.textContent = this.#texts.title;
      const ids = new Set(free.map(({ id }) => id));
      for (const id of [...this.#rows.keys()]) if (!ids.has(id)) this.#drop(id);
      for (const upload of free) this.#show(upload, client);
      this.#hideIfEmpty();
    }

    /** Rows stay in the page, so that neither a question nor the focus is lost. */
    #show(upload: InterruptedBrowserUpload, client: FilesClient): void {
      const known = this.#rows.get(upload.id);
      if (known !== undefined) {
        known.update(upload);
        return;
      }
      const row = this.#row(upload, client);
      this.#rows.set(upload.id, row);
      this.#list.append(row.element);
    }

    /** Removes a row. If it had the focus, the next row gets it, or the title. */
    #drop(id: string): void {
      const element = this.#rows.get(id)?.element;
      if (element === undefined) return;
      const next = element.nextElementSibling ?? element.previousElementSibling;
      const hadFocus = element.matches(":focus-within");
      this.#rows.delete(id);
      element.remove();
      if (hadFocus) (next?.querySelector("button") ?? this.#title).focus();
    }

    #clear(): void {
      this.#rows.clear();
      this.#list.replaceChildren();
    }

    /** A region that is hidden with its message is not read out. */
    #hideIfEmpty(): void {
      const isEmpty = this.#rows.size === 0;
      if (!isEmpty) this.hidden = false;
      else if (this.#spoken.textContent === "") this.hidden = true;
    }

    #speak(sentence: string): void {
      this.#spoken.textContent = sentence;
      setTimeout(() => {
        if (this.#spoken.textContent !== sentence) return;
        this.#spoken.textContent = "";
        this.#hideIfEmpty();
      }, UNTIL_HEARD);
    }

    #row(upload: InterruptedBrowserUpload, client: FilesClient): UnfinishedRow {
      return createUnfinishedRow({
        upload,
        texts: this.#texts,
        resume: (input) => {
          this.#continued.add(upload.id);
          this.#drop(upload.id);
          this.#hideIfEmpty();
          const detail: ContinueDetail = { input, target: { ...upload.into }, upload };
          this.dispatchEvent(new CustomEvent("cdf-continue", { detail, bubbles: true, composed: true }));
        },
        discard: async () => {
          await discardInterrupted(client, upload.id);
          this.#speak(fill(this.#texts.discarded, { name: nameOf(upload) }));
          this.#drop(upload.id);
          await this.#read();
        },
      });
    }
  };
}

/** ms. Long enough to read a sentence, or to hear it. */
const UNTIL_HEARD = 5000;
