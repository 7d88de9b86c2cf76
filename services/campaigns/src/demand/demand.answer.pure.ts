import type {
  DecidedAs,
  demandAnswered,
  demandAnswerProven,
  demandEvidenceCited,
  demandImplemented,
  demandPromiseExcused,
  demandReneged,
  demandRenegotiated,
  demandWithdrawn,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, unreachable } from '@baraza/domain';
import type { AnswerDemand, CitingFacts, OnGround, PromiseNews } from './demand.commands.pure.ts';
import { demandRules } from './demand.rules.ts';
import { citing, inOrderOfDates, isShown, known, onRecord, proofOf, readable } from './demand.standing.pure.ts';
import type { DemandState, PutDemand } from './demand.state.ts';

/** What the duty-bearer says, and what becomes of it. The promise itself lives in the register of commitments. */

/**
 * Two events: the answer, which is public, and what shows it; where evidence does, a third says which.
 * @returns nothing where it stands refused already, and is again
 * @throws Rejection `unknown`, `not-to-answer`, `refused-undated`, `promise-undated`, `evidence-unreadable`,
 * `answer-unproven`, `evidence-unknown`, `before-last-step`
 */
export function answer(
  state: DemandState,
  command: AnswerDemand,
  facts: CitingFacts,
  given: Deciding,
): readonly (
  DecidedAs<typeof demandAnswered> | DecidedAs<typeof demandAnswerProven> | DecidedAs<typeof demandEvidenceCited>
)[] {
  const now = toAnswer(state);
  const evidence = readable(command.evidence);
  if (!isShown(command) && command.note === undefined) {
    throw demandRules.broken('answer-unproven', { pointer: '/files' });
  }
  inOrderOfDates(now, given);
  const { campaign, unit, themes } = now;
  const about = { campaign, unit, themes: [...themes], answer: command.answer };
  const proof = proofOf({ evidence, note: command.note }, given);
  const proven = [
    { type: 'campaigns.DemandAnswerProven' as const, data: proof, ...onRecord(now, given) },
    ...citing('answer', command, facts, onRecord(now, given)),
  ];
  if (command.answer === 'refused') {
    if (command.promisedBy !== undefined) throw demandRules.broken('refused-undated', { pointer: '/promisedBy' });
    if (now.status === 'refused') return [];
    return [{ type: 'campaigns.DemandAnswered', data: about, ...onRecord(now, given) }, ...proven];
  }
  const { dutyBearer, office } = now;
  const promise = {
    ...{ commitment: given.id('commitment'), dutyBearer, office, dueOn: dueOnOf(now, command, given) },
    // What was accepted in part alone is worded where the promise stands.
    ...(command.answer === 'accepted' ? { words: now.words } : {}),
  };
  return [{ type: 'campaigns.DemandAnswered', data: { ...about, promise }, ...onRecord(now, given) }, ...proven];
}

/** @throws Rejection `unknown`, `not-to-withdraw`, `before-last-step` */
export function withdraw(
  state: DemandState,
  { ground }: OnGround,
  given: Deciding,
): readonly DecidedAs<typeof demandWithdrawn>[] {
  const now = known(state);
  if (now.status !== 'delivered' && now.status !== 'silent' && now.status !== 'refused') {
    throw demandRules.broken('not-to-withdraw', { params: { status: now.status } });
  }
  inOrderOfDates(now, given);
  return [{ type: 'campaigns.DemandWithdrawn', data: { ground }, ...onRecord(now, given), ground }];
}

/**
 * A consequence of what the register of commitments says: it asks nobody's leave, and holds from no earlier than the last
 * step.
 * @returns nothing where the demand does not rest on this promise, or no longer
 */
export function followPromise(
  state: DemandState,
  news: PromiseNews,
  given: Deciding,
): readonly (
  | DecidedAs<typeof demandRenegotiated>
  | DecidedAs<typeof demandImplemented>
  | DecidedAs<typeof demandReneged>
  | DecidedAs<typeof demandPromiseExcused>
)[] {
  if (state.status !== 'promised' || state.promise.commitment !== news.commitment) return [];
  const { commitment } = news;
  const effectiveOn = given.effectiveOn < state.since ? state.since : given.effectiveOn;
  const about = onRecord(state, { ...given, effectiveOn });
  switch (news.came) {
    case 'renegotiated': {
      const { formerDueOn, dueOn, ground } = news;
      const data = { commitment, formerDueOn, dueOn, ground };
      return [{ type: 'campaigns.DemandRenegotiated', data, ...about, ground }];
    }
    case 'kept': {
      const { doneOn, onTime } = news;
      return [{ type: 'campaigns.DemandImplemented', data: { commitment, doneOn, onTime }, ...about }];
    }
    case 'broken': {
      const { ground } = news;
      return [{ type: 'campaigns.DemandReneged', data: { commitment, ground }, ...about, ground }];
    }
    case 'excused': {
      const { ground } = news;
      return [{ type: 'campaigns.DemandPromiseExcused', data: { commitment, ground }, ...about, ground }];
    }
    default:
      return unreachable(news);
  }
}

/** @throws Rejection `unknown`, `not-to-answer` */
function toAnswer(
  state: DemandState,
): Extract<PutDemand, { status: 'delivered' | 'silent' | 'refused' | 'reneged' | 'excused' }> {
  const now = known(state);
  switch (now.status) {
    case 'delivered':
    case 'silent':
    case 'refused':
    case 'reneged':
    case 'excused':
      return now;
    default:
      throw demandRules.broken('not-to-answer', { params: { status: now.status } });
  }
}

/** @throws Rejection `promise-undated` */
function dueOnOf({ changeBy }: PutDemand, { promisedBy }: AnswerDemand, { effectiveOn }: Deciding): CivilDate {
  const dueOn = promisedBy ?? changeBy;
  if (dueOn === undefined || dueOn < effectiveOn) {
    throw demandRules.broken('promise-undated', { pointer: '/promisedBy' });
  }
  return dueOn;
}
