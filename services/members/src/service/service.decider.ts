import type { DecidedAs, serviceChanged, serviceOffered, serviceWithdrawn } from '@baraza/contracts';
import { type Deciding, unreachable } from '@baraza/domain';
import { unitTag } from '../tags.pure.ts';
import { existsOn } from '../unit/unit.state.ts';
import type {
  CategoryFacts,
  ChangedTerms,
  OfferFacts,
  ServiceCommand,
  WithdrawService,
} from './service.commands.pure.ts';
import { serviceRules } from './service.rules.ts';
import type { Offered, ServiceState, ServiceTerms } from './service.state.ts';

/** One that was withdrawn is offered anew. @throws Rejection */
export function offer(
  state: ServiceState,
  terms: ServiceTerms,
  facts: OfferFacts,
  given: Deciding,
): readonly DecidedAs<typeof serviceOffered>[] {
  if (state.status === 'offered') throw serviceRules.broken('offered-already', { pointer: '/code' });
  if (state.status === 'withdrawn') assertDated(state.lastStepOn, given);
  if (!existsOn(facts.unit, given.effectiveOn)) {
    throw serviceRules.broken('unit-unknown', { pointer: '/unit', params: { unit: terms.unit } });
  }
  const data = { ...terms, whoMayAsk: assertTerms(terms, facts) };
  return [{ type: 'members.ServiceOffered', data, ...onRecord(terms, given) }];
}

/** What is left out stays as it is. Requests that were made keep the times they were promised. @throws Rejection */
export function change(
  state: ServiceState,
  changed: ChangedTerms,
  facts: CategoryFacts,
  given: Deciding,
): readonly DecidedAs<typeof serviceChanged>[] {
  const { terms } = offered(state, given);
  const { title, promise, answerDays, whoMayAsk } = changed;
  const next = {
    ...terms,
    ...(title === undefined ? {} : { title }),
    ...(promise === undefined ? {} : { promise }),
    ...(answerDays === undefined ? {} : { answerDays }),
    ...(whoMayAsk === undefined ? {} : { whoMayAsk: [...new Set(whoMayAsk)] }),
  };
  assertTerms(next, facts);
  if (isSame(terms, next)) return [];
  return [{ type: 'members.ServiceChanged', data: next, ...onRecord(terms, given) }];
}

/** What was asked for before is still owed. @throws Rejection where it is not offered */
export function withdraw(
  state: ServiceState,
  { ground }: WithdrawService,
  given: Deciding,
): readonly DecidedAs<typeof serviceWithdrawn>[] {
  if (state.status === 'withdrawn') return [];
  const { terms } = offered(state, given);
  const { unit, code } = terms;
  return [{ type: 'members.ServiceWithdrawn', data: { unit, code, ground }, ...onRecord(terms, given), ground }];
}

/** Any command on a service, by its name. */
export function decide(command: ServiceCommand, state: ServiceState, given: Deciding) {
  switch (command.name) {
    case 'offer':
      return offer(state, command.of, command.facts, given);
    case 'change':
      return change(state, command.of, command.facts, given);
    case 'withdraw':
      return withdraw(state, command.of, given);
    default:
      return unreachable(command);
  }
}

/** @returns the categories, each once */
function assertTerms({ promise, whoMayAsk }: ServiceTerms, { categories }: CategoryFacts): readonly string[] {
  const { acknowledgeDays, deliverDays } = promise;
  if (deliverDays < acknowledgeDays) {
    throw serviceRules.broken('promise-backwards', { pointer: '/promise/deliverDays', params: { acknowledgeDays } });
  }
  const index = whoMayAsk.findIndex((category) => !categories.includes(category));
  if (index >= 0) {
    const params = { category: whoMayAsk[index]! };
    throw serviceRules.broken('category-unknown', { pointer: `/whoMayAsk/${index}`, params });
  }
  return [...new Set(whoMayAsk)];
}

function offered(state: ServiceState, given: Deciding): Offered {
  if (state.status !== 'offered') throw serviceRules.broken('not-offered', { params: { status: state.status } });
  assertDated(state.lastStepOn, given);
  return state;
}

function assertDated(lastStepOn: string, given: Deciding): void {
  if (given.effectiveOn >= lastStepOn) return;
  throw serviceRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
}

function isSame(one: ServiceTerms, other: ServiceTerms): boolean {
  const { promise: promised } = one;
  const { promise } = other;
  return (
    one.title === other.title &&
    one.answerDays === other.answerDays &&
    promised.acknowledgeDays === promise.acknowledgeDays &&
    promised.deliverDays === promise.deliverDays &&
    promised.settleDays === promise.settleDays &&
    [...one.whoMayAsk].sort().join() === [...other.whoMayAsk].sort().join()
  );
}

const onRecord = ({ unit }: ServiceTerms, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: [unitTag(unit)],
});
