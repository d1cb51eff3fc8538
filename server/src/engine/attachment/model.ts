import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { Message } from '../messages.ts';

/**
 * How sure an answer is. The three ways not to know are kept apart: `unknown` (an object or a value is not in the
 * workspace), `implementation-specific` (the specification leaves it open, or a feature decides), `runtime` (it needs
 * infrastructure or time).
 */
export type Certainty = 'yes' | 'no' | 'unknown' | 'implementation-specific' | 'runtime';

/** An answer, and for each answer but `yes` what it is because of or depends on. */
export type Answer = { readonly certainty: Certainty; readonly because: readonly Message[] };

/**
 * A listener as Routes meet it: of the Gateway itself or of a ListenerSet merged into it, with the Routes that attach.
 * This is all that routing knows of attachment.
 */
export type ServedListener = {
  /** The Gateway or ListenerSet that writes it. */
  readonly owner: IndexedObject;
  /** From the owner's root: `/spec/listeners/0`. */
  readonly pointer: string;
  /** Absent where it is missing or a placeholder, as the other fields. */
  readonly name?: string;
  readonly port?: number;
  readonly protocol?: string;
  /** Absent: every hostname. `hostnameUnknown`: it is a placeholder. */
  readonly hostname?: string;
  readonly hostnameUnknown?: boolean;
  /** Of HTTPS and TLS listeners, the default filled in. */
  readonly tlsMode?: 'Terminate' | 'Passthrough';
  /** Whether the Gateway serves it at all: a conflicted or refused listener takes no traffic. */
  readonly accepted: Answer;
  /**
   * Whether the certificates of a listener that ends TLS can be used; without them it is accepted, but nobody can talk
   * to it. Absent without certificates.
   */
  readonly certificates?: Answer & { readonly names: readonly string[] };
  /** Routes that attach, or may: those that certainly do not are left out. In no order that matters. */
  readonly routes: readonly AttachedRoute[];
};

/** A Route on a listener, through one of its parentRefs. */
export type AttachedRoute = {
  readonly route: IndexedResource;
  /** From the Route's root: `/spec/parentRefs/0`; `/spec` for a Route that attaches to default Gateways. */
  readonly parentPointer: string;
  /** `yes`, or why it is not sure. */
  readonly attached: Answer;
  /** The hostnames that the Route serves here: the intersection with the listener's; empty means every hostname. */
  readonly hostnames: readonly string[];
};
