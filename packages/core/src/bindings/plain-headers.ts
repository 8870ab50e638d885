import type { ResponseHeaders } from "../http/exchange.js";

/**
 * The headers of a response, with the interface of `Headers`. Like those of any response they are read-only.
 */
export class PlainHeaders implements Headers {
  readonly #values: ReadonlyMap<string, string>;

  constructor(headers: ResponseHeaders) {
    this.#values = new Map([...headers].map(([name, value]) => [name.toLowerCase(), value]));
  }

  get(name: string): string | null {
    return this.#values.get(name.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  /** Always empty, because this API uses no cookies. */
  getSetCookie(): string[] {
    return [];
  }

  forEach(visit: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this.#values) visit.call(self, value, name, this);
  }

  entries(): MapIterator<[string, string]> {
    return this.#values.entries();
  }

  keys(): MapIterator<string> {
    return this.#values.keys();
  }

  values(): MapIterator<string> {
    return this.#values.values();
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.#values.entries();
  }

  append(): never {
    throw new TypeError("The headers of a response cannot be changed.");
  }

  delete(): never {
    return this.append();
  }

  set(): never {
    return this.append();
  }
}
