/** Something that a data plane may do to a path before it compares it: the specification does not say. */
export type PathForm = (path: string) => string;

const asSent: PathForm = (path) => path;

/** Percent-encoding undone where it stands for a letter; `%2F` stays, for it would be another path. */
const decoded: PathForm = (path) =>
  path.replaceAll(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return encoded
        .split(/(%2f)/i)
        .map((part) => (/^%2f$/i.test(part) ? part : decodeURIComponent(part)))
        .join('');
    } catch {
      return encoded;
    }
  });

/** Decoded, doubled slashes merged, `.` and `..` followed. */
const normalised: PathForm = (path) => {
  const kept: string[] = [];
  const parts = decoded(path)
    .replaceAll(/\/{2,}/g, '/')
    .split('/');
  parts.forEach((part, index) => {
    if (part === '..' && kept.length > 1) kept.pop();
    else if (part !== '.' && part !== '..') kept.push(part);
    if ((part === '.' || part === '..') && index === parts.length - 1) kept.push('');
  });
  return kept.join('/') || '/';
};

export const PATH_FORMS: readonly PathForm[] = [asSent, decoded, normalised];

/** The forms that a path can be compared in: one for most. */
export function formsOf(path: string): readonly PathForm[] {
  return /%|\/\/|\/\.\.?(?:\/|$)/.test(path) ? PATH_FORMS : [asSent];
}
