import type { Readable } from "node:stream";

/** What the first line may cost. */
export interface LineBounds {
  /** Characters. */
  readonly length: number;
  /** ms. */
  readonly within: number;
}

/**
 * The first line that a stream gives; what follows it is read and dropped.
 *
 * @throws Error when the line is longer, or not there in time. Ends with undefined when the stream ends before it.
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
      settle(() => reject(new Error(`it said nothing within ${within / 1000} s`)));
    }, within);
    stream.setEncoding("utf8").on("data", onData).once("end", onEnd);
  });
}
