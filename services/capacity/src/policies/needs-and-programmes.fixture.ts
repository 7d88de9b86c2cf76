import {
  assessmentScored,
  derivedId,
  enrolmentApplied,
  instrumentPublished,
  programmeOpened,
  programmePlanned,
  type SequencedEvent,
  successionPlanAdopted,
} from '@baraza/contracts';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { recommendationOf } from './recommend-programme-when-assessment-shows-a-need.policy.ts';

/** A forum with an instrument, in which organisations are assessed and programmes opened. */
export class NeedsAndProgrammes {
  readonly app: TestApp;
  #names = 0;

  private constructor(app: TestApp) {
    this.app = app;
  }

  static async open(): Promise<NeedsAndProgrammes> {
    const app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    const domains = [
      { ...instrumentPublished.example.domains[0]!, code: 'finance', tracks: ['internal-governance' as const] },
      { ...instrumentPublished.example.domains[0]!, code: 'leading', tracks: ['leadership-transition' as const] },
    ];
    const data = { ...instrumentPublished.example, code: 'capacity', domains };
    await recordForeign(app, { type: instrumentPublished.type, id: 'capacity', data });
    await app.settle();
    return new NeedsAndProgrammes(app);
  }

  async organisation(unit = 'UG-402'): Promise<string> {
    const id = this.#id('organisation');
    await recordOrganisation(this.app, id, { unit });
    return id;
  }

  /** @param sums of two items each: below 4 stands below 2 */
  assessed(organisation: string, sums: { finance: number; leading: number }): Promise<SequencedEvent> {
    const domains = Object.entries(sums).map(([domain, sum]) => ({ domain, items: 2, sum }));
    const { comparison: _, ...example } = assessmentScored.example;
    return recordForeign(this.app, {
      type: assessmentScored.type,
      id: this.#id('assessment'),
      data: { ...example, organisation, unit: 'UG-402', instrument: 'capacity', domains },
      effectiveOn: '2026-02-20',
    });
  }

  async opened(
    more: { track?: string; unit?: string; units?: readonly string[] } = {},
  ): Promise<{ id: string; event: SequencedEvent }> {
    const id = this.#id('programme');
    const plan = { ...programmePlanned.example, ...more };
    await recordForeign(this.app, { type: programmePlanned.type, id, data: plan });
    const data = { ...programmeOpened.example, ...more };
    const event = await recordForeign(this.app, { type: programmeOpened.type, id, data, effectiveOn: '2026-02-25' });
    return { id, event };
  }

  step(type: string, id: string, data: object = {}): Promise<SequencedEvent> {
    return recordForeign(this.app, { type, id, data });
  }

  applied(organisation: string, programme: string): Promise<SequencedEvent> {
    const enrolled = { kind: 'organisation' as const, organisation };
    const data = { ...enrolmentApplied.example, programme, enrolled };
    return recordForeign(this.app, { type: enrolmentApplied.type, id: this.#id('enrolment'), data });
  }

  planAdopted(organisation: string, id = this.#id('succession-plan')): Promise<SequencedEvent> {
    return this.step(successionPlanAdopted.type, id, { ...successionPlanAdopted.example, organisation });
  }

  async recommendation(organisation: string, programme: string): Promise<{ status: number; body: never }> {
    await this.app.settle();
    const path = `/capacity/recommendations/${recommendationOf(organisation, programme)}`;
    const { status, body } = await this.app.http('GET', path, { as: [{ role: 'secretariat' }] });
    return { status, body: body as never };
  }

  async eventsOf(organisation: string, programme: string): Promise<readonly SequencedEvent[]> {
    await this.app.settle();
    return (await this.app.store.readStream(`recommendation-${recommendationOf(organisation, programme)}`)).events;
  }

  #id(of: string): string {
    return derivedId('needs and programmes', of, String(this.#names++));
  }
}
