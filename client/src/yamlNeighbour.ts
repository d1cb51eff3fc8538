/** Whether Red Hat's YAML extension already checks the structure of Gateway API manifests. */

/** What its settings say; `present` is whether the extension is installed and switched on. */
export type YamlNeighbour = {
  readonly present: boolean;
  readonly validate: unknown;
  readonly schemas: unknown;
  readonly crdStore: unknown;
};

/**
 * True only if that extension would squiggle the same places: it is switched on, it validates (`yaml.validate`), its
 * `kubernetes` schema is given files (`yaml.schemas`), and it fetches the schemas of custom resources
 * (`yaml.kubernetesCRDStore.enable`). Without the last it knows nothing of Gateway API, and leaving our findings out
 * would leave the user with none.
 */
export function checksStructure(yaml: YamlNeighbour): boolean {
  if (!yaml.present || yaml.validate === false || yaml.crdStore !== true) return false;
  if (typeof yaml.schemas !== 'object' || yaml.schemas === null) return false;
  return Object.entries(yaml.schemas).some(
    ([schema, files]) => schema.toLowerCase() === 'kubernetes' && hasFiles(files),
  );
}

function hasFiles(files: unknown): boolean {
  return Array.isArray(files) ? files.length > 0 : typeof files === 'string' && files !== '';
}
