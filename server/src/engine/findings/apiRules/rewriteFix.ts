import { message } from '../../messages.ts';
import type { Finding, Fix } from '../finding.ts';
import { lineEdits } from '../lineEdits.ts';
import type { Draft, Step } from '../migrations/draft.ts';
import { migrateText } from '../migrations/draft.ts';
import type { MapPlace } from '../migrations/places.ts';
import { entryOf, mapsAt, scalarText } from '../migrations/places.ts';
import { remove, rename, setString } from '../migrations/reshape.ts';
import { parentPointer } from '../places.ts';
import type { FixContext } from '../rule.ts';

/**
 * A rule that redirects and has backends may have been meant to rewrite: the client is then not told. A rewrite has
 * neither scheme nor port nor status, so this is never more than an offer.
 */
export function rewriteFix({ pointer, resource = '' }: Finding, { part }: FixContext): readonly Fix[] {
  const rule = parentPointer(pointer);
  const steps: readonly Step[] = [...NOT_REWRITTEN.map((field) => without(rule, field)), rewrite(rule)];
  const { text: before } = part.manifest;
  const text = migrateText(before, resource, steps);
  return text === undefined || text === before
    ? []
    : [
        {
          title: message('fix.rewrite'),
          safe: false,
          edits: lineEdits(part.uri, before, text, part.offset),
        },
      ];
}

const NOT_REWRITTEN = ['scheme', 'port', 'statusCode'];

function without(rule: string, field: string): Step {
  return (draft) => {
    for (const filter of redirects(draft, rule)) {
      const place = redirectOf(filter);
      const entry = place && entryOf(place, field);
      if (entry) remove(draft, entry);
    }
  };
}

function rewrite(rule: string): Step {
  return (draft) => {
    for (const filter of redirects(draft, rule)) {
      const [type, redirect] = [entryOf(filter, 'type'), entryOf(filter, 'requestRedirect')];
      if (!type || !redirect || redirectOf(filter)?.map.entries.length === 0) draft.refuse();
      else {
        setString(draft, type.entry.value, 'URLRewrite');
        rename(draft, redirect, 'urlRewrite');
      }
    }
  };
}

function redirects(draft: Draft, rule: string): readonly MapPlace[] {
  return mapsAt(draft, 'spec.rules[].filters[]').filter(
    (filter) =>
      filter.pointer.startsWith(`${rule}/filters/`) &&
      scalarText(entryOf(filter, 'type')?.entry.value) === 'RequestRedirect',
  );
}

function redirectOf(filter: MapPlace): MapPlace | undefined {
  const redirect = entryOf(filter, 'requestRedirect');
  return redirect?.entry.value.type === 'map'
    ? { map: redirect.entry.value, pointer: redirect.pointer }
    : undefined;
}
