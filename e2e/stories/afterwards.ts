import { WholeRecord } from '../product/whole-record.ts';
import { auditor, expectStatus, secretariat } from './a-forum-of-two-districts.ts';
import type { Cast } from './from-register-to-return.ts';
import { amina } from './three-officers.ts';
import type { ToldLife } from './told-life.ts';

/** Aggregates that a year, a struggle and the specs of what is protected tell of. */
const OF_OTHER_STORIES = [
  ...['assembly', 'convening', 'linkage', 'profile', 'protection', 'report', 'resolution', 'sealed-compartment'],
  ...['service-request', 'story', 'survey'],
];

/** Refused earlier, by rights: nobody in whose reach the case is comes as far as the rule. */
const UNTRIED = ['complaint.complains-for-another'];

/** What is left of it all: a record that is whole, and views that are what a rebuild makes of it. */
export function tellAfterwards(told: () => ToldLife, cast: Cast): void {
  it('shows each day as it was, and every figure by its events', async () => {
    const life = told();
    const members = async (asOf: string): Promise<readonly number[]> => {
      const { headline } = await life.view(`/views/dashboards/network?from=2024-01-01&asOf=${asOf}`);
      const told = await life.view(headline.members.events);
      const sum = told.events.reduce((all: number, { amount }: { amount: number }) => all + amount, 0);
      expect([told.value, sum]).toEqual([headline.members.value, headline.members.value]);
      return [headline.members.value, headline.lapsed.value, headline.returned.value];
    };
    // Admitted, lapsed, returned, suspended, restored.
    const days = ['2024-02-11', '2024-02-12', '2025-05-12', '2025-05-13', '2025-06-02', '2025-09-15', '2025-10-10'];
    expect(await Promise.all(days.map(members))).toEqual([
      [2, 0, 0],
      [3, 0, 0],
      [3, 0, 0],
      [2, 1, 0],
      [3, 1, 1],
      [2, 1, 1],
      [3, 1, 1],
    ]);
  });

  it('tells a decision with what followed from it, and what each officer did', async () => {
    const life = told();
    const { events } = await life.view(`/views/audit/entities/${cast.membership}?limit=500`, auditor);
    const of = (type: string): { id: string; who: { person: string } } =>
      events.find((event: { type: string }) => event.type === `members.${type}`);
    const admitted = of('MembershipAdmitted');
    const decision = await life.view(`/views/audit/decisions/${admitted.id}`, auditor);
    expect(decision.rules.version).toBe(2);
    const reinstated = await life.view(`/views/audit/decisions/${of('MembershipReinstated').id}`, auditor);
    expect(reinstated.causes.map(({ type }: { type: string }) => type)).toContain('members.InvoiceSettled');
    const { person } = await life.read(amina, '/members/persons/me');
    const trail = await life.view(`/views/audit/persons/${person}?limit=500`, auditor);
    expect(trail.events.map(({ type }: { type: string }) => type)).toContain('members.MembershipScreened');
    expect(trail.events.map(({ id }: { id: string }) => id)).not.toContain(admitted.id);
  });

  it('has tried every separation of duties that the members’ service documents of what it is about', async () => {
    const life = told();
    const { paths } = (await life.client.get('/openapi.json')).body;
    const separations = new Set<string>();
    for (const [path, operations] of Object.entries<Record<string, { responses?: Record<string, unknown> }>>(paths)) {
      if (!path.startsWith('/members/')) continue;
      for (const { responses } of Object.values(operations)) {
        // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document of the product, as it comes
        const content = Object.values((responses?.['403'] as any)?.content ?? {}) as any[];
        for (const { examples = {} } of content)
          for (const [code, { value }] of Object.entries<{ value: { rule?: string } }>(examples))
            if (value.rule !== undefined) separations.add(code);
      }
    }
    expect(separations.size).toBeGreaterThan(20);
    const isOfThis = (rule: string): boolean => !OF_OTHER_STORIES.includes(rule.split('.')[0]!);
    expect([...separations].filter((rule) => isOfThis(rule) && !life.refusedBy.has(rule)).sort()).toEqual(UNTRIED);
  });

  it('is recorded once and in order, and every view is what its rebuild is', async () => {
    const life = told();
    const record = await WholeRecord.replayed(life.client, secretariat);
    expect(record.fault).toBeUndefined();
    expect(record.without(life.client.acknowledged)).toEqual([]);
    const verify = '/views/admin/projections/verify';
    const { equal, views } = expectStatus(await life.client.post(verify, secretariat), 200).body;
    expect(views.filter((view: { equal: boolean }) => !view.equal)).toEqual([]);
    expect(equal).toBe(true);
  });
}
