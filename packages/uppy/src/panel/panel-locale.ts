/** The texts of the panel. The option `locale` replaces them with another language. */
export interface CdfUploadPanelLocale {
  readonly strings: Readonly<Record<keyof typeof STRINGS, string>>;
}

const STRINGS = {
  cdfState: "In flight: %{done} of %{size} are safe. %{state}",
  cdfAsk: "A file with the external id %{externalId} exists already",
  cdfAskWhich: "It is %{name}, uploaded on %{date}",
  cdfAskUnfinished: "It is %{name}, and its upload is not finished",
  cdfAskWhat: "What should happen to %{name}?",
  cdfSkip: "Skip",
  cdfReplace: "Replace",
  cdfKeepBoth: "Keep both",
  cdfForAll: "Do this for all files of this upload",
  cdfProblems: "Files that need you",
  cdfNotAdded: "Not added",
  cdfMore: "And %{count} more",
  cdfEdit: "Edit fields",
  cdfEditFile: "Edit the fields of %{name}",
  cdfRetry: "Retry",
  cdfRetryFile: "Retry %{name}",
  cdfHide: "Hide",
  cdfAllFiles: "Fields for all files",
  cdfAllFilesApply: "Apply to all files",
  cdfAllFilesHint: "Empty fields change nothing",
} as const;

export const panelLocale: CdfUploadPanelLocale = { strings: STRINGS };
