/**
 * The pages of the site in the order of its sidebar. `file` is relative to the repository; `page` is its path
 * on the site, if that differs from its path below `docs`. The titles are those of the pages, unless `text`
 * is shorter. Pages without a file are generated (see `reference/`).
 *
 * @type {readonly { text: string, pages: readonly { file?: string, page?: string, text?: string }[] }[]}
 */
export const SECTIONS = [
  {
    text: "Start",
    pages: [
      { file: "docs/start/node.md", text: "Node service" },
      { file: "docs/start/browser.md", text: "Web application" },
      { file: "docs/start/shell.md", text: "Command line" },
      { file: "docs/start/ci.md", text: "CI with the emulator" },
      { file: "docs/start/other-languages.md", text: "Python, Java, other" },
    ],
  },
  {
    text: "Tasks",
    pages: [
      { file: "docs/tasks/credentials.md", text: "Client credentials" },
      { file: "docs/tasks/browser-token.md", text: "Browser with MSAL" },
      { file: "docs/tasks/existing-file.md", text: "Existing file or node" },
      { file: "docs/tasks/resume.md", text: "Resume after a crash" },
      { file: "docs/tasks/progress.md", text: "Progress" },
      { file: "docs/tasks/abort.md", text: "Abort" },
      { file: "docs/tasks/many-files.md", text: "Many files" },
      { file: "docs/tasks/slow-line.md", text: "Slow line" },
      { file: "docs/tasks/proxy.md", text: "Proxy, CA, Private Link" },
      { file: "docs/tasks/stream.md", text: "Stream of unknown length" },
      { file: "docs/tasks/url-to-cdf.md", text: "S3 or HTTPS to CDF" },
      { file: "docs/tasks/overwrite.md", text: "Overwrite if changed" },
      { file: "docs/tasks/test-your-code.md", text: "Test with the emulator" },
      { file: "docs/fleet.md", text: "On many machines" },
      { file: "docs/watching.md", text: "Watch in production" },
      { file: "docs/automation.md", text: "Workflows and exit codes" },
      { file: "docs/coming-from.md", text: "Coming from another tool" },
      { file: "docs/workspace.md", text: "In your workspace" },
    ],
  },
  {
    text: "Guides",
    pages: [
      { file: "docs/cli.md", text: "Command line" },
      { file: "docs/browser.md", text: "Browser" },
      { file: "docs/windows.md", text: "Windows and macOS" },
      { file: "docs/how-it-works.md", text: "How it works" },
      { file: "docs/reliability.md", text: "Reliability" },
      { file: "docs/performance.md", text: "Performance" },
    ],
  },
  {
    text: "Reference",
    pages: [
      { file: "docs/reference/errors.md", text: "Errors" },
      { file: "docs/reference/environment.md", text: "Environment variables" },
      { file: "docs/reference/runtimes.md", text: "Supported runtimes" },
      { page: "reference/cli.md", text: "Commands and options" },
      { page: "reference/events.md", text: "Events (JSON lines)" },
      { page: "reference/http.md", text: "HTTP API" },
    ],
  },
  {
    text: "Packages",
    pages: [
      { file: "packages/core/README.md", page: "packages/core.md", text: "core" },
      { file: "packages/uploader/README.md", page: "packages/uploader.md", text: "uploader" },
      { file: "packages/emulator/README.md", page: "packages/emulator.md", text: "emulator" },
      { file: "packages/otel/README.md", page: "packages/otel.md", text: "otel" },
      { file: "packages/fleet/README.md", page: "packages/fleet.md", text: "fleet" },
      { file: "packages/elements/README.md", page: "packages/elements.md", text: "elements" },
      { file: "packages/uppy/README.md", page: "packages/uppy.md", text: "uppy" },
      { file: "ARCHITECTURE.md", page: "architecture.md", text: "Architecture" },
      { file: "CHANGELOG.md", page: "changelog.md", text: "Changes" },
      { file: "SECURITY.md", page: "security.md", text: "Security" },
    ],
  },
];

/** The page on the site of a file of the repository. */
export function pageOf({ file, page }) {
  return page ?? file.replace(/^docs\//, "");
}

/** The path on the site of each file of the repository. */
export const PAGES = new Map([
  ["docs/index.md", "index.md"],
  ...SECTIONS.flatMap(({ pages }) =>
    pages.flatMap((one) => (one.file === undefined ? [] : [[one.file, pageOf(one)]])),
  ),
]);
