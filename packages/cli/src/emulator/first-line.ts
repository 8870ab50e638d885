import type { Readable } from "node:stream";

/** Limits for the first line. */
export interface LineBounds {
  /** Characters. */
  readonly length: number;
  /** ms. */
  readonly within: number;
}

/**
 * The first line of a stream; the rest is read and discarded. Undefined when the stream ends before the first line.
 *
 * @throws Error when the line is too long, or does not arrive in time.
 */
export function firstLine(stream: Readable, { length, within }: LineBounds): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let text = "";
    const settle = (act: () => void): void => {
      clearTimeout(late);
      stream.off("data", onData).off("end", onEnd).resume();
      act();
    };
    const onEnd = (): void => settle(() => resolve(undefined));
    const onData = (piece: string): void => {
      text += piece;
      const end = text.indexOf("\n");
      if (end >= 0 && end <= length) settle(() => resolve(text.slice(0, end)));
      else if (text.length > length)
        settle(() => reject(new Error(`its first line has more than ${length} characters`)));
    };
    const late = setTimeout(() => {
      settle(() => reject(new Error(`it printed no line within ${within / 1000} s`)));
    }, within);
    stream.setEncoding("utf8").on("data", onData).once("end", onEnd);
  });
}
