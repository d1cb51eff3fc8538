import { type Message, message } from '../messages.ts';
import { type Json, objectAt, stringAt } from '../yaml/value.ts';

/** What a rule says of sessions, in the names of the fields and with its defaults (gateway-api v1.6, SessionPersistence). */
export function sessionNotes(rule: Json | undefined): readonly Message[] {
  const session = objectAt(rule, 'sessionPersistence');
  if (!session) return [];
  const type = stringAt(session, 'type') ?? 'Cookie';
  const lifetime = stringAt(objectAt(session, 'cookieConfig'), 'lifetimeType') ?? 'Session';
  const settings = [
    ['type', type],
    ['sessionName', stringAt(session, 'sessionName')],
    ['absoluteTimeout', stringAt(session, 'absoluteTimeout')],
    ['idleTimeout', stringAt(session, 'idleTimeout')],
    ['lifetimeType', type === 'Cookie' ? lifetime : undefined],
  ].flatMap(([field, value]) => (value === undefined ? [] : `${field} ${value}`));
  return [message('routing.note.session', { settings: settings.join(', ') })];
}
