import { addDays, type CivilDate } from '@baraza/domain';
import { EXAMPLE_ID, EXAMPLE_MEMBER, OTHER_EXAMPLE_ID } from '@baraza/service-kit';
import { A_SCAN } from './compliance.pure.ts';
import type { SampleUnit } from './invented-organisations.pure.ts';
import { board, command, representativeOf, type SampleStep, secretariat, treasurer } from './sample-world.pure.ts';

type Step = Omit<SampleStep, 'at'>;

/** Who and what the examples of the API speak of, so that they work here as they stand. */
export function* examples(units: readonly SampleUnit[]): Generator<Step> {
  const root = units.find((unit) => unit.parent === undefined)!;
  // Not a member yet.
  yield command(secretariat, '/members/organisations', {
    id: EXAMPLE_ID,
    kind: 'cbo',
    legalName: 'Kyamuhunga Well Keepers',
    unit: units.find((unit) => unit.parent === root.code)!.code,
    themes: ['social-justice'],
  });
  // A file of theirs, to be taken in evidence.
  yield command(secretariat, '/members/files', { id: EXAMPLE_ID, organisation: EXAMPLE_ID, base64: A_SCAN });
  // A programme that they can apply for, and a cohort of it that has not begun for years to come.
  const dates = { from: '2030-04-15', until: '2030-08-30' };
  yield command(secretariat, '/capacity/programmes', {
    id: EXAMPLE_ID,
    title: 'Keeping a well together',
    track: 'internal-governance',
    aims: ['Committees that meet, and wells that run'],
    unit: root.code,
    themes: ['social-justice'],
    languages: ['en', 'nyn'],
    modules: [{ code: 'well-committee', title: 'A committee of its own', outcomes: ['Keeps minutes and accounts'] }],
    period: dates,
  });
  yield command(secretariat, `/capacity/programmes/${EXAMPLE_ID}/open`);
  const cohort = { programme: EXAMPLE_ID, name: 'First cohort', places: 12, ...dates };
  yield command(secretariat, '/capacity/cohorts', { id: EXAMPLE_ID, ...cohort });
  // A campaign that is still a draft: actions can be planned for it.
  yield command(secretariat, '/campaigns/campaigns', {
    id: EXAMPLE_ID,
    title: 'Wells that somebody keeps',
    cause: 'Repairs promised to the sub-county have not begun',
    unit: root.code,
    lead: EXAMPLE_ID,
    themes: ['social-justice'],
  });
  // An office of which it may demand something.
  yield command(secretariat, '/campaigns/duty-bearers', {
    id: EXAMPLE_ID,
    office: 'District Engineer for Water',
    unit: root.code,
    level: 'district',
    duties: ['fulfil'],
  });
}

/** What takes members to begin with: at the end of the story. */
export function* laterExamples(units: readonly SampleUnit[], ends: CivilDate): Generator<Step> {
  const { code: root } = units.find((unit) => unit.parent === undefined)!;
  yield* convenings(root, ends);
  yield* assessment();
  yield* innovation(root, ends);
  yield* blueprint(root);
  // One that decides, and is alerted: it falls dormant no earlier than a year after the story.
  yield command(secretariat, '/coalitions/coalitions', {
    id: EXAMPLE_ID,
    kind: 'coalition',
    name: 'Friends of the Wells',
    unit: root,
    purpose: 'That the wells of the region run, and their users know what they cost',
    themes: ['social-justice'],
    convenor: EXAMPLE_MEMBER,
  });
}

/** Published, so that somebody can begin after it. */
function* blueprint(unit: string): Generator<Step> {
  const guide = 'Sample text: how a well comes to have a committee that keeps it.';
  yield command(secretariat, '/coalitions/blueprints', {
    ...{ id: EXAMPLE_ID, unit, title: 'Wells with a committee', themes: ['social-justice'] },
    ...{ languages: ['en'], licence: 'CC-BY-SA-4.0', guide },
    steps: [{ step: 'listen', title: 'Listen to those who draw water' }],
    roles: [{ role: 'keeper', title: 'Keeps the key of the pump' }],
  });
  yield command(board, `/coalitions/blueprints/${EXAMPLE_ID}/publish`, { guide });
}

