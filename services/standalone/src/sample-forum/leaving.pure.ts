import { cancelled } from './payments.pure.ts';
import { command, type SampleOfficer, type SampleOrganisation } from './sample-world.pure.ts';

/** Takes an application back, or leaves the forum; nothing where it is over already. */
export function ended(
  organisation: SampleOrganisation,
  by: SampleOfficer,
  verb: 'withdraw' | 'resign',
): ReturnType<typeof command>[] {
  const membership = organisation.membership!;
  if (membership.status !== (verb === 'resign' ? 'member' : 'applied')) return [];
  membership.status = 'ended';
  return [
    command(by, `/members/memberships/${membership.id}/${verb}`, {}, verb === 'resign'),
    ...cancelled(organisation),
  ];
}
