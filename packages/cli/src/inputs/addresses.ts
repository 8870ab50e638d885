import { redactUrl } from "@cdf-multipart/core";
import { type InputProblem, inputProblem } from "./input.js";

/** Commands that read URLs of other protocols and write the content to standard output. */
const READERS: Readonly<Record<string, string>> = Object.freeze({
  ftp: "curl -f URL",
  ftps: "curl -f URL",
  sftp: "curl -f URL",
  scp: "curl -f URL",
  s3: "aws s3 cp URL -",
  gs: "gcloud storage cat URL",
  hdfs: "hdfs dfs -cat URL",
  smb: "smbget --stdout URL",
});

/** Whether the argument is a URL of a protocol that is not supported: never a path or a pattern, even if it has `?` or `*`. */
export function isForeignAddress(word: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(word) && !/^https?:/i.test(word);
}

/** The message for such a URL, with a command that reads it. Does not show its login and query. */
export function foreignAddress(word: string): InputProblem {
  const scheme = word.slice(0, word.indexOf(":")).toLowerCase();
  const reader = READERS[scheme];
  const way =
    scheme === "file"
      ? "Give the path of the file"
      : reader === undefined
        ? "Download the file, and give its path"
        : `Read it with another program: ${reader} | cdf-upload - --name NAME`;
  return inputProblem(redactUrl(word), `${scheme}: URLs are not supported, only http: and https:. ${way}`);
}

/** An argument as shown in messages: a URL without its login and query, everything else unchanged. */
export function shownWord(word: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(word) ? redactUrl(word) : word;
}

/** Whether the argument is an http or https URL. */
export function isAddress(word: string): boolean {
  return /^https?:\/\//i.test(word);
}
