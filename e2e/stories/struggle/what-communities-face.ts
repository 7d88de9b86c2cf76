import { auditor } from '../a-forum-of-two-districts.ts';
import { amina, bosco } from '../three-officers.ts';
import type { Actor, ToldLife } from '../told-life.ts';
import type { Struggle } from './the-ground.ts';

const ACCOUNT = 'Patients are sent away to buy their drugs in town; said by somebody of the place.';

/** The two who stand by people in danger. */
const [desk, otherDesk] = ['first of the desk', 'second of the desk'].map((person): Actor => ({
  person,
  as: [{ role: 'protection-officer' }],
})) as [Actor, Actor];
const AT_THE_DESK = '/campaigns/protected-struggles';
const passphraseOf = ({ person }: Actor): string => `the long passphrase of the ${person}`;
const PROTECTED = {
  ...{ unit: 'UG-402', kind: 'service-failure', themes: ['social-justice'], since: '2025-03-03' },
  ...{ reporter: 'Planted Kabagambe, who keeps the store.', account: 'The drugs leave by the back door.' },
};

/** The shelves of the health centres are empty: communities say so, and the forum sees for itself. */
export function tellWhatCommunitiesFace(told: () => ToldLife, struggle: Struggle): void {
  const of = (at: number, verb: string): string => `/campaigns/struggles/${struggle.reports[at]}/${verb}`;
  const reported = (unit: string, reportedBy: object) => ({
    ...{ unit, kind: 'service-failure', themes: ['social-justice'], since: '2025-03-01', account: ACCOUNT, reportedBy },
    affected: { women: 210, men: 140, youth: 90, personsWithDisabilities: 12, total: 350 },
  });

  it('is reported by a community, and by a member for another', async () => {
    const life = told();
    life.clock.set('2025-05-05');
    const [, , , watcher] = struggle.members;
    const community = reported('UG-402-KYEIZOOBA', { kind: 'community' });
    const ofMember = reported('UG-411', { kind: 'organisation', id: watcher!.organisation });
    struggle.reports.push((await life.create(amina, '/campaigns/struggles', community)).id);
    struggle.reports.push((await life.create(watcher!.speaker, '/campaigns/struggles', ofMember)).id);
  });

  it('is reported by somebody who would be in danger: to the protection desk, which says nothing of it', async () => {
    const life = told();
    for (const officer of [desk, otherDesk]) {
      await atDesk(life, officer, '/members/sealed-compartment/enrol', { passphrase: passphraseOf(officer) });
    }
    expect(await atDesk(life, desk, `${AT_THE_DESK}/report`, PROTECTED)).toEqual({ enters: '2025-05-06' });
    expect(await life.read(desk, AT_THE_DESK)).toEqual({ struggles: [], waiting: true });
  });

  it('is seen by somebody who did not report it, before it counts', async () => {
    const life = told();
    const found = { how: 'site-visit', finding: 'Empty shelves, and stock cards that end in March.' };
    await life.refused('struggle.own-report', amina, of(0, 'verify'), found);
    await life.refused('struggle.not-verified', bosco, of(1, 'join'), { to: struggle.reports[0] });
    for (const at of struggle.reports.keys()) await life.act(bosco, of(at, 'verify'), found);
  });

  it('enters with the day, by a pseudonym in a region that is large enough, and is hidden until the desk has verified it', async () => {
    const life = told();
    const standing = async (status: string) => {
      const { struggles } = await life.forum.eventually(
        () => life.read(desk, AT_THE_DESK),
        (found) => found.struggles.some((one: { status: string }) => one.status === status),
      );
      return struggles[0] as { id: string; unit: string };
    };
    life.clock.set('2025-05-06');
    const { id, unit } = await standing('reported');
    expect(unit).toBe('WAN');
    await life.hidden(amina, `/campaigns/struggles/${id}`);
    const found = { struggle: id, how: 'documents' };
    const closed = await life.client.post(`${AT_THE_DESK}/verify`, desk.as, found, { person: desk.person });
    expect(closed.body.code).toBe('struggle.compartment-closed');
    const compartment = (verb: string): string => `/members/sealed-compartment/${verb}`;
    const opening = { passphrase: passphraseOf(desk), why: 'reach-the-organisation' };
    await atDesk(life, desk, compartment('propose-opening'), opening);
    await atDesk(life, otherDesk, compartment('concur'), { passphrase: passphraseOf(otherDesk) });
    await atDesk(life, desk, `${AT_THE_DESK}/verify`, found);
    await atDesk(life, desk, compartment('close'));
    life.clock.set('2025-05-07');
    await standing('verified');
    struggle.reports.push(id);
  });

  it('is one struggle, in more than one place', async () => {
    const life = told();
    for (const at of [1, 2]) {
      await life.act(bosco, of(at, 'join'), { to: struggle.reports[0] });
      const joined = await life.read(bosco, `/campaigns/struggles/${struggle.reports[at]}`);
      expect(joined).toMatchObject({ status: 'joined' });
    }
    const trail = await life.view(`/views/audit/entities/${struggle.reports[0]}?limit=500`, auditor);
    expect(JSON.stringify(trail)).not.toContain('said by somebody of the place');
  });
}

/** What the desk is asked for is no command of the record: it shows nowhere. */
function atDesk(life: ToldLife, officer: Actor, path: string, body: object = {}): Promise<object> {
  return life.forum.done(path, body, 200, officer.as, officer.person);
}
