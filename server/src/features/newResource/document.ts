import type { KindInfo, Schema, Snapshot } from '../../engine/index.ts';
import { sampleValue } from '../../engine/index.ts';
import type { Entry, Template } from '../yamlText/template.ts';
import { fromJson, map, scalar } from '../yamlText/template.ts';
import type { Answers } from './answers.ts';
import { SPECS } from './specs.ts';

/** A whole resource of a kind in its newest served version, valid for the target. */
export function documentTemplate(snapshot: Snapshot, info: KindInfo, answers: Answers): Template {
  const version = servedVersion(info);
  const schema = snapshot.schemas.schema(snapshot.target, info.group, version, info.kind);
  const spec = SPECS[info.kind]?.(answers) ?? map({});
  return map({
    apiVersion: scalar(`${info.group}/${version}`),
    kind: scalar(info.kind),
    metadata: map({ name: answers.name, namespace: info.namespaced ? answers.namespace : undefined }),
    spec: fitted(spec, schema?.properties?.spec),
  });
}

/** The newest version that the API server answers in. */
export function servedVersion({ versions }: KindInfo): string {
  return (versions.find(({ served }) => served) ?? versions[0])?.version ?? 'v1';
}

/** Older releases lack some fields and require others: the former are left out, the latter made up. */
function fitted(template: Template, schema: Schema | undefined): Template {
  if (template.type === 'list')
    return { type: 'list', items: template.items.map((item) => fitted(item, schema?.items)) };
  const properties = schema?.properties;
  if (template.type === 'scalar' || !properties) return template;
  const kept = template.entries.flatMap(([key, value]): Entry[] => {
    const child = properties[key];
    return child ? [[key, fitted(value, child)]] : [];
  });
  const present = new Set(kept.map(([key]) => key));
  const missing = (schema.required ?? []).flatMap((key): Entry[] => {
    const child = present.has(key) ? undefined : properties[key];
    const made = child && sampleValue(child, `/${key}`);
    return made === undefined ? [] : [[key, fromJson(made)]];
  });
  const order = Object.keys(properties);
  const required = new Set(missing.map(([key]) => key));
  // What was made up stands where the API has it; the rest stays in the order in which people write it.
  return {
    type: 'map',
    entries: [...kept, ...missing].sort(([a], [b]) =>
      required.has(a) || required.has(b) ? order.indexOf(a) - order.indexOf(b) : 0,
    ),
  };
}
