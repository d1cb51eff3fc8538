import { ATTACHMENT } from './messages/attachment.ts';
import { ATTACHMENT_FINDINGS } from './messages/attachmentFindings.ts';
import { CONFIGURATION } from './messages/configuration.ts';
import { CRDS } from './messages/crds.ts';
import { FIXES } from './messages/fixes.ts';
import { METADATA } from './messages/metadata.ts';
import { MIGRATIONS } from './messages/migrations.ts';
import { READING } from './messages/reading.ts';
import { REFERENCES } from './messages/references.ts';
import { RESOURCES } from './messages/resources.ts';
import { ROUTE_TESTS } from './messages/routeTests.ts';
import { ROUTING } from './messages/routing.ts';
import { ROUTING_FINDINGS } from './messages/routingFindings.ts';
import { RULES } from './messages/rules.ts';
import { STRUCTURE } from './messages/structure.ts';
import { TARGETS } from './messages/targets.ts';
import { TRAPS } from './messages/traps.ts';

/**
 * The words of findings and fixes. The engine speaks in message ids and arguments; the edge (LSP, command line) turns
 * them into text by locale. Translations lie in client/l10n under the same ids.
 */
export const MESSAGES = {
  ...READING,
  ...STRUCTURE,
  ...RULES,
  ...METADATA,
  ...TRAPS,
  ...RESOURCES,
  ...TARGETS,
  ...MIGRATIONS,
  ...REFERENCES,
  ...CRDS,
  ...CONFIGURATION,
  ...ATTACHMENT,
  ...ATTACHMENT_FINDINGS,
  ...ROUTING,
  ...ROUTING_FINDINGS,
  ...ROUTE_TESTS,
  ...FIXES,
} as const satisfies Record<string, string>;

export type MessageId = keyof typeof MESSAGES;

export type Message = { readonly id: MessageId; readonly args?: Readonly<Record<string, string | number>> };

/** The templates of one language; ids that it lacks fall back to English. */
export type Templates = Readonly<Partial<Record<MessageId, string>>>;

/** The names in braces of a template. */
type Slots<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Slots<Rest>
  : never;

type Args<Id extends MessageId> = [Slots<(typeof MESSAGES)[Id]>] extends [never]
  ? []
  : [args: Readonly<Record<Slots<(typeof MESSAGES)[Id]>, string | number>>];

/** A message with exactly the arguments that its template asks for. */
export function message<Id extends MessageId>(id: Id, ...[args]: Args<Id>): Message {
  return args ? { id, args } : { id };
}

/** Whether there is such a message, for ids that come from data. */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(MESSAGES, id);
}

/** The text of a message: `{name}` in its template becomes the argument of that name. */
export function renderMessage(message: Message, templates: Templates = {}): string {
  const template: string = templates[message.id] ?? MESSAGES[message.id];
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(message.args?.[name] ?? whole));
}
