import { amina, bosco } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Year } from './what-members-ask.ts';
import { tellRound } from './where-they-stand.ts';

const people = { women: 1, men: 0, youth: 0, personsWithDisabilities: 0, total: 1 };

/** What was promised is held: a programme opens, selects, trains and certifies, and what changed is told. */
export function tellAProgramme(told: () => ToldLife, year: Year): void {
  let programme = '';
  let cohort = '';
  const enrolments: string[] = [];
  const taking = () => [year.members[1]!, year.members[6]!, year.members[3]!];
  const ofProgramme = (verb: string): string => `/capacity/programmes/${programme}/${verb}`;
  const ofCohort = (verb: string): string => `/capacity/cohorts/${cohort}/${verb}`;
  const ofEnrolment = (at: number, verb: string): string => `/capacity/enrolments/${enrolments[at]}/${verb}`;

  it('opens, and members ask for its two places', async () => {
    const life = told();
    life.clock.set('2025-03-17');
    const plan = {
      ...{ title: 'Handing over well', track: 'leadership-transition', unit: 'WAN', themes: ['governance'] },
      ...{ aims: ['Leaders who go in time'], languages: ['en'] },
      modules: [{ code: 'the-plan', title: 'A plan for the day', outcomes: ['Writes a succession plan'] }],
      period: { from: '2025-03-17', until: '2025-06-30' },
    };
    ({ id: programme } = await life.create(amina, '/capacity/programmes', plan));
    const places = { name: 'First cohort', places: 2, from: '2025-03-24', until: '2025-06-20', applyBy: '2025-03-21' };
    await life.act(bosco, ofProgramme('open'));
    ({ id: cohort } = await life.create(amina, '/capacity/cohorts', { programme, ...places }));
    for (const { organisation, speaker } of taking()) {
      const participants = [{ name: 'Somebody Planted-Year' }];
      const asked = { cohort, kind: 'organisation', organisation, participants, people };
      enrolments.push((await life.create(speaker, '/capacity/enrolments', asked)).id);
    }
  });

  it('selects two, and lets the third wait: nobody is taken beyond its places', async () => {
    const life = told();
    for (const at of [0, 1]) await life.act(amina, ofEnrolment(at, 'select'));
    await life.refused('cohort.full', amina, ofEnrolment(2, 'select'));
    await life.act(amina, ofEnrolment(2, 'wait-list'));
    await life.refused('enrolment.not-active', amina, ofEnrolment(0, 'complete'));
    const { rows } = await life.view('/views/registers/enrolments?limit=500');
    const statuses = enrolments.map((id) => rows.find((row: { id: string }) => row.id === id)?.status);
    expect(statuses).toEqual(['selected', 'selected', 'wait-listed']);
  });

  it('trains, and marks who came', async () => {
    const life = told();
    life.clock.set('2025-03-24');
    await life.act(amina, ofProgramme('start'));
    await life.act(amina, ofCohort('begin'));
    const session = { cohort, on: '2025-03-25', module: 'the-plan', mode: 'in-person' };
    const { id } = await life.create(amina, '/capacity/sessions', session);
    life.clock.set('2025-03-25');
    const attendance = [];
    for (const enrolment of enrolments.slice(0, 2)) {
      const { participants } = await life.read(amina, `/capacity/enrolments/${enrolment}`);
      attendance.push({ enrolment, participant: participants[0].participant, mark: 'present' });
    }
    await life.act(amina, `/capacity/sessions/${id}/hold`, { people: { ...people, women: 2, total: 2 }, attendance });
  });

  it('certifies, by a code that anybody can check', async () => {
    const life = told();
    life.clock.set('2025-07-03');
    for (const at of [0, 1]) {
      await life.act(amina, ofEnrolment(at, 'test'), { before: 40, after: 75 });
      await life.act(amina, ofEnrolment(at, 'complete'));
    }
    const { certificates } = await life.read(taking()[0]!.speaker, `/capacity/enrolments/${enrolments[0]}`);
    const checked = await life.client.get(`/capacity/certificates/${certificates[0].code}`, []);
    expect(checked).toMatchObject({ status: 200, body: { status: 'valid', track: 'leadership-transition' } });
    expect(checked.text).not.toContain('Planted-Year');
    await life.act(amina, ofCohort('end'));
    await life.act(bosco, ofProgramme('complete'));
  });

  it('is looked back on: the endline tells what changed, over what both rounds asked', async () => {
    const life = told();
    const [member] = taking() as [Year['members'][number]];
    const plan = { round: 'endline', dueOn: '2025-08-31', baseline: year.baseline };
    const endline = await tellRound(life, member, plan, () => 3);
    const { result } = await life.read(member.speaker, `/capacity/assessments/${endline}`);
    const governance = result.comparison.domains.find(
      ({ domain }: { domain: string }) => domain === 'governance-and-legal-structure',
    );
    expect(governance.after).toBe(3 * governance.before);
  });
}
