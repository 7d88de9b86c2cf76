import { audienceOf, type EventCatalogue } from '@baraza/contracts';
import type { Audience, RoleHeld } from '@baraza/domain';

/** What of the ledger a reader may see, and in which form. */
export interface ReadingRight {
  /** Whether an event of this type is shown. */
  allows(type: string): boolean;
  /** `record`: the event as stored, with who, why and on what ground. `published`: its CloudEvent. */
  readonly form: 'record' | 'published';
}

const STAFF: readonly Audience[] = ['public', 'integrator', 'auditor', 'internal'];
const AUDITOR: readonly Audience[] = ['public', 'integrator', 'auditor'];

/**
 * The right of a reader of the whole ledger: only roles held in the whole forum count, for the ledger has no district.
 * `sealed` is shown to nobody here. An integrator reads what is public and what `members` publishes for integrators.
 */
export function readingRight(catalogue: EventCatalogue, roles: readonly RoleHeld[]): ReadingRight {
  const forumWide = (role: string): boolean =>
    roles.some((held) => held.role === role && held.unit === undefined && held.organisation === undefined);
  const among =
    (audiences: readonly Audience[]) =>
    (type: string): boolean =>
      audiences.includes(audienceOf(catalogue, type));
  if (forumWide('secretariat')) return { form: 'record', allows: among(STAFF) };
  if (forumWide('auditor')) return { form: 'record', allows: among(AUDITOR) };
  if (forumWide('integrator')) {
    return {
      form: 'published',
      allows: (type) => {
        const audience = audienceOf(catalogue, type);
        return audience === 'public' || (audience === 'integrator' && type.startsWith('members.'));
      },
    };
  }
  return { form: 'published', allows: (type) => audienceOf(catalogue, type) === 'public' };
}
