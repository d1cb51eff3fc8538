import { isGatewayApiGroup } from '../manifest/kinds.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Finding, Fix } from './finding.ts';
import { holdsPlaceholder } from './places.ts';
import type { FixContext, ManifestContext, Rule } from './rule.ts';
import { atKey, atValue, findingAt, placeOf, sceneOf } from './structure/scene.ts';
import { isGatewayApiDocument } from './subject.ts';
import { trapFixes } from './traps/fixes.ts';
import { headerTraps } from './traps/headers.ts';
import { hostnameTraps } from './traps/hostnames.ts';
import { listenerTraps } from './traps/listeners.ts';
import { regexTraps } from './traps/regexes.ts';
import { replacementTraps } from './traps/replacements.ts';
import type { Trap } from './traps/trap.ts';
import { weightTraps } from './traps/weights.ts';

/**
 * What the API server takes although the specification forbids it, or gives it no effect: no rule of the CRDs guards
 * it. One document tells these by itself.
 */
export const traps: Rule = {
  codes: [
    'repeated-header',
    'invalid-prefix-replacement',
    'ip-hostname',
    'missing-selector',
    'missing-tls',
    'ignored-certificate',
    'zero-weights',
  ],
  checkManifest: (manifest, context) =>
    isGatewayApiDocument(manifest) && manifest.brokenAt === undefined ? checkTraps(manifest, context) : [],
  fixes: (finding: Finding, context: FixContext): readonly Fix[] => trapFixes(finding, context),
};

const FAMILIES = [headerTraps, replacementTraps, hostnameTraps, listenerTraps, regexTraps, weightTraps];

function checkTraps(manifest: Manifest, context: ManifestContext): readonly Finding[] {
  return manifest.resources.flatMap((resource) => {
    if (!isGatewayApiGroup(resource.group)) return [];
    const found = FAMILIES.flatMap((family): readonly Trap[] => family(resource, context));
    const scene = found.length > 0 ? sceneOf(manifest, resource, context) : undefined;
    if (!scene) return [];
    return found.flatMap(({ code, message, pointer: below, key = false, data }): Finding[] => {
      const pointer = resource.pointer + below;
      if (holdsPlaceholder(placeOf(scene, pointer).node)) return [];
      const place = key ? atKey(scene, pointer) : atValue(scene, pointer);
      return [findingAt(scene, code, place, message, data)];
    });
  });
}
