import type { AnswerHeaders } from "../http/exchange.js";
import { PlainHeaders } from "./plain-headers.js";

/** An answer that was read to its end. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly text: string;
}

/** Statuses whose answers have no body: a `Response` refuses one. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/** A real `Response` of an answer: for middleware, and for what `PlainResponse` does not do itself. */
export function realResponse({ status, headers, text }: ReadAnswer): Response {
  return new Response(WITHOUT_BODY.has(status) ? null : text, { status, headers: [...headers] });
}

/**
 * An answer, to be read like a `Response`. In Node the first real one would load all of its fetch; one is only made where
 * bytes, a stream or a form is asked for.
 */
export class PlainResponse implements Response {
  readonly status: number;
  readonly headers: Headers;
  readonly statusText: string = "";
  readonly redirected: boolean = false;
  readonly type: ResponseType = "default";
  readonly url: string;
  readonly #answer: ReadAnswer;
  readonly #parse: (text: string) => unknown;
  #real: Response | undefined;
  #read = false;

  /**
   * @param url without what signs it.
   * @param parse reads JSON; its error says what the answer was instead.
   */
  constructor(answer: ReadAnswer, url: string, parse: (text: string) => unknown) {
    this.status = answer.status;
    this.headers = new PlainHeaders(answer.headers);
    this.url = url;
    this.#answer = answer;
    this.#parse = parse;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  get bodyUsed(): boolean {
    return this.#read || this.#real?.bodyUsed === true;
  }

  get body(): Response["body"] {
    return this.#response.body;
  }

  async text(): Promise<string> {
    return this.#take();
  }

  // biome-ignore lint/suspicious/noExplicitAny: as Response has it
  async json(): Promise<any> {
    return this.#parse(this.#take());
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#response.arrayBuffer();
  }

  blob(): Promise<Blob> {
    return this.#response.blob();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#response.arrayBuffer());
  }

  formData(): Promise<FormData> {
    return this.#response.formData();
  }

  clone(): Response {
    if (this.bodyUsed) throw new TypeError("The body of this answer was read already.");
    return new PlainResponse(this.#answer, this.url, this.#parse);
  }

  get #response(): Response {
    this.#real ??= realResponse({ ...this.#answer, text: this.#take() });
    return this.#real;
  }

  #take(): string {
    if (this.#read) throw new TypeError("The body of this answer was read already.");
    this.#read = true;
    return this.#answer.text;
  }
}
