import type { Body, Meta, UppyFile } from "@uppy/core";
import type { I18n } from "@uppy/core/utils";
import { h, type JSX } from "@uppy/core/utils/preact";

/** A file that was not added. */
export interface Refusal {
  /** Why. */
  readonly message: string;
}

/** What the list needs. */
export interface ProblemListProps {
  readonly failed: readonly Pick<UppyFile<Meta, Body>, "id" | "name" | "error" | "progress">[];
  readonly refusals: readonly Refusal[];
  readonly i18n: I18n;
  /** Undefined if there is no form. */
  readonly edit: ((id: string) => void) | undefined;
  readonly retry: (id: string) => void;
  /** Forgets the refusals. */
  readonly hide: () => void;
}

/** Lines that are shown of each kind. */
const SHOWN = 20;

/** The files that failed or were not added, each with its reason and what can be done. */
export function ProblemList({
  failed,
  refusals,
  i18n,
  edit,
  retry,
  hide,
}: ProblemListProps): JSX.Element | null {
  if (failed.length === 0 && refusals.length === 0) return null;
  return h(
    "section",
    { className: "cdf-Problems", "aria-label": i18n("cdfProblems"), tabIndex: 0 },
    h(
      "ul",
      { role: "list" },
      ...failed.slice(0, SHOWN).map(({ id, name, error }) =>
        h(
          "li",
          { key: id },
          h("span", { className: "cdf-Problems-text" }, error ?? ""),
          edit === undefined ? null : button(i18n("cdfEdit"), i18n("cdfEditFile", { name }), () => edit(id)),
          button(i18n("cdfRetry"), i18n("cdfRetryFile", { name }), () => retry(id)),
        ),
      ),
      more(failed.length - SHOWN, i18n),
      ...refusals
        .slice(0, SHOWN)
        .map(({ message }) =>
          h("li", null, h("span", { className: "cdf-Problems-text" }, `${i18n("cdfNotAdded")}: ${message}`)),
        ),
      more(refusals.length - SHOWN, i18n),
    ),
    refusals.length === 0 ? null : button(i18n("cdfHide"), i18n("cdfHide"), hide),
  );
}

function button(text: string, label: string, onClick: () => void): JSX.Element {
  return h("button", { type: "button", className: "cdf-Panel-button", "aria-label": label, onClick }, text);
}

function more(count: number, i18n: I18n): JSX.Element | null {
  return count > 0 ? h("li", null, i18n("cdfMore", { count })) : null;
}
