import { amina, bosco } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Struggle } from './the-ground.ts';

const people = { women: 1, men: 0, youth: 0, personsWithDisabilities: 0, total: 1 };
const MONEY = { line: 'training', amount: 30_000_000 };

/** Two members learn to launch a campaign, in a programme that the donor pays for. */
export function tellATraining(told: () => ToldLife, struggle: Struggle): void {
  let cohort = '';
  const enrolments: string[] = [];
  const trained = () => [struggle.members[3]!, struggle.members[4]!];
  const donor = {
    person: 'the donor',
    get as() {
      return [{ role: 'partner', organisation: struggle.donor }] as const;
    },
  };

  it('is paid for by the donor, which sees its own programme', async () => {
    const life = told();
    life.clock.set('2025-01-28');
    const period = { from: '2025-02-03', until: '2025-09-30' };
    ({ id: struggle.programme } = await life.create(amina, '/capacity/programmes', {
      ...{ title: 'From complaint to campaign', track: 'campaign-launch', unit: 'WAN', themes: ['social-justice'] },
      ...{
        aims: ['Members that campaign with those concerned'],
        languages: ['en'],
        partners: [struggle.donor],
        period,
      },
      modules: [{ code: 'the-ask', title: 'Asking those who owe it', outcomes: ['Makes a demand with a date'] }],
    }));
    const { id: grant } = await life.create(amina, '/capacity/grants', {
      ...{ funder: struggle.donor, title: 'Patients who are heard', unit: 'WAN', currency: 'UGX' },
      ...{ period: { from: '2025-01-01', until: '2026-12-31' }, reports: [] },
      lines: [{ code: MONEY.line, title: 'Courses', amount: 2 * MONEY.amount }],
    });
    const to = { kind: 'programme', id: struggle.programme };
    await life.act(amina, `/capacity/grants/${grant}/allocate`, { ...MONEY, to });
    const seen = await life.read(donor, `/capacity/programmes/${struggle.programme}`);
    expect(seen).toMatchObject({ track: 'campaign-launch' });
  });

  it('trains two members, and certifies them', async () => {
    const life = told();
    const { programme } = struggle;
    await life.act(bosco, `/capacity/programmes/${programme}/open`);
    const places = { name: 'First cohort', places: 2, from: '2025-02-03', until: '2025-04-25' };
    ({ id: cohort } = await life.create(amina, '/capacity/cohorts', { programme, ...places }));
    for (const { organisation, speaker } of trained()) {
      const participants = [{ name: 'Somebody Planted-Struggle' }];
      const asked = { cohort, kind: 'organisation', organisation, participants, people };
      const { id } = await life.create(speaker, '/capacity/enrolments', asked);
      enrolments.push(id);
      await life.act(amina, `/capacity/enrolments/${id}/select`);
    }
    life.clock.set('2025-02-03');
    await life.act(amina, `/capacity/programmes/${programme}/start`);
    await life.act(amina, `/capacity/cohorts/${cohort}/begin`);
    const { id: session } = await life.create(amina, '/capacity/sessions', {
      cohort,
      on: '2025-02-10',
      mode: 'online',
    });
    life.clock.set('2025-02-10');
    const attendance = [];
    for (const enrolment of enrolments) {
      const { participants } = await life.read(amina, `/capacity/enrolments/${enrolment}`);
      attendance.push({ enrolment, participant: participants[0].participant, mark: 'present' });
    }
    const came = { people: { ...people, women: 2, total: 2 }, attendance };
    await life.act(amina, `/capacity/sessions/${session}/hold`, came);
    life.clock.set('2025-04-25');
    for (const enrolment of enrolments) {
      await life.act(amina, `/capacity/enrolments/${enrolment}/test`, { before: 40, after: 80 });
      await life.refused('enrolment.assignment-missing', amina, `/capacity/enrolments/${enrolment}/complete`);
      const worked = { title: 'Stock lists on the door', cause: 'Nobody is told what the stores hold', unit: 'UG-411' };
      const assignment = { ...worked, themes: ['social-justice'] };
      await life.act(amina, `/capacity/enrolments/${enrolment}/complete`, { assignment });
      const { certificates } = await life.read(amina, `/capacity/enrolments/${enrolment}`);
      expect(certificates).toHaveLength(2);
    }
  });
}
