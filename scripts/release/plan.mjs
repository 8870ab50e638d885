// The decisions of a release, without effects: what is missing, the order of publishing, and the notes.

/**
 * The steps that remain before a release can be published, as sentences.
 *
 * @param {{ manifests: readonly { name: string, version: string }[], changelog: string, changesets: readonly string[], tag?: string }} state
 */
export function releaseFaults({ manifests, changelog, changesets, tag }) {
  const versions = [...new Set(manifests.map(({ version }) => version))];
  const [version] = versions;
  const { title } = newestSection(changelog);
  return [
    ...(versions.length === 1
      ? []
      : [`The packages have several versions (${versions.join(", ")}): run pnpm changeset version.`]),
    ...(changesets.length === 0
      ? []
      : [
          `${changesets.length} changesets are not applied (${changesets.join(", ")}): run pnpm changeset version.`,
        ]),
    ...(title === version
      ? []
      : [`The newest section of CHANGELOG.md is "${title}": name it "${version}" for this release.`]),
    ...(tag === undefined || tag === `v${version}`
      ? []
      : [`The tag is ${tag}, but the packages have version ${version}: tag v${version}.`]),
  ];
}

/** The newest section of the changelog. */
export function releaseNotes(changelog) {
  return `${newestSection(changelog).text.trim()}\n`;
}

function newestSection(changelog) {
  const [, section = ""] = changelog.split(/^## /m);
  const [title = "", ...lines] = section.split("\n");
  return { title: title.trim(), text: lines.join("\n") };
}

/**
 * Names of the packages, each after the ones that it depends on: a user who installs one during the release
 * finds the others.
 */
export function publishOrder(manifests) {
  const byName = new Map(manifests.map((manifest) => [manifest.name, manifest]));
  const order = new Set();
  const visit = (name) => {
    const manifest = byName.get(name);
    if (manifest === undefined || order.has(name)) return;
    for (const other of Object.keys(manifest.dependencies ?? {})) visit(other);
    order.add(name);
  };
  for (const name of byName.keys()) visit(name);
  return [...order];
}

/** The faults of a CycloneDX document of the installed command line. */
export function sbomFaults({ bomFormat, components = [] }) {
  const names = components.map(({ group, name }) => (group ? `${group}/${name}` : name));
  const nameless = components.filter(({ purl, version }) => !purl || !version).length;
  const missing = ["@cdf-multipart/cli", "@cdf-multipart/core", "commander", "oauth4webapi"].filter(
    (name) => !names.includes(name),
  );
  return [
    ...(bomFormat === "CycloneDX" ? [] : [`its format is ${bomFormat}`]),
    ...(missing.length === 0 ? [] : [`it lacks ${missing.join(", ")}`]),
    ...(nameless === 0 ? [] : [`${nameless} components have no version or package URL`]),
  ];
}

/** The document without references to files of this machine. */
export function withoutPaths(document) {
  const isPath = ({ url }) => url.startsWith("file:");
  return {
    ...document,
    components: document.components.map((component) => ({
      ...component,
      externalReferences: (component.externalReferences ?? []).filter((reference) => !isPath(reference)),
    })),
  };
}
