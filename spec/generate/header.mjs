/** The first lines of every generated file. */
export const HEADER = `// Generated from spec/openapi.yaml. Do not edit: change the document and run \`pnpm generate\`.\n`;
