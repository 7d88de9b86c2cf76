import { derivedId } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestAnswer, type TestApp } from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { aPlan } from '../programme/programme.builders.ts';

export const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
export const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
export const officerOf = (unit: string): readonly RoleHeld[] => [{ role: 'programme-officer', unit }];
export const representativeOf = (organisation: string): readonly RoleHeld[] => [
  { role: 'member-representative', organisation },
];
export const onePerson = { women: 1, men: 0, youth: 0, personsWithDisabilities: 0, total: 1 };

/** A forum that runs courses, over real HTTP and the embedded store. */
export class CourseForum {
  readonly app: TestApp;
  #members = 0;

  private constructor(app: TestApp) {
    this.app = app;
  }

  static async open(): Promise<CourseForum> {
    const forum = new CourseForum(await createTestApp({ modules: [CapacityModule] }));
    await recordForum(forum.app);
    await recordOrganisation(forum.app, aPlan.partners[0]!);
    await forum.app.settle();
    return forum;
  }

  post(path: string, body: object = {}, as = secretariat): Promise<TestAnswer> {
    return this.app.http('POST', `/capacity/${path}`, { as, body });
  }

  get(path: string, as = secretariat): Promise<TestAnswer> {
    return this.app.http('GET', `/capacity/${path}`, { as });
  }

  /** A command that must be accepted. @throws Error with the problem otherwise */
  async done(path: string, body: object = {}, as = secretariat): Promise<TestAnswer['body']> {
    const answer = await this.post(path, body, as);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** An organisation that is a member, of its own for each story. */
  async member(unit = 'UG-402'): Promise<{ readonly organisation: string; readonly membership: string }> {
    this.#members += 1;
    const organisation = derivedId('organisation', String(this.#members));
    const membership = derivedId('membership', String(this.#members));
    await recordOrganisation(this.app, organisation, { unit, membership });
    await this.app.settle();
    return { organisation, membership };
  }

  async programme(more: object = {}): Promise<string> {
    const { id } = await this.done('programmes', { ...aPlan, ...more });
    await this.done(`programmes/${id}/open`);
    return id;
  }

  /** A cohort of a programme that is open, from the day after the clock's first. */
  async cohort(more: object = {}): Promise<{ readonly cohort: string; readonly programme: string }> {
    const { programme = await this.programme(), ...rest } = more as { programme?: string };
    const dates = { from: '2026-03-16', until: '2026-09-30' };
    const { id } = await this.done('cohorts', { programme, name: 'First cohort', places: 2, ...dates, ...rest });
    return { cohort: id, programme };
  }

  async application(cohort: string, organisation?: string): Promise<string> {
    const of = organisation ?? (await this.member()).organisation;
    const { id } = await this.done('enrolments', {
      cohort,
      kind: 'organisation',
      organisation: of,
      participants: [{ name: 'Tumuhairwe Invented' }],
      people: onePerson,
    });
    return id;
  }

  async selected(cohort: string, organisation?: string): Promise<string> {
    const id = await this.application(cohort, organisation);
    await this.done(`enrolments/${id}/select`);
    return id;
  }

  async statusOf(enrolment: string): Promise<string> {
    return (await this.get(`enrolments/${enrolment}`)).body.status;
  }

  async participantsOf(enrolment: string): Promise<readonly string[]> {
    const { participants } = (await this.get(`enrolments/${enrolment}`)).body;
    return participants.map(({ participant }: { participant: string }) => participant);
  }

  /** A session that was held, with these marks. */
  async session(
    cohort: string,
    on: string,
    marks: readonly { enrolment: string; mark: string }[],
  ): Promise<TestAnswer['body']> {
    const { id } = await this.done('sessions', { cohort, on, mode: 'in-person' });
    this.app.clock.set(`${on}T12:00:00.000Z`);
    return this.done(`sessions/${id}/hold`, await this.attendance(marks));
  }

  async attendance(marks: readonly { enrolment: string; mark: string }[]): Promise<object> {
    const attendance = await Promise.all(
      marks.map(async ({ enrolment, mark }) => ({
        enrolment,
        participant: (await this.participantsOf(enrolment))[0]!,
        mark,
      })),
    );
    const present = attendance.filter(({ mark }) => mark === 'present').length;
    return { people: { ...onePerson, women: present, total: present }, attendance };
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
