/** The forms of Kubernetes' names and keys (apimachinery, util/validation). */

/** A key of labels, and of annotations in lower case: a name, perhaps with a DNS subdomain and `/` before it. */
export const LABEL_KEY =
  /^(?=[^/]{1,253}\/|[^/]*$)(?:[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?(?=.{1,63}$)[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** The key without what cannot stand in one; undefined if nothing is left. */
export function repairedKey(key: string): string | undefined {
  const slash = key.lastIndexOf('/');
  const name = trimmed(key.slice(slash + 1).replaceAll(/[^-A-Za-z0-9_.]+/g, '-'));
  if (name === '') return undefined;
  const prefix = trimmed(
    key
      .slice(0, Math.max(slash, 0))
      .toLowerCase()
      .replaceAll(/[^-a-z0-9.]+/g, '-'),
  );
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** What a generated name begins with: a DNS subdomain, which may end with a dash. */
export const GENERATE_NAME = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*-*$/;

function trimmed(text: string): string {
  return text.replaceAll(/^[-_.]+|[-_.]+$/g, '');
}