/** One that is years ahead, and one that has met and decided. */
function* convenings(unit: string, ends: CivilDate): Generator<Step> {
  const called = { unit, title: 'Regional convening', mode: 'in-person', quorumPercent: 34 };
  yield command(secretariat, '/members/convenings', { id: EXAMPLE_ID, ...called, on: '2030-03-28' });
  const on = addDays(ends, -1);
  const dated = (days: number) => ({ effectiveOn: addDays(on, days) });
  const path = `/members/convenings/${OTHER_EXAMPLE_ID}`;
  yield command(secretariat, '/members/convenings', { id: OTHER_EXAMPLE_ID, ...called, on, ...dated(-21) });
  const organisations = [EXAMPLE_MEMBER];
  yield command(secretariat, `${path}/invite`, { as: 'member', organisations, ...dated(-20) });
  const attendance = { women: 2, men: 1, youth: 1, personsWithDisabilities: 0, total: 3 };
  yield command(secretariat, `${path}/hold`, { present: organisations, attendance, ...dated(0) }, true);
}

/** The questionnaire that ships with the product, and a short one that an organisation has answered. */
function* assessment(): Generator<Step> {
  yield command(secretariat, '/capacity/instruments/organisational-capacity/adopt');
  const item = 'books-of-the-well';
  const levels = ['None are kept', 'They are kept at times', 'They are up to date', 'Others look into them each year'];
  const domain = 'finance-and-controls';
  yield command(secretariat, '/capacity/instruments', {
    code: 'well-committees',
    title: 'How a well committee is doing',
    scoring: 'self-agreed',
    language: 'en',
    domains: [
      {
        code: domain,
        title: 'Finance and controls',
        tracks: ['internal-governance'],
        items: [{ code: item, title: 'Books', levels }],
      },
    ],
  });
  yield command(secretariat, '/capacity/assessments', {
    id: EXAMPLE_ID,
    organisation: EXAMPLE_ID,
    instrument: 'well-committees',
    round: 'baseline',
    dueOn: '2030-03-01',
  });
  const path = `/capacity/assessments/${EXAMPLE_ID}`;
  const keepers = representativeOf(EXAMPLE_ID);
  yield command(keepers, `${path}/give-rating`, { rater: 'board', ratings: [{ item, level: 2 }] });
  yield command(keepers, `${path}/give-rating`, { rater: 'member', ratings: [{ item, level: 3 }] });
  yield command(keepers, `${path}/close-ratings`);
  const justification = 'The books are written, and run behind in the dry season.';
  yield command(keepers, `${path}/agree-score`, { domain, levels: [{ item, level: 2 }], justification });
  yield command(keepers, `${path}/complete`);
}

/** Of a member: tried, and shared with a guide that others can follow. */
function* innovation(unit: string, ends: CivilDate): Generator<Step> {
  const summary = 'How the users of a well read its accounts together.';
  yield command(secretariat, '/capacity/knowledge-products', {
    id: EXAMPLE_ID,
    kind: 'guide',
    unit,
    themes: ['social-justice'],
    licence: 'CC-BY-SA-4.0',
    editions: [{ language: 'en', title: 'Reading the accounts of a well' }],
    summary,
  });
  yield command(treasurer, `/capacity/knowledge-products/${EXAMPLE_ID}/publish`, { summary });
  yield command(secretariat, '/capacity/innovations', {
    id: EXAMPLE_ID,
    title: 'Accounts that hang at the well',
    kind: 'idea',
    themes: ['social-justice'],
    organisations: [EXAMPLE_MEMBER],
    description: 'Where everybody who fetches water sees what was paid, more of them pay.',
  });
  const path = `/capacity/innovations/${EXAMPLE_ID}`;
  const move = (to: string, evidence: string) => command(secretariat, `${path}/move`, { to, evidence });
  yield move('research', 'Three committees asked for it.');
  yield move('proof-of-concept', 'Two wells are ready to try it.');
  yield command(secretariat, `${path}/begin-experiment`, {
    hypothesis: 'More households pay where the accounts hang at the well.',
    measure: 'Households that paid, month by month.',
    until: ends,
  });
  yield {
    ...command(secretariat, `${path}/report-experiment`, {
      result: 'supported',
      finding: 'Twice as many households paid as in the year before.',
    }),
    takes: { into: 'experiment', answered: false, events: `${path}/events`, type: 'capacity.ExperimentBegun' },
  };
  yield move('transition-to-scale', 'It came out as was hoped at both wells.');
  yield command(secretariat, `${path}/share`, { products: [EXAMPLE_ID] });
}
