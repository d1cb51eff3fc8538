import { writtenText } from '../attachment/content.ts';
import { type AttachmentContext, isMissing } from '../attachment/context.ts';
import { nameOf } from '../attachment/resolves.ts';
import { type Message, message } from '../messages.ts';
import type { Json, JsonObject } from '../yaml/value.ts';
import { isObject, numberAt, objectAt, stringAt } from '../yaml/value.ts';
import { authSettings } from './authSettings.ts';
import { backendAt, nameOfBackend } from './backends.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { applyChanges, changesOf, clashOf, hostChange, mergeChanges } from './headers.ts';
import { modifyPath } from './pathModifier.ts';
import type { RankedMatch } from './rank.ts';
import { redirectOf } from './redirect.ts';
import { referenceAt } from './references.ts';
import type { HttpCall } from './request.ts';
import { type Rest, restOn } from './rests.ts';
import type { ForwardedRequest, HeaderChanges, Mirror, Redirect } from './result.ts';
import { validityOf } from './validity.ts';

/** What filters made of a request so far. */
export type Filtered = {
  readonly request: ForwardedRequest;
  readonly responseHeaders?: HeaderChanges;
  readonly mirrors: readonly Mirror[];
  readonly redirect?: Redirect;
  /** The Gateway answers by itself: a CORS preflight, or an error. */
  readonly answered?: Message;
  readonly notes: readonly Message[];
  readonly restsOn: readonly Rest[];
};

/** Where filters stand and what they meet. */
export type FilterScene = {
  readonly context: AttachmentContext;
  readonly match: RankedMatch;
  readonly call: HttpCall;
  readonly scheme: 'http' | 'https';
  readonly mesh: boolean;
};

/**
 * Applies the filters of a rule or of a backend, in their order (which HTTPRoute recommends and GRPCRoute leaves open).
 * @param pointer of the list, from the Route's root
 */
export function applyFilters(
  scene: FilterScene,
  filters: readonly Json[],
  pointer: string,
  before: Filtered,
): Filtered {
  return filters.reduce<Filtered>(
    (filtered, filter, index) =>
      isObject(filter) ? applyFilter(scene, filter, `${pointer}/${index}`, filtered) : filtered,
    before,
  );
}

function applyFilter(scene: FilterScene, filter: JsonObject, pointer: string, filtered: Filtered): Filtered {
  switch (stringAt(filter, 'type')) {
    case 'RequestHeaderModifier': {
      const changes = changesOf(objectAt(filter, 'requestHeaderModifier'));
      const { request } = filtered;
      const headers = applyChanges(request.headers, changes);
      const changed = noted({ ...filtered, request: { ...request, headers } }, clashOf(changes));
      return noted(changed, hostChange(changes));
    }
    case 'ResponseHeaderModifier': {
      const changes = changesOf(objectAt(filter, 'responseHeaderModifier'));
      const responseHeaders = mergeChanges(filtered.responseHeaders, changes);
      return noted({ ...filtered, responseHeaders }, clashOf(changes));
    }
    case 'RequestRedirect':
      return redirected(scene, objectAt(filter, 'requestRedirect') ?? {}, filtered);
    case 'URLRewrite':
      return rewritten(scene, objectAt(filter, 'urlRewrite') ?? {}, filtered);
    case 'RequestMirror':
      return mirrored(
        scene,
        objectAt(filter, 'requestMirror') ?? {},
        `${pointer}/requestMirror/backendRef`,
        filtered,
      );
    case 'CORS':
      return cors(scene, objectAt(filter, 'cors') ?? {}, filtered);
    case 'ExternalAuth':
      return authorized(scene, objectAt(filter, 'externalAuth') ?? {}, pointer, filtered);
    case 'ExtensionRef':
      return extended(scene, `${pointer}/extensionRef`, filtered);
    default:
      return noted(filtered, message('routing.note.unknown-filter'));
  }
}

function noted(filtered: Filtered, note: Message | undefined): Filtered {
  return note ? { ...filtered, notes: [...filtered.notes, note] } : filtered;
}

function resting(filtered: Filtered, ...rests: readonly Rest[]): Filtered {
  return rests.length === 0 ? filtered : { ...filtered, restsOn: [...filtered.restsOn, ...rests] };
}

