import type {
  DecidedAs,
  outcomeInterpreted,
  outcomeSentToSubstantiator,
  outcomeSubstantiated,
  outcomeSubstantiationDeclined,
} from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import type {
  InterpretOutcome,
  OnGround,
  OutcomeSides,
  SendingFacts,
  SendOutcome,
  SubstantiateOutcome,
} from './outcome.commands.pure.ts';
import { outcomeRules } from './outcome.rules.ts';
import { answers, harvests, inOrderOfDates, noted, ofOutcome, onRecord, sent } from './outcome.standing.pure.ts';
import type { OutcomeState } from './outcome.state.ts';

/** Whether an outcome is as it was put: asked of somebody independent, and what they found. */

/** @throws Rejection `unknown`, `withdrawn`, `harvested-by-others`, `not-formulated`, `substantiator-unknown`, `substantiator-was-source`, `substantiator-had-a-part`, `answer-by-past`, `before-last-step` */
export function send(
  state: OutcomeState,
  { substantiator, answerBy }: SendOutcome,
  facts: SendingFacts,
  sides: OutcomeSides,
  given: Deciding,
): readonly DecidedAs<typeof outcomeSentToSubstantiator>[] {
  const now = noted(state);
  harvests(sides, given);
  if (now.status !== 'formulated') throw outcomeRules.broken('not-formulated', { params: { status: now.status } });
  const pointer = '/substantiator';
  if (!facts.substantiatorKnown) throw outcomeRules.broken('substantiator-unknown', { pointer });
  const asked = [substantiator, ...facts.substantiatorNow];
  const isOneOf = (those: readonly string[]): boolean => asked.some((one) => those.includes(one));
  if (isOneOf([...now.sources, ...facts.sources])) throw outcomeRules.broken('substantiator-was-source', { pointer });
  if (isOneOf([now.organisation, ...facts.contributors])) {
    throw outcomeRules.broken('substantiator-had-a-part', { pointer });
  }
  if (answerBy < given.effectiveOn) throw outcomeRules.broken('answer-by-past', { pointer: '/answerBy' });
  inOrderOfDates(now, given);
  const data = { ...ofOutcome(now), version: now.formulation.version, substantiator, answerBy };
  const { effectiveOn, tags } = onRecord(now, given);
  const found = [...new Set([...tags, `org:${substantiator}`])];
  return [{ type: 'campaigns.OutcomeSentToSubstantiator', data, effectiveOn, tags: found }];
}

/** By whoever was asked; or it is asked no more. @throws Rejection `unknown`, `withdrawn`, `not-sent`, `not-asked`, `before-last-step` */
export function declineSubstantiation(
  state: OutcomeState,
  { ground }: OnGround,
  sides: OutcomeSides,
  given: Deciding,
): readonly DecidedAs<typeof outcomeSubstantiationDeclined>[] {
  const now = sent(state);
  const isStaff = given.actor.roles.includes('secretariat') || given.actor.roles.includes('unit-officer');
  if (!sides.forSubstantiator && !isStaff) throw outcomeRules.broken('not-asked');
  inOrderOfDates(now, given);
  const { substantiator, formulation } = now;
  const data = { ...ofOutcome(now), version: formulation.version, substantiator, ground };
  return [{ type: 'campaigns.OutcomeSubstantiationDeclined', data, ...onRecord(now, given), ground }];
}

/** @throws Rejection `unknown`, `withdrawn`, `not-sent`, `own-outcome`, `substantiator-was-source`, `not-asked`, `before-last-step` */
export function substantiate(
  state: OutcomeState,
  { verdict, comment, about }: SubstantiateOutcome,
  sides: OutcomeSides,
  given: Deciding,
): readonly DecidedAs<typeof outcomeSubstantiated>[] {
  const now = sent(state);
  const recordedFor = answers(now, sides, given);
  inOrderOfDates(now, given);
  const { substantiator, formulation } = now;
  const { version, goals, measured, contributions } = formulation;
  const data = {
    ...{ ...ofOutcome(now), version, substantiator, verdict, goals, contributions, recordedFor },
    ...(measured === undefined ? {} : { measured }),
    ...(comment === undefined ? {} : { comment: freeText(given.id('comment'), comment, about) }),
  };
  return [{ type: 'campaigns.OutcomeSubstantiated', data, ...onRecord(now, given) }];
}

/** What it means for the work to come. Another takes the place of the first. @throws Rejection `unknown`, `withdrawn`, `harvested-by-others`, `not-answered`, `before-last-step` */
export function interpret(
  state: OutcomeState,
  { interpretation, about }: InterpretOutcome,
  sides: OutcomeSides,
  given: Deciding,
): readonly DecidedAs<typeof outcomeInterpreted>[] {
  const now = noted(state);
  harvests(sides, given);
  if (now.status !== 'substantiated' && now.status !== 'contested') {
    throw outcomeRules.broken('not-answered', { params: { status: now.status } });
  }
  inOrderOfDates(now, given);
  const text = freeText(given.id('interpretation'), interpretation, about);
  const data = { ...ofOutcome(now), version: now.formulation.version, interpretation: text };
  return [{ type: 'campaigns.OutcomeInterpreted', data, ...onRecord(now, given) }];
}
