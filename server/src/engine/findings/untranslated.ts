import type { Manifest } from '../manifest/manifest.ts';
import type { Resource } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { placeAt } from '../yaml/pointer.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { isCommentAt } from './ignoreComments.ts';
import { MARKER } from './migrations/comments.ts';
import { untranslatedIn } from './migrations/migrate.ts';
import { endOfLine, headSpan, keySpan } from './places.ts';
import type { ManifestContext, Rule } from './rule.ts';
import { isGatewayApiDocument, resourceAt } from './subject.ts';

/** What no migration can translate: in manifests of before, and where one has left a comment about it. */
export const untranslated: Rule = {
  codes: ['untranslated-field'],
  checkManifest: (manifest, context) =>
    isGatewayApiDocument(manifest) && manifest.brokenAt === undefined
      ? [...oldFields(manifest, context), ...comments(manifest)]
      : [],
};

const { severity } = CATALOGUE['untranslated-field'];

/** Of resources that the target does not serve as they are. */
function oldFields(manifest: Manifest, { schemas, target }: ManifestContext): readonly Finding[] {
  const { root } = manifest.yaml();
  const isServed = ({ group, kind, version }: Resource): boolean =>
    schemas.kind(target, group, kind)?.versions.some((each) => each.version === version && each.served) ??
    false;
  const old = manifest.resources.filter((resource) => !isServed(resource));
  return old.flatMap((resource) =>
    untranslatedIn(manifest, resource).flatMap(({ pointer, reason }): Finding[] => {
      const place = root && placeAt(root, pointer);
      if (!place) return [];
      const span = place.entry ? keySpan(manifest.text, place.entry) : headSpan(manifest.text, place);
      return [
        { code: 'untranslated-field', severity, message: reason, span, pointer, resource: resource.pointer },
      ];
    }),
  );
}

function comments(manifest: Manifest): readonly Finding[] {
  const { text } = manifest;
  if (!text.includes(MARKER)) return [];
  return [...text.matchAll(COMMENT)].flatMap(({ index }): Finding[] => {
    if (!isCommentAt(manifest, index)) return [];
    const span = { start: index, end: endOfLine(text, index) };
    const said = message('untranslated-field.comment');
    return [
      {
        code: 'untranslated-field',
        severity,
        message: said,
        span,
        pointer: '',
        ...resourceAt(manifest, span),
      },
    ];
  });
}

const COMMENT = new RegExp(`#[ \\t]*${MARKER}`, 'g');