function redirected({ call, scheme, match }: FilterScene, filter: JsonObject, filtered: Filtered): Filtered {
  const redirect = redirectOf(filter, call, scheme, match.rule);
  const note = call.query === undefined ? undefined : message('routing.note.redirect-query');
  return noted({ ...filtered, redirect }, note);
}

function rewritten({ match }: FilterScene, filter: JsonObject, filtered: Filtered): Filtered {
  const { request } = filtered;
  const [path = '/', ...query] = request.path.split('?');
  const next = [modifyPath(filter, path, match.rule), ...query].join('?');
  return {
    ...filtered,
    request: { ...request, host: stringAt(filter, 'hostname') ?? request.host, path: next },
  };
}

function mirrored(scene: FilterScene, filter: JsonObject, pointer: string, filtered: Filtered): Filtered {
  const { context, match, mesh } = scene;
  const backend = backendAt(context, match, pointer, filter.backendRef);
  const verdict = validityOf(context, match.route, referenceAt(match.route.resource, pointer), mesh);
  const { valid, because } = verdict;
  const mirror: Mirror = { ...backend, percent: percentOf(filter), valid };
  const rests = mirror.percent > 0 ? [restOn(`mirror ${nameOfBackend(backend)}`, verdict)] : [];
  const next = resting({ ...filtered, mirrors: [...filtered.mirrors, mirror] }, ...rests);
  return noted(next, valid === 'no' ? because : undefined);
}

/** Of 100, which is the default (HTTPRequestMirrorFilter). */
function percentOf(filter: JsonObject): number {
  const fraction = objectAt(filter, 'fraction');
  const numerator = numberAt(fraction, 'numerator');
  if (numerator === undefined) return numberAt(filter, 'percent') ?? 100;
  return (100 * numerator) / (numberAt(fraction, 'denominator') ?? 100);
}

function cors({ call }: FilterScene, filter: JsonObject, filtered: Filtered): Filtered {
  const headers = corsHeaders(filter, call);
  const added: HeaderChanges = { set: headers ?? {}, add: {}, remove: [] };
  const next = headers
    ? { ...filtered, responseHeaders: mergeChanges(filtered.responseHeaders, added) }
    : filtered;
  if (!isPreflight(call)) return next;
  return { ...next, answered: message(headers ? 'routing.preflight.allowed' : 'routing.preflight.refused') };
}

function authorized(
  { context, match, mesh }: FilterScene,
  filter: JsonObject,
  at: string,
  filtered: Filtered,
): Filtered {
  const { route } = match;
  const pointer = `${at}/externalAuth/backendRef`;
  const verdict = validityOf(context, route, referenceAt(route.resource, pointer), mesh);
  // Fails closed: where nobody can be asked, nobody gets through.
  if (verdict.valid === 'no' && verdict.because) return { ...filtered, answered: verdict.because };
  const backend = nameOfBackend(backendAt(context, match, pointer, filter.backendRef));
  const note = message('routing.note.external-auth', { backend, settings: authSettings(filter) });
  return noted(resting(filtered, restOn(`authorization ${backend}`, verdict)), note);
}

/** A filter that cannot be resolved is never skipped: the request gets an error. */
function extended({ context, match: { route } }: FilterScene, pointer: string, filtered: Filtered): Filtered {
  const reference = referenceAt(route.resource, pointer);
  const extension = reference ? nameOf(context, route, reference) : '?';
  const found = reference && context.resolve(route, reference);
  const what = `extension ${reference?.group ?? ''} ${extension}`;
  if (found?.type !== 'absent') {
    const [only, ...others] = found?.type === 'found' ? found.objects : [];
    const text = only && others.length === 0 ? writtenText(only) : undefined;
    const content = text === undefined ? undefined : { name: extension, text };
    const rest = restOn(what, { valid: found?.type === 'found' ? 'yes' : 'unknown' }, content);
    return noted(resting(filtered, rest), message('routing.note.extension', { extension }));
  }
  if (reference && isMissing(context, route, reference))
    return { ...filtered, answered: message('routing.extension.absent', { extension }) };
  const note = message('routing.note.extension-not-here', { extension });
  return noted(resting(filtered, restOn(what, { valid: 'unknown', because: note })), note);
}
