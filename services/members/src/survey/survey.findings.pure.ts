import type {
  DecidedAs,
  surveyFindingDeclined,
  surveyFindingProposed,
  surveyFindingPublished,
} from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import type {
  DeclineFinding,
  FindingFacts,
  ProposalFacts,
  ProposeFinding,
  PublishFinding,
} from './survey.commands.pure.ts';
import { findingOf } from './survey.evolve.pure.ts';
import { surveyRules } from './survey.rules.ts';
import type { Finding, Published, SurveyState } from './survey.state.ts';
import { begun, onRecord } from './survey.steps.pure.ts';

/** "You said, we did": one puts the exact words forward, another confirms that they name no private person. */

export function proposeFinding(
  state: SurveyState,
  { themes, question, words, promise }: ProposeFinding,
  facts: ProposalFacts,
  given: Deciding,
): readonly DecidedAs<typeof surveyFindingProposed>[] {
  const now = published(state, given);
  const unknown = themes.findIndex((theme) => !facts.themes.includes(theme));
  if (unknown >= 0) throw surveyRules.broken('theme-unknown', { pointer: `/themes/${unknown}` });
  if (question !== undefined && !now.plan.questions.some(({ code }) => code === question)) {
    throw surveyRules.broken('finding-of-no-question', { pointer: '/question' });
  }
  if (promise !== undefined) notForThePast(promise.dueOn, given, '/promise/dueOn');
  return [
    {
      type: 'members.SurveyFindingProposed',
      data: {
        finding: given.id('finding'),
        themes,
        ...(question === undefined ? {} : { question }),
        words: freeText(given.id('words'), words.text, words.about),
        ...(promise === undefined
          ? {}
          : {
              promise: {
                words: freeText(given.id('promise'), promise.words.text, promise.words.about),
                dueOn: promise.dueOn,
              },
            }),
      },
      ...onRecord(now, given, themes),
    },
  ];
}

/** @throws Rejection where it was not proposed, by whoever proposed it, or in other words than were proposed */
export function publishFinding(
  state: SurveyState,
  command: PublishFinding,
  facts: FindingFacts,
  given: Deciding,
): readonly DecidedAs<typeof surveyFindingPublished>[] {
  const now = published(state, given);
  const { finding, themes, question, promise, proposedBy } = proposed(now, command.finding);
  if (proposedBy === given.actor.person) throw surveyRules.broken('own-finding');
  if (facts.words === undefined || (promise !== undefined && facts.promise === undefined)) {
    throw surveyRules.broken('words-gone', { pointer: '/finding' });
  }
  if (command.words !== facts.words) throw surveyRules.broken('other-words', { pointer: '/words' });
  if (command.promise !== facts.promise) throw surveyRules.broken('other-words', { pointer: '/promise' });
  if (promise !== undefined) notForThePast(promise.dueOn, given, '/finding');
  return [
    {
      type: 'members.SurveyFindingPublished',
      data: {
        finding,
        unit: now.plan.unit,
        themes,
        ...(question === undefined ? {} : { question }),
        words: command.words,
        ...(promise === undefined ? {} : { promise: { words: command.promise!, dueOn: promise.dueOn } }),
      },
      ...onRecord(now, given, themes),
    },
  ];
}

/** Whoever proposed it may take it back. */
export function declineFinding(
  state: SurveyState,
  command: DeclineFinding,
  given: Deciding,
): readonly DecidedAs<typeof surveyFindingDeclined>[] {
  const now = published(state, given);
  const { finding, themes } = proposed(now, command.finding);
  const { ground } = command;
  return [
    { type: 'members.SurveyFindingDeclined', data: { finding, ground }, ...onRecord(now, given, themes), ground },
  ];
}

function published(state: SurveyState, given: Deciding): Published {
  const now = begun(state, given);
  if (now.status !== 'published') throw surveyRules.broken('not-published', { params: { status: now.status } });
  return now;
}

function proposed(state: Published, id: string): Finding {
  const found = findingOf(state, id);
  if (found?.status !== 'proposed') throw surveyRules.broken('finding-not-proposed', { pointer: '/finding' });
  return found;
}

function notForThePast(dueOn: string, given: Deciding, pointer: string): void {
  if (dueOn <= given.effectiveOn) throw surveyRules.broken('promised-for-the-past', { pointer });
}
