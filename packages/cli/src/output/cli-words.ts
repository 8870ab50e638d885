import { isCdfError } from "@cdf-multipart/core";
import { messageOf } from "@cdf-multipart/core/internal";

/** A phrase of core or uploader, and its replacement on the command line. */
type Rule = readonly [said: RegExp, meant: string];

const FETCH = "Download it with another program: curl -fL URL | cdf-upload - --name NAME";
const DEFECT = "This is a defect of cdf-upload; please report it";

/**
 * The phrases of core and uploader that name their functions or fields. Each new one needs a rule here: a test reads all of their
 * sentences.
 */
const RULES: readonly Rule[] = Object.freeze<Rule[]>([
  // Settings and login.
  [/ \(`allowInsecureHttp: true` allows it all the same\)/g, ""],
  [/The token function's result/g, "The token of CDF_TOKEN, or of the login,"],
  [/goes into `baseUrl`/g, "goes into CDF_URL"],
  [/`baseUrl` alone says it all/g, "CDF_URL alone says it all"],
  [
    /Check `cluster` or `baseUrl`, the network and the proxy\./g,
    "Check CDF_CLUSTER or CDF_URL, the network and the proxy: cdf-upload doctor checks each.",
  ],
  // Limits and times.
  [
    /Raise `deadline`, or see the hooks for the reason\./g,
    "Try again when the service is less busy; --verbose shows the reason for the wait.",
  ],
  [/Raise `timeout`/g, "Raise --timeout"],
  [
    /lower `limits\.requestsPerSecond` or `limits\.concurrentRequests`/g,
    "lower --requests-per-second or --files",
  ],
  // Requests that the API refuses.
  [
    /a missing `dataSetId`: name a data set that the identity may write to\./g,
    "a missing data set: name one that the identity may write to with --data-set-id.",
  ],
  [
    /A file with this externalId exists: .*? with getMultiPartUploadLink\./g,
    "A file with this external id exists: choose another with --external-id, replace its content with --overwrite, or keep the file with --skip-existing.",
  ],
  [/Name each file once: `duplicated` lists the duplicates\./g, "Name each file once."],
  [/wait until the file is `uploaded` \(byIdsFiles shows it\)/g, "wait a moment, and try again"],
  [
    /`missing` lists the identities that the project does not have; `ignoreUnknownIds: true` leaves them out where the call takes it\./g,
    "The project does not have what is named: check the ids and the project.",
  ],
  // Requests whose outcome is unknown.
  [
    /Check byIdsFiles\(\[.*?\]\): if `uploaded` is true and `uploadedTime` is new, it was; otherwise complete it again\./g,
    "The same command finds out, and completes it if it was not.",
  ],
  [/ Deleting them again with `ignoreUnknownIds: true` is harmless\./g, " Deleting them again is harmless."],
  [
    /advancedListFiles\(\{.*?\}\) finds it; (.*?) With an `externalId` such/g,
    "cdf-upload list --pending finds it; $1 With --external-id such",
  ],
  [
    /byIdsFiles\(\[.*?\]\) finds it, and getMultiPartUploadLink starts a session for it/g,
    "the same command finds it and fills it",
  ],
  [
    /Ask again later with byIdsFiles, or give a longer uploadedTimeout\./g,
    "Look for it in CDF later; the same command finds out whether it is there.",
  ],
  // Journals and plans.
  [
    /name another folder, or continue without a journal with journal: "optional"/g,
    "name another folder with XDG_STATE_HOME, or go without a journal with --no-resume",
  ],
  [/Choose a smaller partSize/g, "Pass a smaller --part-size"],
  [/restart: true \(cdf-upload --restart\)/g, "--restart"],
  [/restart: true and overwrite: true/g, "--restart and --overwrite"],
  [/overwrite: "if-changed"/g, "--overwrite if-changed"],
  [/together with partSize \((\d+)\)/g, "together with --part-size ($1)"],
  [/; set journalStore, or "off"/g, "; give --no-resume"],
  // Streams and URLs.
  [/ Give the right "size", or none\./g, ""],
  [/ or set another "directory"\./g, " or name another folder in TMPDIR."],
  [/Set another "directory"\./g, "Name another folder in TMPDIR."],
  [/Raise "maxSize", or write the stream/g, "Write the stream"],
  [/Remove its encoding or object mode; for bytes in memory, use bytesSource/g, DEFECT],
  [/Upload it as a stream \(streamSource\), or from a server that supports ranges/g, FETCH],
  [/Upload it as a stream \(streamSource\)/g, FETCH],
  [/A source must return exactly the bytes from start to end; run sourceConformance from \S+ on it/g, DEFECT],
]);

/** A sentence of core or uploader with the options, commands and variables of the command line. */
export function inCliWords(sentence: string): string {
  return RULES.reduce((text, [said, meant]) => text.replaceAll(said, meant), sentence);
}

/** The error codes of the system when a process, or the machine, has too many open files. */
const NO_DESCRIPTOR = /^E[MN]FILE\b/;

/**
 * An error as one line of text. Messages of our packages are complete. Other errors come from the system or
 * from a defect; only their message is shown, because a stack trace does not help users.
 */
export function describeError(error: unknown): string {
  const text = messageOf(error);
  const line = inCliWords(text.replace(/\s*\n\s*/g, " ").trim());
  if (NO_DESCRIPTOR.test(line))
    return `${line}. Raise the limit of open files (ulimit -n, except on Windows).`;
  if (isCdfError(error) || /[.!?)]$/.test(line)) return line;
  return `${line}.`;
}
