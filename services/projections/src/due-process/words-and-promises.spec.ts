import {
  commitmentBroken,
  commitmentFellDue,
  commitmentMade,
  derivedId,
  type EventContract,
  evidenceTaken,
  evidenceWithdrawn,
  profileDeclined,
  profileDrafted,
  storyDeclined,
  storyDrafted,
} from '@baraza/contracts';
import { documentsOf, type GivenEvent, happened } from '../testing/given-events.ts';
import { dueProcessProjection } from './due-process.projection.ts';
import { caseKey } from './due-process.read-model.ts';
import { judged } from './judged-case.pure.ts';

const id = derivedId('due process', 'words and promises');
const [maker, judge] = ['maker', 'judge'].map((name) => derivedId('due process', name)) as [string, string];
const by = (person: string, contract: EventContract, on: string, more: object = {}): GivenEvent =>
  happened(contract, id, { ...(contract.example as object), ...more } as never, {
    effectiveOn: on,
    meta: { actor: { person, roles: ['unit-officer'] } },
  });
const docOf = (aggregate: string, events: readonly GivenEvent[]) =>
  documentsOf(dueProcessProjection, events).get(caseKey('auditor', aggregate, id))!;
const casesOf = (aggregate: string, ...events: readonly GivenEvent[]) =>
  judged(docOf(aggregate, events), { asOf: '2026-12-31', knownAt: 1_000 }).map(({ decision, state, steps }) => [
    decision,
    state,
    steps.map((one) => `${one.step} ${one.state}`),
  ]);

it.each([
  ['profile', 'profile-declined', profileDrafted, profileDeclined],
  ['story', 'story-declined', storyDrafted, storyDeclined],
] as const)(
  'of a %s that was not published another decides than put it forward',
  (aggregate, decision, drafted, no) => {
    const asked = by(maker, drafted, '2026-03-02');
    expect(casesOf(aggregate, asked, by(judge, no, '2026-03-05'))).toEqual([
      [decision, 'in-order', ['words-put-forward done', 'decision done']],
    ]);
    expect(casesOf(aggregate, asked, by(maker, no, '2026-03-05'))).toEqual([
      [decision, 'missing', ['words-put-forward done', 'decision wrong']],
    ]);
  },
);

describe('a promise that was found broken', () => {
  const promisor = { kind: 'organisation', id: derivedId('due process', 'promisor') };
  const made = (more: object = { promisor }) => by(maker, commitmentMade, '2026-03-02', more);
  const fellDue = by('calendar', commitmentFellDue, '2026-10-01');
  const broken = (person = judge) => by(person, commitmentBroken, '2026-10-05');

  it('had fallen due, and another than made it says so; it is found with whose promise it was', () => {
    expect(casesOf('commitment', made(), fellDue, broken())).toEqual([
      ['promise-broken', 'in-order', ['promise-made done', 'promise-fell-due done', 'decision done']],
    ]);
    expect(docOf('commitment', [made()]).organisation).toBe(promisor.id);
  });

  it('is no case where its promisor says so, or where it is the forum’s own', () => {
    expect(casesOf('commitment', made(), fellDue, broken(maker))).toEqual([]);
    expect(casesOf('commitment', made(), broken())).toEqual([]);
    expect(casesOf('commitment', made({}), fellDue, broken())).toEqual([]);
  });
});

describe('evidence that was withdrawn', () => {
  const keeper = derivedId('due process', 'keeper');
  const taken = by(maker, evidenceTaken, '2026-03-02');

  it('is the case of whoever kept it, where others withdraw it, and none where they do so themselves', () => {
    const withdrawn = by(judge, evidenceWithdrawn, '2026-03-09', { from: keeper });
    expect(casesOf('evidence', taken, withdrawn)).toEqual([
      ['evidence-withdrawn', 'in-order', ['evidence-taken done', 'decision done']],
    ]);
    expect(docOf('evidence', [taken, withdrawn]).organisation).toBe(keeper);
    const own = by(maker, evidenceWithdrawn, '2026-03-09', { from: undefined });
    expect(casesOf('evidence', taken, own)).toEqual([]);
  });
});
