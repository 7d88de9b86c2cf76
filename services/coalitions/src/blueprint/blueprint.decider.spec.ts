import { type Deciding, given } from '@baraza/domain';
import {
  aBlueprint,
  budgetCircles,
  drafted,
  dropped,
  MAKERS,
  REPLICATION,
  theReader,
  theWriter,
  withdrawn,
} from './blueprint.builders.ts';
import {
  draft,
  type DraftFacts,
  draftNext,
  type DraftVersion,
  dropDraft,
  publish,
  withdraw,
} from './blueprint.decider.ts';
import { blueprintRules } from './blueprint.rules.ts';
import { blueprint, type BlueprintState } from './blueprint.state.ts';

const { rules } = blueprintRules;
const fitting: DraftFacts = {
  unitKnown: true,
  organisations: [MAKERS],
  themes: ['governance'],
  replications: [REPLICATION],
};
const { guide } = budgetCircles;
const drafting =
  (command: DraftVersion = budgetCircles, facts = fitting) =>
  (state: BlueprintState, moment: Deciding) =>
    draft(state, command, facts, moment);
const next =
  (more: Partial<DraftVersion> = {}, facts = fitting) =>
  (state: BlueprintState, moment: Deciding) =>
    draftNext(state, { ...budgetCircles, learnedFrom: [REPLICATION], ...more }, facts, moment);
const publishing =
  (words = guide, kept: string | undefined = guide) =>
  (state: BlueprintState, moment: Deciding) =>
    publish(state, { guide: words }, { drafted: kept }, moment);
const dropping = (state: BlueprintState, moment: Deciding) => dropDraft(state, { ground: 'too-long' }, moment);
const withdrawing = (state: BlueprintState, moment: Deciding) => withdraw(state, { ground: 'out-of-date' }, moment);

describe('a blueprint', () => {
  it('is written down, its guide as a document of the vault', () => {
    given(blueprint)
      .when(drafting(), { actor: theWriter })
      .then({
        type: 'coalitions.BlueprintDrafted',
        data: { ...budgetCircles, version: 1, guide: { subject: 'id-of-guide', value: guide } },
        tags: ['unit:UG-402', `org:${MAKERS}`, 'theme:governance'],
      });
  });

  it(rules['drafted-once'].title, () => {
    given(blueprint, drafted()).when(drafting()).thenRefused('blueprint.drafted-once');
  });

  it(rules['unit-unknown'].title, () => {
    given(blueprint)
      .when(drafting(budgetCircles, { ...fitting, unitKnown: false }))
      .thenRefused('blueprint.unit-unknown');
  });

  it(rules['organisation-unknown'].title, () => {
    given(blueprint)
      .when(drafting(budgetCircles, { ...fitting, organisations: [] }))
      .thenRefused('blueprint.organisation-unknown', { pointer: '/organisations/0' });
  });

  it(rules['theme-unknown'].title, () => {
    given(blueprint)
      .when(drafting(budgetCircles, { ...fitting, themes: [] }))
      .thenRefused('blueprint.theme-unknown', { pointer: '/themes/0' });
  });

  it(rules['code-twice'].title, () => {
    const twice = { step: 'listen', title: 'Listen again' };
    given(blueprint)
      .when(drafting({ ...budgetCircles, steps: [...budgetCircles.steps, twice] }))
      .thenRefused('blueprint.code-twice', { pointer: '/steps/2' });
    given(blueprint)
      .when(drafting({ ...budgetCircles, roles: [...budgetCircles.roles, ...budgetCircles.roles] }))
      .thenRefused('blueprint.code-twice', { pointer: '/roles/1' });
  });

  it(rules.unknown.title, () => {
    for (const step of [next(), publishing(), dropping, withdrawing] as const) {
      given(blueprint)
        .when(step as typeof dropping)
        .thenRefused('blueprint.unknown');
    }
  });

  it(rules['before-last-step'].title, () => {
    for (const step of [next(), withdrawing] as const) {
      given(blueprint, ...aBlueprint())
        .when(step as typeof withdrawing, { effectiveOn: '2026-02-08' })
        .thenRefused('blueprint.before-last-step');
    }
  });
});

describe('a version', () => {
  it('is published by somebody else, with all that it says', () => {
    given(blueprint, drafted())
      .when(publishing(), { actor: theReader })
      .then({ type: 'coalitions.BlueprintPublished', data: { ...budgetCircles, version: 1, guide } });
  });

  it(rules['own-draft'].title, () => {
    given(blueprint, drafted()).when(publishing(), { actor: theWriter }).thenRefused('blueprint.own-draft');
  });

  it(rules['other-words'].title, () => {
    given(blueprint, drafted())
      .when(publishing('Begin somewhere.'), { actor: theReader })
      .thenRefused('blueprint.other-words', { pointer: '/guide' });
  });

  it(rules['words-gone'].title, () => {
    given(blueprint, drafted())
      .when((state, moment) => publish(state, { guide }, { drafted: undefined }, moment), { actor: theReader })
      .thenRefused('blueprint.words-gone');
  });

  it(rules['no-draft'].title, () => {
    for (const step of [publishing(), dropping] as const) {
      given(blueprint, ...aBlueprint())
        .when(step as typeof dropping, { actor: theReader })
        .thenRefused('blueprint.no-draft');
    }
  });

  it('is followed by a next one, in place of a draft that waits; a first draft is written down anew', () => {
    const second = { ...budgetCircles, version: 2, learnedFrom: [REPLICATION], guide: { value: guide } };
    for (const events of [aBlueprint(), aBlueprint(drafted(2, '2026-02-20'))]) {
      given(blueprint, ...events)
        .when(next())
        .then({ type: 'coalitions.BlueprintDrafted', data: second as never });
    }
    given(blueprint, drafted())
      .when(next({ learnedFrom: [] }))
      .then({ type: 'coalitions.BlueprintDrafted', data: { version: 1 } as never });
  });

  it(rules['replication-unfit'].title, () => {
    given(blueprint, ...aBlueprint())
      .when(next({}, { ...fitting, replications: [] }))
      .thenRefused('blueprint.replication-unfit', { pointer: '/learnedFrom/0' });
  });

  it(rules['not-published'].title, () => {
    for (const events of [aBlueprint(withdrawn()), [drafted(), dropped()]]) {
      given(blueprint, ...events)
        .when(next())
        .thenRefused('blueprint.not-published');
      given(blueprint, ...events)
        .when(withdrawing)
        .thenRefused('blueprint.not-published');
    }
    given(blueprint, drafted()).when(withdrawing).thenRefused('blueprint.not-published');
  });

  it('is dropped on a ground, and what was published stays', () => {
    given(blueprint, drafted())
      .when(dropping, { actor: theWriter })
      .then({ type: 'coalitions.BlueprintDraftDropped', data: { version: 1, ground: 'too-long' } });
    const state = aBlueprint(drafted(2, '2026-02-10'), dropped(2)).reduce(blueprint.evolve, blueprint.initialState);
    expect(state).toMatchObject({ status: 'published', versions: [{ version: 1 }] });
  });

  it('is withdrawn with all the others', () => {
    given(blueprint, ...aBlueprint())
      .when(withdrawing)
      .then({ type: 'coalitions.BlueprintWithdrawn', data: { ground: 'out-of-date' }, ground: 'out-of-date' });
  });
});
