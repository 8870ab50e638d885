import { FAILURE_TEXTS } from "../failure.js";

const OWN_TEXTS = {
  label: "Files to upload",
  drop: "or drop them here",
  folder: "Choose a folder",
  droppedFolder: "%{name} is a folder, and was not taken. Drop the files in it instead",
  notAccepted: "%{name} is of a type that is not accepted here",
  dropOne: "Drop one file at a time",
  waiting: "Waiting for its turn",
  starting: "Starting",
  safe: "%{done} of %{size} are safe. %{state}",
  left: "%{state}, about %{time} left",
  seconds: "%{count} s",
  minutes: "%{count} min",
  hours: "%{count} h",
  paused: "Paused. %{done} of %{size} are safe",
  done: "Uploaded",
  stopped: "Stopped",
  listed: "%{name} is in the list already",
  pause: "Pause",
  resume: "Resume",
  cancel: "Cancel",
  retry: "Retry",
  remove: "Remove",
  replace: "Replace",
  exists: "A file with the external id %{externalId} exists already. Replace it?",
  about: "%{action} %{name}",
  progress: "Progress of %{name}",
  total: "%{done} of %{count} files are uploaded",
} as const;

/** The texts of `<cdf-upload>`. The property `texts` replaces them. */
export const UPLOAD_TEXTS: typeof FAILURE_TEXTS & typeof OWN_TEXTS = { ...FAILURE_TEXTS, ...OWN_TEXTS };

/** Each text with its name. */
export type UploadTexts = Readonly<Record<keyof typeof UPLOAD_TEXTS, string>>;
