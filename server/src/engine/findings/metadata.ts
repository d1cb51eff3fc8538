import { isClusterScoped } from '../manifest/kinds.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { placeAt, pointerOf, stepsOf } from '../yaml/pointer.ts';
import type { JsonObject } from '../yaml/value.ts';
import { isObject, listAt, objectAt, stringAt } from '../yaml/value.ts';
import type { FindingCode } from './catalogue.ts';
import { asMap, removeEntry, replaceString } from './edits.ts';
import type { Finding, Fix } from './finding.ts';
import { GENERATE_NAME, LABEL_KEY } from './metadata/keys.ts';
import { holdsPlaceholder, parentPointer, shown } from './places.ts';
import type { FixContext, ManifestContext, Rule } from './rule.ts';
import type { Scene } from './structure/scene.ts';
import { atKey, atValue, findingAt, placeOf, sceneOf } from './structure/scene.ts';
import { isCheckedDocument } from './subject.ts';

/**
 * What the API server asks of the metadata of every object beyond its schema (apimachinery, ValidateObjectMeta). The
 * forms of names and label values are in the schema.
 */
export const metadata: Rule = {
  codes: ['invalid-metadata', 'needless-namespace'],
  checkManifest: (manifest, context) =>
    isCheckedDocument(manifest) && manifest.brokenAt === undefined
      ? manifest.resources.flatMap((resource) => {
          const scene = sceneOf(manifest, resource, context);
          return scene ? checkMetadata(scene, context) : [];
        })
      : [],
  fixes: metadataFixes,
};

/** What is wrong, at a pointer below `metadata`; `key` where the key is what is wrong. */
type Slip = {
  readonly path: readonly (string | number)[];
  readonly message: Message;
  readonly code?: FindingCode;
  readonly key?: boolean;
  readonly data?: Finding['data'];
};

function checkMetadata(scene: Scene, context: ManifestContext): readonly Finding[] {
  const { resource } = scene;
  const written = objectAt(resource.value, 'metadata');
  if (!written) return [];
  const slips = [
    ...keySlips(written),
    ...sizeSlips(written),
    ...nameSlips(written),
    ...finalizerSlips(written),
    ...ownerSlips(written),
    ...namespaceSlips(scene, context, written),
  ];
  return slips.flatMap(({ path, message: said, code = 'invalid-metadata', key = false, data }): Finding[] => {
    const pointer = `${resource.pointer}/metadata${pointerOf(path)}`;
    const place = placeOf(scene, pointer);
    if (place.entry?.key.placeholder || (!key && holdsPlaceholder(place.node))) return [];
    const finding = findingAt(scene, code, key ? atKey(scene, pointer) : atValue(scene, pointer), said, data);
    return [code === 'needless-namespace' ? { ...finding, tag: 'unnecessary' } : finding];
  });
}

function keySlips(written: JsonObject): readonly Slip[] {
  return ['labels', 'annotations'].flatMap((field) =>
    Object.keys(objectAt(written, field) ?? {}).flatMap((key): Slip[] =>
      LABEL_KEY.test(field === 'labels' ? key : key.toLowerCase())
        ? []
        : [
            {
              path: [field, key],
              key: true,
              code: 'invalid-metadata-key',
              message: message('invalid-metadata-key.form', { key: shown(key) }),
              data: { message: 'form' },
            },
          ],
    ),
  );
}

/** All annotations together, keys and values, in bytes of UTF-8. */
const MOST_ANNOTATIONS = 256 * 1024;

function sizeSlips(written: JsonObject): readonly Slip[] {
  const annotations = Object.entries(objectAt(written, 'annotations') ?? {});
  const size = annotations.reduce(
    (sum, [key, value]) => sum + bytesOf(key) + (typeof value === 'string' ? bytesOf(value) : 0),
    0,
  );
  return size > MOST_ANNOTATIONS
    ? [{ path: ['annotations'], key: true, message: message('invalid-metadata.annotations', { size }) }]
    : [];
}

function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function nameSlips(written: JsonObject): readonly Slip[] {
  const prefix = stringAt(written, 'generateName');
  return prefix === undefined || prefix === '' || GENERATE_NAME.test(prefix)
    ? []
    : [
        {
          path: ['generateName'],
          message: message('invalid-metadata.generate-name', { value: shown(prefix) }),
        },
      ];
}

function finalizerSlips(written: JsonObject): readonly Slip[] {
  return listAt(written, 'finalizers').flatMap((name, index): Slip[] =>
    typeof name !== 'string' || LABEL_KEY.test(name)
      ? []
      : [
          {
            path: ['finalizers', index],
            message: message('invalid-metadata.finalizer', { value: shown(name) }),
          },
        ],
  );
}

function ownerSlips(written: JsonObject): readonly Slip[] {
  const owners = listAt(written, 'ownerReferences');
  const isController = (owner: (typeof owners)[number]): boolean =>
    isObject(owner) && owner.controller === true;
  const first = owners.findIndex(isController);
  return owners.flatMap((owner, index): Slip[] => {
    if (!isObject(owner)) return [];
    const empty = ['apiVersion', 'kind', 'name', 'uid'].filter((field) => owner[field] === '');
    return [
      ...empty.map((field) => ({
        path: ['ownerReferences', index, field],
        message: message('invalid-metadata.owner', { field }),
      })),
      ...(isController(owner) && index !== first
        ? [
            {
              path: ['ownerReferences', index, 'controller'],
              message: message('invalid-metadata.controllers'),
            },
          ]
        : []),
    ];
  });
}

/** The API server clears it without a word (EnsureObjectNamespaceMatchesRequestNamespace), so it says nothing. */
function namespaceSlips(
  { resource: { group, kind } }: Scene,
  { schemas, target }: ManifestContext,
  written: JsonObject,
): readonly Slip[] {
  const namespace = stringAt(written, 'namespace');
  const isClusterWide =
    isClusterScoped(group, kind) || schemas.kind(target, group, kind)?.namespaced === false;
  return namespace === undefined || !isClusterWide
    ? []
    : [
        {
          path: ['namespace'],
          key: true,
          code: 'needless-namespace',
          message: message('needless-namespace', { kind }),
        },
      ];
}

function metadataFixes(finding: Finding, { part }: FixContext): readonly Fix[] {
  const { root } = part.manifest.yaml();
  const place = root && placeAt(root, finding.pointer);
  if (!place) return [];
  const field = stepsOf(finding.pointer).at(-1) ?? '';
  const { node, entry } = place;
  if (field === 'namespace' || field === 'controller') {
    const map = asMap(placeAt(root, parentPointer(finding.pointer))?.node);
    const edit = map && entry && !entry.merged ? removeEntry(part, map, entry) : undefined;
    const safe = field === 'namespace'; // nobody sees a difference
    return edit ? [{ title: message('fix.remove-field', { field }), safe, edits: [edit] }] : [];
  }
  if (field !== 'generateName' || node.type !== 'scalar' || node.alias !== undefined) return [];
  const value = node.text
    .toLowerCase()
    .replaceAll(/[^-a-z0-9.]+/g, '-')
    .replace(/^[-.]+/, '');
  if (!GENERATE_NAME.test(value)) return [];
  const title = message('fix.replace', { value });
  return [{ title, safe: false, preferred: true, edits: [replaceString(part, node, value)] }];
}
