import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import { message } from '../messages.ts';
import type { Fit } from './fit.ts';
import type { Cause, Judgement } from './judgement.ts';
import type { RouteGroupKind } from './routeKinds.ts';

/** A condition as a conformant controller would set it. */
export type Condition = {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  /** As the specification names it; with Unknown one of `Unknown`, `ImplementationSpecific`, `Runtime`. */
  readonly reason: string;
  /** Why, and where; remarks if the status is True. */
  readonly because: readonly Cause[];
  /** Which of the causes say that names decided, since nobody knows here who is older. Absent where that made no difference. */
  readonly byAge?: readonly Cause[];
};

/** Conditions that are good news where they are False. */
const NEGATIVE: ReadonlySet<string> = new Set([
  'Conflicted',
  'PartiallyInvalid',
  'OverlappingTLSConfig',
  'InsecureFrontendValidationMode',
]);

/** Whether a condition says that all is well; an unknown one does not. */
export function isGoodNews({ type, status }: { readonly type: string; readonly status: string }): boolean {
  return status === (NEGATIVE.has(type) ? 'False' : 'True');
}

/** What is predicted for one way of a Route to a parent. */
export type RouteVerdict = {
  readonly route: IndexedResource;
  /** From the Route's root: `/spec/parentRefs/0`; `/spec` where it attaches to a default Gateway. */
  readonly pointer: string;
  /** Absent for a default Gateway. */
  readonly reference?: Reference;
  /** What the parentRef leads to: several if equally near ones have the name. */
  readonly parents: readonly IndexedObject[];
  /** False where no controller would write this entry: its parent does not exist, or none manages it. */
  readonly statusWritten: boolean;
  /** Each listener of each parent, and how the Route gets on with it. */
  readonly fits: readonly Fit[];
  readonly conditions: readonly Condition[];
};

export type Count = {
  /** Attached for certain. */
  readonly sure: number;
  /** Those that may be attached as well included. */
  readonly possible: number;
};

export type ListenerVerdict = {
  /** The Gateway or ListenerSet that writes it. */
  readonly owner: IndexedObject;
  readonly pointer: string;
  readonly name?: string;
  readonly conditions: readonly Condition[];
  /** Absent where it is not known. */
  readonly supportedKinds?: readonly RouteGroupKind[];
  readonly attachedRoutes: Count;
};

export type GatewayVerdict = {
  readonly gateway: IndexedObject;
  readonly statusWritten: boolean;
  readonly conditions: readonly Condition[];
  /** Its own; those of ListenerSets are in the verdicts of these. */
  readonly listeners: readonly ListenerVerdict[];
  readonly attachedListenerSets: Count;
};

export type ListenerSetVerdict = {
  readonly set: IndexedObject;
  readonly statusWritten: boolean;
  readonly conditions: readonly Condition[];
  readonly listeners: readonly ListenerVerdict[];
};

/** What is predicted for a policy and one of its ancestors. */
export type PolicyVerdict = {
  readonly policy: IndexedResource;
  readonly ancestor: IndexedObject;
  readonly conditions: readonly Condition[];
};

const UNSURE = {
  unknown: 'Unknown',
  'implementation-specific': 'ImplementationSpecific',
  runtime: 'Runtime',
} as const;

/**
 * A condition of positive polarity.
 * @param trueReason the reason for True; that for False is the judgement's own
 */
export function condition(type: string, judgement: Judgement, trueReason = type): Condition {
  const { certainty, reason, because, byAge } = judgement;
  if (certainty === 'yes') return { type, status: 'True', reason: trueReason, because };
  if (certainty === 'no')
    return { type, status: 'False', reason: reason ?? 'Invalid', because, ...(byAge && { byAge }) };
  return { type, status: 'Unknown', reason: UNSURE[certainty], because };
}

/** A condition that is True where the judgement says no: `Conflicted`, from whether a listener is distinct. */
export function negativeCondition(type: string, judgement: Judgement, falseReason: string): Condition {
  const positive = condition(type, judgement, falseReason);
  if (positive.status === 'Unknown') return positive;
  return { ...positive, status: positive.status === 'True' ? 'False' : 'True' };
}

/** Not set at all where it does not hold: PartiallyInvalid, OverlappingTLSConfig. */
export function present(type: string, judgement: Judgement | undefined): Condition[] {
  if (!judgement || judgement.certainty === 'yes') return [];
  return [negativeCondition(type, judgement, type)];
}

/**
 * Programmed: False where something here already prevents it, else only to be seen in a cluster.
 * @param blocking what must hold, each with the reason to give
 */
export function programmed(blocking: readonly Judgement[]): Condition {
  const failed = blocking.find(({ certainty }) => certainty === 'no');
  if (failed) return condition('Programmed', failed);
  const because = [{ message: message('attachment.runtime'), pointer: '' }];
  return { type: 'Programmed', status: 'Unknown', reason: 'Runtime', because };
}
