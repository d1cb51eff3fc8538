import { baseName, isHelmValues, isKustomizationFile } from '../engine/index.ts';

/** Which files may hold manifests: first by name, then by a cheap look at the text. */

const MANIFEST_NAME = /\.(?:ya?ml|json)$/i;
/** Files of other tools that are often large and never manifests. */
const OTHER_NAME =
  /^(?:package|package-lock|composer|tsconfig(?:\..+)?|jsconfig|\.eslintrc|renovate)\.json$|^(?:pnpm-lock|\.pre-commit-config)\.ya?ml$/;

export const CONFIG_FILE = 'gatelens.yaml';
export const IGNORE_FILE = '.gitignore';

/** Whether a file of this URI is worth reading. */
export function isWantedName(uri: string): boolean {
  const name = baseName(uri);
  return (MANIFEST_NAME.test(name) && !OTHER_NAME.test(name)) || isKustomizationFile(uri);
}

/**
 * Whether a text may hold a Kubernetes object, or operations that Kustomize changes one by; Kustomize reads its own file
 * without apiVersion and kind, too.
 */
export function isWantedText(uri: string, text: string): boolean {
  return (
    (text.includes('apiVersion') && text.includes('kind')) || isKustomizationFile(uri) || OPERATION.test(text)
  );
}

/** As isWantedText, where two versions are compared: values of Helm charts decide over what their templates become. */
export function isComparedText(uri: string, text: string): boolean {
  return isHelmValues(uri) || isWantedText(uri, text);
}

/** Of a JSON patch (RFC 6902). */
const OPERATION = /["']?\bop["']?[ \t]*:[ \t]*["']?(?:add|remove|replace|move|copy)\b/;

/** Whether the text may define kinds, which decides how their resources are read, or even which release counts. */
export function mayDefineKinds(text: string): boolean {
  return text.includes('CustomResourceDefinition');
}
