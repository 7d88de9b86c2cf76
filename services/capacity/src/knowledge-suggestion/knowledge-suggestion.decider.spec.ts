import { DiagramWatch, fold, given } from '@baraza/domain';
import fc from 'fast-check';
import { lived, someLife } from '../testing/record.ts';
import {
  decide,
  decline,
  type KnowledgeSuggestionCommand,
  lapse,
  suggest,
  takeUp,
} from './knowledge-suggestion.decider.ts';
import { knowledgeSuggestionRules } from './knowledge-suggestion.rules.ts';
import { knowledgeSuggestion } from './knowledge-suggestion.state.ts';
import { aSuggestion, closed, PRODUCT, suggested } from './knowledge-suggestions.fixture.ts';

const { rules } = knowledgeSuggestionRules;
const to = (past: ReturnType<typeof aSuggestion>) => given(knowledgeSuggestion, ...past);
const declining = (past = aSuggestion(), moment = {}) =>
  to(past).when((state, now) => decline(state, { ground: 'nothing-new' }, now), moment);

describe('a suggestion of a knowledge product', () => {
  it('is made once for each outcome, and again where it lapsed', () => {
    to([])
      .when((state, now) => suggest(state, suggested, now))
      .then({
        type: 'capacity.KnowledgeProductSuggested',
        data: suggested,
        tags: [`org:${suggested.organisation}`, 'unit:UG-402', 'theme:social-justice', `outcome:${suggested.outcome}`],
      });
    for (const past of [aSuggestion(), closed.takenUp(), closed.declined()]) {
      to(past)
        .when((state, now) => suggest(state, suggested, now))
        .thenNothing();
    }
    to(closed.lapsed())
      .when((state, now) => suggest(state, suggested, now), { effectiveOn: '2026-01-01' })
      .then({ type: 'capacity.KnowledgeProductSuggested', effectiveOn: '2026-02-02' });
  });

  it('is taken up by a draft; where nothing waits there is nothing to do', () => {
    const takingUp = (past: ReturnType<typeof aSuggestion>) =>
      to(past).when((state, now) => takeUp(state, { product: PRODUCT }, now));
    takingUp(aSuggestion()).then({
      type: 'capacity.KnowledgeSuggestionTakenUp',
      data: { ...suggested, product: PRODUCT },
    });
    for (const past of [[], ...Object.values(closed).map((one) => one())]) takingUp(past).thenNothing();
  });

  it('lapses when the outcome is in doubt, and from no date before it was made', () => {
    to(aSuggestion())
      .when((state, now) => lapse(state, { because: 'contested' }, now), { effectiveOn: '2026-01-01' })
      .then({ type: 'capacity.KnowledgeSuggestionLapsed', data: { because: 'contested' }, effectiveOn: '2026-02-02' });
    for (const past of [[], ...Object.values(closed).map((one) => one())]) {
      to(past)
        .when((state, now) => lapse(state, { because: 'contested' }, now))
        .thenNothing();
    }
  });

  it('is declined on a ground, once', () => {
    declining().then({ type: 'capacity.KnowledgeSuggestionDeclined', ground: 'nothing-new' });
    declining(closed.declined()).thenNothing();
  });

  it(rules['not-open'].title, () => {
    declining(closed.takenUp()).thenRefused('knowledge-suggestion.not-open');
    declining(closed.lapsed()).thenRefused('knowledge-suggestion.not-open');
  });

  it(rules['not-made'].title, () => {
    declining([]).thenRefused('knowledge-suggestion.not-made');
  });

  it(rules['before-last-step'].title, () => {
    declining(aSuggestion(), { effectiveOn: '2026-02-01' }).thenRefused('knowledge-suggestion.before-last-step', {
      pointer: '/effectiveOn',
    });
  });
});

describe('any life of a suggestion', () => {
  const command = fc.constantFrom<KnowledgeSuggestionCommand>(
    { kind: 'suggest', body: suggested },
    { kind: 'take-up', body: { product: PRODUCT } },
    { kind: 'decline', body: { ground: 'nothing-new' } },
    { kind: 'lapse', body: { because: 'corrected' } },
  );

  it('answers every command with events that fit their contract or a refusal, and goes by its diagram', () => {
    const watch = new DiagramWatch(knowledgeSuggestion);
    fc.assert(
      fc.property(someLife(command, { most: 10 }), (steps) => {
        const { events, state } = lived(knowledgeSuggestion, steps, decide);
        expect(fold(knowledgeSuggestion, events)).toEqual(state);
        watch.follow(events);
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
