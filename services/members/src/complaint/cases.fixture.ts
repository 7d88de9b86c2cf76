import { addDays, type RoleHeld } from '@baraza/domain';
import { representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';

export const committee: readonly RoleHeld[] = [{ role: 'conduct-committee' }];
export const { replyDays, appealDays, grounds } = FIRST_RULES.conduct;
export const GROUND = grounds[0]!;

export let forum: SmallForum;
/** The member complained of in each spec, with its membership. */
export let member: { organisation: string; membership: string };
export let complainant: string;

/** A forum for the specs of a file, in which each has a member of its own to complain of. */
export function aForumWithCases(): void {
  beforeAll(async () => {
    forum = await SmallForum.open();
    complainant = forum.founders[0]!;
  });
  afterAll(() => forum.close());
  beforeEach(async () => {
    member = await forum.member();
  });
}

export const today = () => new Date(forum.app.clock.now()).toISOString().slice(0, 10);
export const later = (days: number) => forum.app.clock.advance(days * 86_400_000);
export const at = (id: string, verb: string) => `/members/complaints/${id}/${verb}`;
export const does = (id: string, verb: string, body: object = {}, as = secretariat, person = 'clerk') =>
  forum.post(at(id, verb), body, as, person);
export const refusal = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
export const theMember = () => representativeOf(member.organisation);
export const membershipStatus = async () =>
  (await forum.get(`/members/memberships/${member.membership}`)).body.status as string;

/** A complaint by a member, through its representative. */
export async function raised(): Promise<string> {
  const { id } = await forum.done(
    '/members/complaints',
    {
      organisation: member.organisation,
      grounds: [GROUND],
      source: 'member',
      complainant,
      narrative: 'The treasurer of the Invented Society took it.',
    },
    representativeOf(complainant),
    'complainant',
  );
  return id;
}
export async function noticed(): Promise<string> {
  const id = await raised();
  await forum.done(at(id, 'issue-notice'), { grounds: [GROUND], notice: 'Answer this.' }, secretariat, 'clerk');
  return id;
}
export async function served(): Promise<string> {
  const id = await noticed();
  await forum.done(at(id, 'serve-notice'), { proof: 'signed-for' }, secretariat, 'clerk');
  return id;
}
export async function replied(): Promise<string> {
  const id = await served();
  await forum.done(at(id, 'reply'), { reply: 'It was not so.' }, theMember(), 'of the member');
  return id;
}
export const proposal = async (id: string): Promise<string> =>
  (await forum.get(`/members/complaints/${id}`)).body.proposed.proposal as string;
export async function decided(measure: 'suspension' | 'expulsion', id?: string): Promise<string> {
  const of = id ?? (await replied());
  const until = measure === 'suspension' ? { until: addDays(today(), 90) } : {};
  const body = { decision: measure, ...until, grounds: [GROUND], reasons: 'It is proven.' };
  await forum.done(at(of, 'propose-decision'), body, committee, 'judge one');
  await forum.done(at(of, 'confirm-decision'), { proposal: await proposal(of) }, committee, 'judge two');
  return of;
}
export async function appealDecided(id: string, outcome: string): Promise<void> {
  await forum.done(at(id, 'appeal'), { appeal: 'Look again.' }, theMember(), 'of the member');
  await forum.done(at(id, 'propose-appeal-decision'), { outcome, reasons: 'We looked.' }, committee, 'judge three');
  await forum.done(at(id, 'confirm-appeal-decision'), { proposal: await proposal(id) }, committee, 'judge four');
}

/** The random id by which somebody is known: the record has it of whoever has done anything. */
export async function personIdOf(person: string): Promise<string> {
  const { id } = await forum.done(
    '/members/organisations',
    { kind: 'cbo', legalName: `Registered by ${person}`, unit: 'UG-411', themes: ['governance'] },
    secretariat,
    person,
  );
  const { events } = await forum.app.store.readStream(`organisation-${id}`);
  return events[0]!.meta.actor.person;
}
