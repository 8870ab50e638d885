/** The texts of `<cdf-unfinished>`. The property `texts` replaces them. */
export const UNFINISHED_TEXTS = {
  title: "Unfinished uploads",
  safe: "%{done} of %{size} are safe",
  notBegun: "Nothing was sent yet",
  until: "Can be continued until %{date}",
  expired: "Its time is over: all of it is sent again",
  damaged: "This upload cannot be continued",
  resume: "Continue",
  choose: "Continue: choose the file again",
  discard: "Discard",
  sure: "Discard what was sent of %{name}?",
  keep: "Keep",
  about: "%{action}: %{name}",
  progress: "Safe of %{name}",
  wrongFile: "This is another file: %{chosen} with %{chosenSize}. Choose %{name} with %{size}",
  wrongName: "This is another file: %{chosen}. Choose %{name}",
  notDiscarded: "%{name} could not be discarded. Try again when the service can be reached",
  discarded: "%{name} was discarded",
} as const;

/** Each text with its name. */
export type UnfinishedTexts = Readonly<Record<keyof typeof UNFINISHED_TEXTS, string>>;
