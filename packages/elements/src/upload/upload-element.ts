import type { FileInfo, FilesClient } from "@cdf-multipart/core";
import type { UploadTarget } from "@cdf-multipart/uploader";
import type { BrowserInput } from "@cdf-multipart/uploader/browser";
import { createAnnouncer } from "../announcer.js";
import { make } from "../make.js";
import { styleSheet } from "../style-sheet.js";
import { fill } from "../texts.js";
import { takeDropped } from "./dropped-files.js";
import { createUploadQueue } from "./upload-queue.js";
import { createUploadRow, type UploadRow } from "./upload-row.js";
import { UPLOAD_TEXTS, type UploadTexts } from "./upload-texts.js";

/**
 * `<cdf-upload>`: chooses files, drops included, uploads them, and shows what is sent, what is safe and what
 * an upload waits for. Attributes: `single` (one file), `folders` (a button for folders), `accept` as of an
 * input.
 *
 * Events, which bubble: `cdf-stored` with `detail.file`, the file in CDF; `cdf-failed` with `detail.name` and
 * `detail.error`.
 */
export interface CdfUploadElement extends HTMLElement {
  /** The client of the project. Set it before the user can choose a file. */
  client: FilesClient | undefined;
  /**
   * The target of a file that was chosen or dropped.
   * @default its name, its type, and the folder in which it was chosen
   */
  target: (file: File) => UploadTarget;
  /** Replaces texts, for another language. */
  texts: Partial<UploadTexts>;
  /**
   * Uploads a file, as if it had been chosen.
   *
   * @throws Error if `client` is not set.
   */
  add(input: File | FileSystemFileHandle, target?: UploadTarget): void;
}

/** Files that are uploaded concurrently. Their parts share the browser's connections. */
const FILES = 4;

/** The class of the element. A function, so that servers without a DOM can import this file. */
export function uploadElementClass(): new () => CdfUploadElement {
  return class extends HTMLElement implements CdfUploadElement {
    client: FilesClient | undefined;
    target = targetOf;
    readonly #rows = new Map<string, UploadRow>();
    readonly #queue = createUploadQueue(FILES);
    readonly #list = make("ul", { role: "list" });
    readonly #note = make("p", { className: "hint", role: "status" });
    readonly #spoken = make("div", { className: "spoken", role: "status", ariaLive: "polite" });
    readonly #announcer = createAnnouncer((text) => {
      this.#spoken.textContent = text;
    });
    #texts: UploadTexts = UPLOAD_TEXTS;

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [styleSheet()];
    }

    get texts(): Partial<UploadTexts> {
      return this.#texts;
    }

    set texts(given: Partial<UploadTexts>) {
      this.#texts = { ...UPLOAD_TEXTS, ...given };
      if (this.isConnected) this.#draw();
    }

    connectedCallback(): void {
      this.#draw();
    }

    disconnectedCallback(): void {
      for (const row of this.#rows.values()) row.close();
      this.#rows.clear();
      this.#list.replaceChildren();
    }

    add(input: File | FileSystemFileHandle, target?: UploadTarget): void {
      const { client } = this;
      if (client === undefined) throw new Error("<cdf-upload> has no client: set its property `client`.");
      const texts = this.#texts;
      const { name } = input;
      const key = keyOf(input);
      if (this.#rows.get(key)?.isWanted === true) {
        this.#note.textContent = fill(texts.listed, { name });
        return;
      }
      this.#rows.get(key)?.element.remove();
      const into = target ?? (input instanceof File ? this.target(input) : {});
      const row = createUploadRow({
        client,
        input: input satisfies BrowserInput,
        name,
        target: into,
        texts,
        announcer: this.#announcer,
        stored: (file) => {
          this.#tellTotal();
          this.#emit("cdf-stored", { file });
        },
        failed: (error) => this.#emit("cdf-failed", { name, error }),
        enqueue: (run) => this.#queue.add(run),
        removed: () => this.#rows.delete(key),
      });
      this.#rows.set(key, row);
      this.#list.append(row.element);
    }

    #draw(): void {
      const texts = this.#texts;
      const accept = this.getAttribute("accept") ?? "";
      const input = make("input", {
        type: "file",
        id: "files",
        multiple: !this.hasAttribute("single"),
        accept,
      });
      const folder = make("input", { type: "file", webkitdirectory: true, hidden: true });
      const drop = make(
        "div",
        { className: "drop" },
        make("label", { htmlFor: "files" }, texts.label),
        input,
        make("p", { className: "hint" }, texts.drop),
      );
      if (this.hasAttribute("folders")) {
        const onclick = (): void => folder.click();
        drop.append(make("button", { type: "button", textContent: texts.folder, onclick }), folder);
      }
      for (const one of [input, folder]) {
        one.onchange = () => {
          this.#take(one.files);
          // The same file can then be chosen again.
          one.value = "";
        };
      }
      drop.ondragover = (event) => {
        event.preventDefault();
        drop.classList.add("over");
      };
      drop.ondragleave = () => drop.classList.remove("over");
      drop.ondrop = (event) => {
        event.preventDefault();
        drop.classList.remove("over");
        if (event.dataTransfer === null) return;
        const { files, refusals } = takeDropped(event.dataTransfer, {
          single: this.hasAttribute("single"),
          accept,
          texts,
        });
        this.#take(files, refusals);
      };
      this.shadowRoot?.replaceChildren(drop, this.#note, this.#list, this.#spoken);
    }

    #take(files: Iterable<File> | null, refusals: readonly string[] = []): void {
      this.#note.textContent = refusals.join(". ");
      for (const file of files ?? []) this.add(file);
    }

    #tellTotal(): void {
      const rows = [...this.#rows.values()];
      if (rows.length < 2) return;
      const done = rows.filter(({ isDone }) => isDone).length;
      this.#note.textContent = fill(this.#texts.total, { done, count: rows.length });
    }

    #emit(
      type: string,
      detail: { readonly file: FileInfo } | { readonly name: string; readonly error: unknown },
    ): void {
      this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
    }
  };
}

/** The same file is not uploaded twice. */
function keyOf(input: File | FileSystemFileHandle): string {
  if (!(input instanceof File)) return `handle ${input.name}`;
  return JSON.stringify([input.webkitRelativePath, input.name, input.size, input.lastModified]);
}

function targetOf({ webkitRelativePath }: File): UploadTarget {
  const folders = webkitRelativePath.split("/").slice(0, -1);
  return folders.length === 0 ? {} : { file: { directory: `/${folders.join("/")}` } };
}
