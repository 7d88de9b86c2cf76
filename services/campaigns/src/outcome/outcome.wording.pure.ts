import type {
  ChangedActor,
  Contribution,
  DecidedAs,
  outcomeCorrected,
  outcomeFormulated,
  outcomeSourcesNamed,
} from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import type {
  CorrectOutcome,
  FormulateOutcome,
  NamedChanged,
  OutcomeSides,
  WordingFacts,
} from './outcome.commands.pure.ts';
import { outcomeRules } from './outcome.rules.ts';
import { harvests, inOrderOfDates, noted, ofOutcome, tagsOfWording } from './outcome.standing.pure.ts';
import type { OpenOutcome, OutcomeState } from './outcome.state.ts';

/** An outcome in words: who changed what, when, where, and what was done for it. Its sources are told in an event of their own. */

/** @throws Rejection `unknown`, `withdrawn`, `harvested-by-others`, `formulated-already`, `before-last-step`, or what makes it no outcome */
export function formulate(
  state: OutcomeState,
  command: FormulateOutcome,
  facts: WordingFacts,
  sides: OutcomeSides,
  given: Deciding,
): readonly (DecidedAs<typeof outcomeFormulated> | DecidedAs<typeof outcomeSourcesNamed>)[] {
  const now = noted(state);
  harvests(sides, given);
  if (now.status !== 'draft') throw outcomeRules.broken('formulated-already', { params: { status: now.status } });
  const worded = inWords(now, 1, command, facts, given);
  const data = { ...ofOutcome(now), ...worded };
  return [
    { type: 'campaigns.OutcomeFormulated', data, ...foundBy(now, command, given) },
    sourcesOf(now, 1, command, given),
  ];
}

/** Another version: what was found of the one before stands for that one. @throws Rejection as `formulate`, and `not-corrected` */
export function correct(
  state: OutcomeState,
  command: CorrectOutcome,
  facts: WordingFacts,
  sides: OutcomeSides,
  given: Deciding,
): readonly (DecidedAs<typeof outcomeCorrected> | DecidedAs<typeof outcomeSourcesNamed>)[] {
  const now = noted(state);
  harvests(sides, given);
  if (now.status === 'draft') throw outcomeRules.broken('not-corrected');
  const version = now.formulation.version + 1;
  const { ground } = command;
  const data = { ...ofOutcome(now), ...inWords(now, version, command, facts, given), ground };
  return [
    { type: 'campaigns.OutcomeCorrected', data, ...foundBy(now, command, given), ground },
    sourcesOf(now, version, command, given),
  ];
}

function inWords(now: OpenOutcome, version: number, command: FormulateOutcome, facts: WordingFacts, given: Deciding) {
  const changed = changedOf(command.changed);
  const { change, on, at, positive, intended, contributions, evidence, goals, measured, about } = command;
  if (changed.kind === 'organisation') {
    if (changed.id === now.organisation) throw outcomeRules.broken('changed-itself', { pointer: '/changed/id' });
    if (!facts.organisationsKnown.includes(changed.id)) {
      throw outcomeRules.broken('changed-unknown', { pointer: '/changed/id' });
    }
  }
  if (on > given.effectiveOn) throw outcomeRules.broken('changed-to-come', { pointer: '/on' });
  if (!facts.placeKnown) throw outcomeRules.broken('place-unknown', { pointer: '/at' });
  const stranger = contributions.findIndex(({ id }) => !facts.contributionsKnown.includes(id));
  if (stranger >= 0) throw outcomeRules.broken('contribution-unknown', { pointer: `/contributions/${stranger}/id` });
  const absent = evidence.findIndex((id) => !facts.evidenceCitable.includes(id));
  if (absent >= 0) throw outcomeRules.broken('evidence-unknown', { pointer: `/evidence/${absent}` });
  if (measured !== undefined && !goals.includes(measured.goal)) {
    throw outcomeRules.broken('measured-for-another-goal', { pointer: '/measured/goal' });
  }
  assertSources(command, facts);
  inOrderOfDates(now, given);
  return {
    ...{ version, changed, change, on, at, positive, intended },
    contributions: eachOnce(contributions),
    ...{ evidence: [...new Set(evidence)], goals: [...goals] },
    ...(measured === undefined ? {} : { measured: { ...measured } }),
    description: freeText(given.id('description'), command.description, about),
    significance: freeText(given.id('significance'), command.significance, about),
    ...(command.contribution === undefined
      ? {}
      : { contribution: freeText(given.id('contribution'), command.contribution, about) }),
  };
}

function eachOnce(contributions: readonly Contribution[]): readonly Contribution[] {
  const keys = contributions.map(({ kind, id }) => `${kind}:${id}`);
  return contributions.filter((_, index) => keys.indexOf(keys[index]!) === index).map(({ kind, id }) => ({ kind, id }));
}

/** @throws Rejection `changed-unnamed` */
function changedOf({ kind, id, name }: NamedChanged): ChangedActor {
  if (kind === 'organisation' && id !== undefined && name === undefined) return { kind, id };
  if (kind === 'duty-bearer' && name !== undefined) return { kind, name, ...(id === undefined ? {} : { id }) };
  throw outcomeRules.broken('changed-unnamed', { pointer: '/changed' });
}

/** @throws Rejection `no-source`, `source-unknown` */
function assertSources({ sources: { organisations, persons } }: FormulateOutcome, facts: WordingFacts): void {
  if (organisations.length === 0 && persons === undefined)
    throw outcomeRules.broken('no-source', { pointer: '/sources' });
  const unknown = organisations.findIndex((id) => !facts.organisationsKnown.includes(id));
  if (unknown >= 0) throw outcomeRules.broken('source-unknown', { pointer: `/sources/organisations/${unknown}` });
}

function sourcesOf(
  now: OpenOutcome,
  version: number,
  command: FormulateOutcome,
  given: Deciding,
): DecidedAs<typeof outcomeSourcesNamed> {
  const { organisations, persons } = command.sources;
  return {
    type: 'campaigns.OutcomeSourcesNamed',
    data: {
      ...{ version, organisations: [...new Set(organisations)] },
      ...(persons === undefined ? {} : { persons: freeText(given.id('persons'), persons, command.about) }),
    },
    effectiveOn: given.effectiveOn,
    tags: [`unit:${now.unit}`],
  };
}

const foundBy = (now: OpenOutcome, command: FormulateOutcome, { effectiveOn }: Deciding) => ({
  effectiveOn,
  tags: tagsOfWording(now, command),
});
