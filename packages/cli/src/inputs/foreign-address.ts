import { redactUrl } from "@cdf-multipart/core";
import { type InputProblem, inputProblem } from "./input.js";

/** What reads the addresses of other protocols, and writes what it reads to standard output. */
const READERS: Readonly<Record<string, string>> = Object.freeze({
  ftp: "curl -f ADDRESS",
  ftps: "curl -f ADDRESS",
  sftp: "curl -f ADDRESS",
  scp: "curl -f ADDRESS",
  s3: "aws s3 cp ADDRESS -",
  gs: "gcloud storage cat ADDRESS",
  hdfs: "hdfs dfs -cat ADDRESS",
  smb: "smbget --stdout ADDRESS",
});

/** Whether it is an address of a protocol that is not read here: never a path, and no pattern for all its `?` and `*`. */
export function isForeignAddress(word: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(word) && !/^https?:/i.test(word);
}

/** Why such an address is not read, and what reads it. Its login and query are not shown. */
export function foreignAddress(word: string): InputProblem {
  const scheme = word.slice(0, word.indexOf(":")).toLowerCase();
  const reader = READERS[scheme];
  const way =
    scheme === "file"
      ? "Give the path of the file"
      : reader === undefined
        ? "Download the file, and give its path"
        : `Let another program read it: ${reader} | cdf-upload - --name NAME`;
  return inputProblem(
    redactUrl(word),
    `only http: and https: addresses can be read, not ${scheme}: ones. ${way}`,
  );
}
