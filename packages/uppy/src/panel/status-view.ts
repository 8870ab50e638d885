import { createAnnouncer, formatBytes } from "@cdf-multipart/elements";
import { describeState, type Progress } from "@cdf-multipart/uploader";
import type { I18n } from "@uppy/core/utils";
import { h, type JSX } from "@uppy/core/utils/preact";
import { useEffect, useRef } from "@uppy/core/utils/preact/hooks";

/** What the line needs. */
export interface StatusProps {
  /** Of the files that are being sent. */
  readonly progress: readonly Progress[];
  readonly i18n: I18n;
}

/** What a person should know first. */
const ORDER = ["offline", "retrying", "sending", "completing", "done"] as const;

/** How much is safe, and what the uploads wait for; also for screen readers, at most every few seconds. */
export function StatusView({ progress, i18n }: StatusProps): JSX.Element {
  const spoken = useRef<HTMLDivElement>(null);
  const announcer = useRef<ReturnType<typeof createAnnouncer>>();
  const state = ORDER.flatMap((kind) =>
    progress.map((one) => one.state).filter((one) => one.kind === kind),
  )[0];
  const text =
    state === undefined ? "" : i18n("cdfState", { ...sums(progress), state: describeState(state) });
  useEffect(() => {
    announcer.current ??= createAnnouncer((sentence) => {
      if (spoken.current !== null) spoken.current.textContent = sentence;
    });
    if (state !== undefined) announcer.current.say(text, state.kind);
  }, [text]);
  useEffect(() => () => announcer.current?.close(), []);
  return h(
    "div",
    null,
    text === "" ? null : h("p", { className: "cdf-Status" }, text),
    h("div", { className: "cdf-Spoken", role: "status", "aria-live": "polite", ref: spoken }),
  );
}

function sums(progress: readonly Progress[]): { done: string; size: string } {
  const sum = (of: (one: Progress) => number): string =>
    formatBytes(progress.reduce((bytes, one) => bytes + of(one), 0));
  return { done: sum(({ bytesAcknowledged }) => bytesAcknowledged), size: sum(({ size }) => size) };
}
