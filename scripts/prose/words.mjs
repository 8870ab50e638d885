// The words that `pnpm check:prose` checks. ARCHITECTURE.md has the glossary for readers.
//
// The check reads every file of the repository that has prose, so a new folder is covered from its first commit.
// If a phrase is correct in its place, add it to `allowed` with the reason. An entry of `allowed` that matches
// nothing is an error, so the list stays current.

/**
 * Exceptions: in `file`, every phrase inside `text` (white space of any kind counts as one space).
 * Without `text`, the whole file is exempt.
 *
 * @type {readonly { file: string, text?: string, because: string }[]}
 */
export const allowed = [
  {
    file: "scripts/test/check-prose.test.mjs",
    because: "it shows one sentence for each banned phrase",
  },
];

const RATE =
  "(?=\\s*[.,;:!?)\\]|\"']| (?:at|and|or|to|for|in|of|on|with|when|while|by|from|as|is|are)\\b|\\s*(?:$|\\0))";
const UNIT = "bytes?|calls?|requests?|parts?|files?|URLs?|lines?|frames?|events?|connections?|answers?";
const AMOUNT = `(?:[kKMGT]i?B|\\d+|(?:one|1) (?:${UNIT})|(?:${UNIT.replaceAll("?", "")}))`;
const COMPARED =
  "longer|more|less|fewer|larger|smaller|bigger|faster|slower|better|worse|older|newer|higher|lower|later|earlier|shorter";

/**
 * The banned phrases. In `not`, a space matches any white space, both ends must be word boundaries, and
 * letter case is ignored. `write` is the recommended wording.
 *
 * @type {readonly { not: RegExp, write: string }[]}
 */
export const phrases = [
  { not: /(?:go|goes|going|gone|went) on with/, write: "resume, continue" },
  { not: /(?:go|goes|going|went) on (?:where|after|from)/, write: "resume, continue" },
  { not: /anew/, write: "start over, again" },
  { not: /(?:give|gives|given|giving|gave) up/, write: "abandon (an attempt), discard (an upload)" },
  { not: /(?:give|gives|given|giving|gave) (?:it|them|this|that) up/, write: "abandon, discard" },
  { not: /half[- ]done/, write: "unfinished, interrupted" },
  { not: /stored uploads?/, write: "unfinished upload, interrupted upload" },
  { not: /left by stopped/, write: "interrupted uploads: name the thing" },
  { not: /stopped (?:ones|uploads?)/, write: "interrupted upload" },
  { not: /tells?|telling|told/, write: "report, emit, say (which)" },
  { not: /ended (?:URL|token|session|signature|certificate)s?/, write: "expired" },
  {
    not: /(?:URL|token|session|signature)s? (?:has |have |had |that |which )*(?:end|ends|ended)/,
    write: "expire, expired",
  },
  {
    not: /(?<!\b(?:IP|IPv4|IPv6|email|e-mail|MAC|memory|loopback|socket) |<)address(?:es)?(?! to listen)/,
    write: "URL (or host, IP address)",
  },
  { not: /mend(?:s|ed|ing)?/, write: "fix" },
  { not: /stands? twice/, write: "is a duplicate" },
  {
    not: /double (?:entry|entries|name|id|external id|key|file|line|value|setting|upload)s?/,
    write: "duplicate",
  },
  { not: /at once/, write: "concurrently, at the same time; immediately" },
  { not: /under way/, write: "in flight, in progress" },
  { not: /on (?:its|their) way/, write: "in flight, in progress" },
  { not: /(?:be|is|are|was|were|been) had/, write: "cannot be retrieved, could not get" },
  { not: /(?:a|one|each|every|this|last|next|first) look/, write: "a sample (of the law), a check" },
  { not: /(?:site|page|app)s? (?:that )?(?:is|are|was|were) renewed/, write: "redeployed" },
  { not: /renewed (?:site|page|app)s?/, write: "redeployed" },
  { not: new RegExp(`${AMOUNT} a (?:second|minute|hour)${RATE}`), write: "per second, per minute" },
  { not: new RegExp(`${AMOUNT} a (?:part|file)${RATE}`), write: "per part, per file" },
  { not: /without (?:a|any) question/, write: "without a prompt" },
  { not: /asks? (?:a|no|the|any) questions?/, write: "prompt, ask for confirmation" },
  { not: /memory of (?:a|the|each|every) run/, write: "run record" },
  { not: /(?:MD5|SHA-?\d*|CRC-?\d*C?|check|hash) sums?/, write: "checksum, hash" },
  { not: /(?:whoever|whatever)/, write: "anyone who, any, all" },
  { not: /beside/, write: "next to, besides, compared with" },
  {
    not: new RegExp(`(?<!\\bthere )(?:is|are|was|were) no(?= (?!(?:${COMPARED})\\b)[a-z])`),
    write: "is not a, there is no",
  },
  { not: /there (?:is|was) nobody/, write: "nobody, no one: name the person or program" },
  { not: /lets? no/, write: "does not allow" },
  { not: /at all(?! times)/, write: "leave it out, or say how often" },
  { not: /what (?:\w+ ){1,3}(?:is|are|was|were) made (?:of|from)/, write: "name the thing" },
];
