/**
 * The words of findings and fixes. The engine speaks in message ids and arguments; the edge (LSP, command line) turns
 * them into text by locale. Translations lie in client/l10n under the same ids.
 */
export const MESSAGES = {} as const satisfies Record<string, string>;

export type MessageId = keyof typeof MESSAGES;

export type Message = { readonly id: MessageId; readonly args?: Readonly<Record<string, string | number>> };

/** The templates of one language; ids that it lacks fall back to English. */
export type Templates = Readonly<Partial<Record<MessageId, string>>>;

/** The text of a message: `{name}` in its template becomes the argument of that name. */
export function renderMessage(message: Message, templates: Templates = {}): string {
  const template: string = templates[message.id] ?? MESSAGES[message.id];
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(message.args?.[name] ?? whole));
}
