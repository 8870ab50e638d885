import type { I18n } from "@uppy/core/utils";
import { h, type JSX } from "@uppy/core/utils/preact";
import { useState } from "@uppy/core/utils/preact/hooks";
import type { ExistsChoice, ExistsQuestion } from "../exists-desk.js";

/** What the question needs. */
export interface QuestionProps {
  readonly question: ExistsQuestion;
  /** Number of files that wait behind this one. */
  readonly others: number;
  readonly i18n: I18n;
  readonly decide: (choice: ExistsChoice, all: boolean) => void;
}

const CHOICES = [
  ["skip", "cdfSkip"],
  ["replace", "cdfReplace"],
  ["keep-both", "cdfKeepBoth"],
] as const;

/** Asks what happens to a file whose external id exists already. */
export function QuestionView({ question, i18n, decide }: QuestionProps): JSX.Element {
  const [all, setAll] = useState(false);
  const { id, name, externalId, existing } = question;
  const titleId = `cdf-Question-${id}`;
  return h(
    "section",
    { className: "cdf-Question", role: "group", "aria-labelledby": titleId },
    h(
      "p",
      { id: titleId, role: "alert" },
      h("strong", null, `${i18n("cdfAsk", { externalId })}. `),
      existing === undefined ? null : `${whichFile(existing, i18n)}. `,
      i18n("cdfAskWhat", { name }),
    ),
    h(
      "p",
      { className: "cdf-Panel-buttons" },
      ...CHOICES.map(([choice, key]) =>
        h(
          "button",
          { type: "button", className: "cdf-Panel-button", onClick: () => decide(choice, all) },
          i18n(key),
        ),
      ),
      h(
        "label",
        null,
        h("input", { type: "checkbox", checked: all, onChange: () => setAll(!all) }),
        ` ${i18n("cdfForAll")}`,
      ),
    ),
  );
}

function whichFile({ name, uploadedTime }: NonNullable<ExistsQuestion["existing"]>, i18n: I18n): string {
  if (uploadedTime === undefined) return i18n("cdfAskUnfinished", { name });
  return i18n("cdfAskWhich", { name, date: new Date(uploadedTime).toLocaleDateString() });
}
