import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileJournalStore } from "../../src/journal/node/file-journal-store.js";
import { type StateFolderOptions, stateFolder } from "../../src/journal/node/state-folder.js";

const LINUX = { platform: "linux", home: "/home/ada" } as const;
const MAC = { platform: "darwin", home: "/Users/ada" } as const;
const WINDOWS = { platform: "win32", home: "C:\\Users\\ada" } as const;

describe("the state folder", () => {
  it.each<[string, StateFolderOptions, string]>([
    ["Linux", { ...LINUX, env: {} }, "/home/ada/.local/state/cdf-multipart"],
    ["Linux with XDG_STATE_HOME", { ...LINUX, env: { XDG_STATE_HOME: "/s" } }, "/s/cdf-multipart"],
    [
      "Linux with a relative one, which the XDG specification ignores",
      { ...LINUX, env: { XDG_STATE_HOME: "s" } },
      "/home/ada/.local/state/cdf-multipart",
    ],
    [
      "Linux with an empty one",
      { ...LINUX, env: { XDG_STATE_HOME: "" } },
      "/home/ada/.local/state/cdf-multipart",
    ],
    ["Linux with another HOME", { ...LINUX, env: { HOME: "/other" } }, "/other/.local/state/cdf-multipart"],
    ["Linux with an empty HOME", { ...LINUX, env: { HOME: "" } }, "/home/ada/.local/state/cdf-multipart"],
    [
      "Linux with a relative HOME",
      { ...LINUX, env: { HOME: "ada" } },
      "/home/ada/.local/state/cdf-multipart",
    ],
    [
      "macOS with an empty HOME",
      { ...MAC, env: { HOME: "" } },
      "/Users/ada/Library/Application Support/cdf-multipart",
    ],
    [
      "Windows with a relative LOCALAPPDATA and USERPROFILE",
      { ...WINDOWS, env: { LOCALAPPDATA: "Local", USERPROFILE: "ada" } },
      "C:\\Users\\ada\\AppData\\Local\\cdf-multipart",
    ],
    ["FreeBSD", { platform: "freebsd", home: "/home/ada", env: {} }, "/home/ada/.local/state/cdf-multipart"],
    [
      "macOS with XDG variables, which do not count there",
      { ...MAC, env: { XDG_STATE_HOME: "/s" } },
      "/Users/ada/Library/Application Support/cdf-multipart",
    ],
    [
      "Windows",
      { ...WINDOWS, env: { LOCALAPPDATA: "D:\\Profile\\Local" } },
      "D:\\Profile\\Local\\cdf-multipart",
    ],
    ["Windows without it", { ...WINDOWS, env: {} }, "C:\\Users\\ada\\AppData\\Local\\cdf-multipart"],
    [
      "Windows with an empty one",
      { ...WINDOWS, env: { LOCALAPPDATA: "" } },
      "C:\\Users\\ada\\AppData\\Local\\cdf-multipart",
    ],
  ])("is that of the platform: %s", (_, options, folder) => {
    expect(stateFolder(options)).toBe(folder);
  });

  it.each<[string, StateFolderOptions, RegExp]>([
    [
      "nothing is set",
      { platform: "linux", home: "", env: {} },
      /HOME is not set, .* Set HOME or XDG_STATE_HOME/,
    ],
    [
      "HOME is empty",
      { platform: "linux", home: "", env: { HOME: "" } },
      /HOME is "", which is not an absolute/,
    ],
    ["HOME is relative", { platform: "linux", home: "", env: { HOME: "./a" } }, /HOME is ".\/a"/],
    ["the list of users has a relative one", { platform: "linux", home: "ada", env: {} }, /no home folder/],
    ["on macOS", { platform: "darwin", home: "", env: { XDG_STATE_HOME: "/s" } }, /Set HOME to/],
    ["on Windows", { platform: "win32", home: "", env: { LOCALAPPDATA: "" } }, /Set LOCALAPPDATA to/],
  ])("fails, and is never below the working folder, when there is no home: %s", (_, options, message) => {
    expect(() => stateFolder(options)).toThrow(message);
  });

  it("is that of this machine by default, and journals are in it", () => {
    const options = { platform: process.platform, env: process.env, home: homedir() };
    expect(stateFolder()).toBe(stateFolder(options));
    expect(fileJournalStore().place).toBe(join(stateFolder(), "uploads"));
  });
});
