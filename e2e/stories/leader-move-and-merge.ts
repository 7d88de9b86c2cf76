import { officerOf } from './a-forum-of-two-districts.ts';
import type { Cast } from './from-register-to-return.ts';
import { alsoFor, amina, bosco, clara, speakerOf } from './three-officers.ts';
import type { Actor, ToldLife } from './told-life.ts';

const ADA = 'ada00000-1111-4222-8333-444455556666';

/** Changes its leader, moves to the other district, and is merged with its duplicate and parted from it again. */
export function tellLeaderMoveAndMerge(told: () => ToldLife, cast: Cast): void {
  let own: Actor;
  let at = '';
  beforeAll(() => {
    own = speakerOf(cast.union, 'ada');
    at = `/members/organisations/${cast.union}`;
  });

  it('changes its leader: nobody holds an office beside another, and nobody names themselves', async () => {
    const life = told();
    life.clock.set('2025-11-01');
    const chair = { office: 'chair', standing: 'substantive' };
    await life.act(amina, `${at}/take-office`, { ...chair, person: ADA, name: 'Ada First', effectiveOn: '2022-03-01' });
    await life.refused('organisation.office-held', own, `${at}/take-office`, { ...chair, name: 'Ben Second' });
    await life.act(own, `${at}/leave-office`, { office: 'chair', person: ADA, ground: 'term-ended' });
    await life.refused('organisation.office-not-held', own, `${at}/leave-office`, {
      ...{ office: 'treasurer', person: ADA, ground: 'stepped-down' },
    });
    await life.act(own, `${at}/take-office`, { ...chair, name: 'Ben Second' });
    const { offices } = await life.read(amina, at);
    expect(offices).toMatchObject([
      { office: 'chair', person: ADA, since: '2022-03-01', until: '2025-11-01', name: { value: 'Ada First' } },
      { office: 'chair', since: '2025-11-01', name: { value: 'Ben Second' } },
    ]);
    const me = (await life.read(own, '/members/persons/me')).person;
    const themselves = { person: me, office: 'chair', name: 'Ada First' };
    await life.refused('organisation.names-themselves', own, `${at}/name-representative`, themselves);
    await life.act(bosco, `${at}/name-representative`, themselves);
  });

  it('hands in a proof, which somebody else verifies', async () => {
    const life = told();
    const permit = {
      organisation: cast.union,
      proofType: 'ngo-permit',
      issuedOn: '2025-10-01',
      validUntil: '2026-09-30',
    };
    const { id } = await life.create(amina, '/members/compliance-proofs', permit);
    const verify = `/members/compliance-proofs/${id}/verify`;
    await life.refused('compliance-proof.verified-by-submitter', amina, verify);
    await life.refused('compliance-proof.own-proof', alsoFor(clara, cast.union), verify);
    await life.act(bosco, verify);
    await life.refused('compliance-proof.not-waiting', clara, verify);
  });

  it('moves to the other district, with its membership, its dues and who may see it', async () => {
    const life = told();
    const officer = (unit: string): Actor => ({ person: `officer-of-${unit}`, as: officerOf(unit) });
    life.clock.set('2025-12-01');
    const moved = { reason: 'moved', unit: 'UG-411' };
    await life.hidden(officer('UG-411'), at);
    await life.refused('organisation.moved-by-secretariat', own, `${at}/correct`, moved);
    await life.refused('organisation.moved-by-secretariat', officer('UG-402'), `${at}/correct`, moved);
    await life.refused('organisation.unit-unknown', amina, `${at}/correct`, { ...moved, unit: 'UG-999' });
    const policy = 'members.move-accounts-with-their-organisation';
    await life.act(amina, `${at}/correct`, moved);
    await life.seen({ status: 'current', unit: 'UG-411', network: { members: 3, joined: 3, left: 0, returned: 1 } });
    await life.hidden(officer('UG-402'), at);
    await life.read(officer('UG-411'), `/members/memberships/${cast.membership}`);
    const { rows } = await life.view('/views/registers/dues?limit=500');
    const invoice = rows.find(({ organisation }: { organisation: string }) => organisation === cast.union);
    await life.happens(invoice.id, 'members.InvoiceMoved', { policy });
    const membersIn = async (unit: string, asOf: string): Promise<number> =>
      (await life.view(`/views/dashboards/network?unit=${unit}&asOf=${asOf}`)).headline.members.value;
    expect([await membersIn('UG-402', '2025-11-30'), await membersIn('UG-411', '2025-11-30')]).toEqual([2, 1]);
    expect([await membersIn('UG-402', '2025-12-01'), await membersIn('UG-411', '2025-12-01')]).toEqual([1, 2]);
  });

  it('is found twice in the register, merged into one, and parted again', async () => {
    const life = told();
    life.clock.set('2025-12-10');
    const body = { kind: 'cbo', legalName: 'Kyeizooba Farmers’ Union', unit: 'UG-411', themes: ['social-justice'] };
    const itself = '0f0f0f0f-1111-4222-8333-444455556666';
    await life.refused('organisation.attests-itself', amina, '/members/organisations', {
      ...{ ...body, id: itself, kind: 'movement', attestedBy: { unit: 'UG-411', members: [itself] } },
    });
    const { id: twin } = await life.create(bosco, '/members/organisations', body);
    expect(await life.read(bosco, `${at}/likely-duplicates`)).toMatchObject({
      likelyDuplicates: [{ organisation: twin, likeness: 'same-name' }],
    });
    const applied = { organisation: twin, category: 'full' };
    const { id: application } = await life.create(bosco, '/members/memberships', applied);
    await life.seen({ network: { members: 3, pending: 1, organisations: 4 } });

    const into = { into: cast.union, ground: 'registered-twice' };
    const merge = `/members/organisations/${twin}/merge`;
    await life.refused('organisation.merged-into-itself', amina, merge, { ...into, into: twin });
    await life.refused('open-membership.both-open', amina, merge, into);
    await life.act(bosco, `/members/memberships/${application}/withdraw`);
    await life.act(amina, merge, into);
    await life.seen({ status: 'current', network: { members: 3, pending: 0, organisations: 3 } });
    await life.refused('organisation.merged', bosco, `/members/organisations/${twin}/correct`, {
      ...{ reason: 'changed', acronym: 'KFU' },
    });
    await life.refused('open-membership.barred', bosco, '/members/memberships', applied);

    const part = `/members/organisations/${twin}/reverse-merge`;
    await life.act(clara, part, { ground: 'merged-in-error' });
    await life.refused('organisation.not-merged', clara, part, { ground: 'merged-in-error' });
    await life.seen({ status: 'current', unit: 'UG-411', network: { members: 3, organisations: 4 } });
    await life.create(bosco, '/members/memberships', applied);
    await life.seen({ network: { members: 3, pending: 1 } });
  });

  it('is not given another category by those who act for it', async () => {
    const life = told();
    const of = `/members/memberships/${cast.membership}`;
    const changed = { category: 'associate' };
    await life.refused('membership.own-membership', alsoFor(amina, cast.union), `${of}/change-category`, changed);
    await life.refused('membership.not-lapsed', amina, `${of}/reinstate`, { ground: 'board-decision' });
    await life.refused('membership.not-suspended', amina, `${of}/lift-suspension`, {
      ...{ suspension: ADA, ground: 'board-decision' },
    });
  });
}
