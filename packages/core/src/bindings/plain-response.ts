import type { ResponseHeaders } from "../http/exchange.js";
import { PlainHeaders } from "./plain-headers.js";

/** A response that was read to its end. */
export interface ReadResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly text: string;
}

/** Statuses whose responses have no body: the constructor of `Response` refuses a body for them. */
const WITHOUT_BODY = new Set([204, 205, 304]);

/** Converts to a real `Response`: for middleware, and for methods that `PlainResponse` lacks. */
export function realResponse({ status, headers, text }: ReadResponse): Response {
  return new Response(WITHOUT_BODY.has(status) ? null : text, { status, headers: [...headers] });
}

/**
 * A response, with the interface of `Response`. In Node the first real one would load the whole fetch, so one
 * is only created if bytes, a stream or a form is requested.
 */
export class PlainResponse implements Response {
  readonly status: number;
  readonly headers: Headers;
  readonly statusText: string = "";
  readonly redirected: boolean = false;
  readonly type: ResponseType = "default";
  readonly url: string;
  readonly #response: ReadResponse;
  readonly #parse: (text: string) => unknown;
  #real: Response | undefined;
  #read = false;

  /**
   * @param url without what signs it.
   * @param parse reads JSON; its error says what the response was instead.
   */
  constructor(response: ReadResponse, url: string, parse: (text: string) => unknown) {
    this.status = response.status;
    this.headers = new PlainHeaders(response.headers);
    this.url = url;
    this.#response = response;
    this.#parse = parse;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  get bodyUsed(): boolean {
    return this.#read || this.#real?.bodyUsed === true;
  }

  get body(): Response["body"] {
    return this.#realResponse.body;
  }

  async text(): Promise<string> {
    return this.#take();
  }

  // biome-ignore lint/suspicious/noExplicitAny: as Response has it
  async json(): Promise<any> {
    return this.#parse(this.#take());
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#realResponse.arrayBuffer();
  }

  blob(): Promise<Blob> {
    return this.#realResponse.blob();
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#realResponse.arrayBuffer());
  }

  formData(): Promise<FormData> {
    return this.#realResponse.formData();
  }

  clone(): Response {
    if (this.bodyUsed) throw new TypeError("The body of this response was already read.");
    return new PlainResponse(this.#response, this.url, this.#parse);
  }

  get #realResponse(): Response {
    this.#real ??= realResponse({ ...this.#response, text: this.#take() });
    return this.#real;
  }

  #take(): string {
    if (this.#read) throw new TypeError("The body of this response was already read.");
    this.#read = true;
    return this.#response.text;
  }
}
