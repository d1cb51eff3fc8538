import type { Config } from '../config.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { Resolution, ResolveContext } from '../index/resolve.ts';
import type { Reference } from '../manifest/references.ts';

/** What routing needs of a snapshot. */
export type RoutingContext = ResolveContext & {
  readonly config: Config;
  resolve(from: IndexedResource, reference: Reference): Resolution;
};

/** Whether the controller is taken to support a feature; all of them unless the user names some. */
export function supports({ config }: Pick<RoutingContext, 'config'>, feature: string): boolean {
  return config.features === undefined || config.features.includes(feature);
}
