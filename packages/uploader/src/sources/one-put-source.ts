import type { PartBody, Source } from "./source.js";

/**
 * The source of a file that goes up in one PUT. The answer to the PUT completes the file, so the source is
 * checked before its last byte is sent: a changed source is never stored. A `Blob` is read by the runtime,
 * which refuses a changed one itself.
 */
export function onePutSource(source: Source): Source {
  const blob = source.blob?.bind(source);
  const verifyRange = source.verifyRange?.bind(source);
  return {
    kind: source.kind,
    size: source.size,
    open: (start, end) => source.openChecked?.(start, end) ?? checkedBody(source, start, end),
    ...(blob === undefined ? {} : { blob, copiesBlob: source.copiesBlob === true }),
    fingerprint: () => source.fingerprint(),
    verify: () => source.verify(),
    ...(verifyRange === undefined ? {} : { verifyRange }),
    close: () => source.close(),
  };
}

function checkedBody(source: Source, start: number, end: number): PartBody {
  const body = source.open(start, end);
  let position = start;
  return {
    async next(window): Promise<Uint8Array> {
      const view = await body.next(window);
      position += view.byteLength;
      if (position >= end) await source.verify();
      return view;
    },
    close: () => body.close(),
  };
}
