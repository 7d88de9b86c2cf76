import { sampleHistory } from './sample-history.pure.ts';
import type { SamplePlan } from './sample-world.pure.ts';

const plan: SamplePlan = {
  seed: 7,
  units: [
    { code: 'WAN', name: 'Western Ankole', level: 'region' },
    { code: 'UG-402', name: 'Bushenyi', level: 'district', parent: 'WAN' },
    { code: 'UG-402-KYEIZOOBA', name: 'Kyeizooba', level: 'sub-county', parent: 'UG-402' },
    { code: 'UG-402-KYAMUHUNGA', name: 'Kyamuhunga', level: 'sub-county', parent: 'UG-402' },
    { code: 'UG-411', name: 'Ntungamo', level: 'district', parent: 'WAN' },
  ],
  begins: '2021-03-01',
  ends: '2026-10-30',
  organisations: 120,
  instruments: {
    'organisational-capacity': [
      { code: 'governance', items: ['board-meets', 'minutes-kept'] },
      { code: 'finance', items: ['books-kept'] },
    ],
  },
};

describe('the history of the sample forum', () => {
  const steps = [...sampleHistory(plan)];

  it('is the same for the same seed, and another for another', () => {
    expect([...sampleHistory(plan)]).toEqual(steps);
    expect([...sampleHistory({ ...plan, seed: 8 })]).not.toEqual(steps);
  });

  it('goes forward in time, within its years', () => {
    const times = steps.map((step) => step.at);
    expect(times).toEqual([...times].sort());
    expect(times[0]! >= '2021-03-01').toBe(true);
    expect(times.at(-1)! < '2026-10-31').toBe(true);
  });

  it('registers every organisation once, under a name of its own; one is registered again by mistake, and one gives the forum money', () => {
    const registered = steps.filter((step) => step.path === '/members/organisations').map((step) => step.body);
    expect(registered).toHaveLength(122);
    expect(new Set(registered.map((body) => (body as { legalName: string }).legalName)).size).toBe(122);
  });

  it('has all that a forum does: admissions, refusals, resignations, dues, papers, complaints, coalitions, programmes, campaigns', () => {
    for (const verb of [
      'screen',
      'endorse',
      'admit',
      'reject',
      'withdraw',
      'resign',
      'reinstate',
      'invite',
      'accept',
      'complete',
      'launch',
      'adopt-founders',
      'adopt',
      'role-grants',
      'rename',
      'defer',
      'take-office',
      'leave-office',
      'correct',
      'merge',
      'invoice-runs',
      'payments',
      'ask-waiver',
      'grant-waiver',
      'write-off',
      'cancel',
      'refund',
      'reverse',
      'files',
      'compliance-proofs',
      'verify',
      'refuse',
      'complaints',
      'issue-notice',
      'reply',
      'propose-decision',
      'appeal',
      'confirm-appeal-decision',
      'propose-removal',
      'remove',
    ]) {
      expect([verb, steps.some((step) => step.path.endsWith(`/${verb}`))]).toEqual([verb, true]);
    }
  });

  it('keeps who decides apart from who screened and endorsed', () => {
    const byMembership = new Map<string, Map<string, string>>();
    for (const step of steps) {
      const [, id, verb] = /^\/members\/memberships\/([^/]+)\/(\w+)$/.exec(step.path) ?? [];
      if (id === undefined || verb === undefined) continue;
      const deeds = byMembership.get(id) ?? new Map<string, string>();
      byMembership.set(id, deeds.set(verb, step.as.subject));
    }
    for (const deeds of byMembership.values()) {
      const decided = deeds.get('admit') ?? deeds.get('reject');
      if (decided !== undefined) expect([deeds.get('screen'), deeds.get('endorse')]).not.toContain(decided);
    }
  });

  it('lets nobody approve what they proposed, waive what they asked to have waived, or judge an appeal against themselves', () => {
    const whose = (ending: string): Map<string, string> =>
      new Map(
        steps.flatMap(({ path, as }) =>
          path.endsWith(`/${ending}`) ? [[path.slice(0, -ending.length - 1), as.subject] as const] : [],
        ),
      );
    for (const [one, other] of [
      ['ask-waiver', 'grant-waiver'],
      ['propose-decision', 'confirm-decision'],
      ['propose-decision', 'confirm-appeal-decision'],
      ['confirm-decision', 'propose-appeal-decision'],
      ['propose-removal', 'remove'],
    ] as const) {
      const first = whose(one);
      const second = [...whose(other)];
      expect(second.length).toBeGreaterThan(0);
      for (const [path, subject] of second) expect([path, first.get(path)]).not.toEqual([path, subject]);
    }
  });
});
