/** What is wrong in a gatelens.yaml, and notes on files and settings that do not belong to a place in a text. */
export const CONFIGURATION = {
  'config.duplicate-key': 'This key is written twice.',
  'config.syntax': 'This is not valid YAML.',
  'config.documents': 'Only the first document of gatelens.yaml is read.',
  'config.root': 'gatelens.yaml is a map of settings, such as `world: closed`.',
  'config.unknown-setting': 'There is no setting `{key}`. There are {keys}.',
  'config.release': '`{key}` is a release of the Gateway API, such as `v1.6`.',
  'config.channel': '`{key}` is `standard` or `experimental`.',
  'config.world': '`{key}` is `open` or `closed`.',
  'config.namespace': '`{key}` is the name of a namespace.',
  'config.features': '`{key}` is `all` or a list of feature names.',
  'config.unknown-feature': 'No feature `{feature}` is known.',
  'config.unknown-feature.near': 'No feature `{feature}` is known. Did you mean `{likely}`?',
  'config.texts': '`{key}` is a list of texts.',
  'config.findings': '`findings` is a map from codes to severities.',
  'config.unknown-code': 'There is no finding with the code `{code}`.',
  'config.severity': 'A severity is `error`, `warning`, `information`, `hint` or `off`.',
  'config.crds-outside':
    '`{path}` lies outside of this repository, so it is not read. Name it in the user settings, or with --crds.',
  'config.crds-empty': '`{path}` holds no YAML or JSON file, or does not exist.',

  'note.config': '{file}, line {line}: {problem}',
  'note.not-for-all':
    '`{key}` of gatelens.yaml is not in force: it needs every folder of the workspace to say the same.',
  'note.no-text': '{file} is left alone: it is not a text file.',
  'note.forbidden': '{file} is left alone: there is no permission to read it.',
  'note.too-large': '{file} is left alone: it is too large ({size} MiB).',
  'note.excluded': '{file} is excluded.',
  'note.unknown-crds':
    'The CRDs in this workspace are of {release}, which Gatelens does not know. It checks for {target}.',
} as const;
