import { categoryOf, type RuleSet } from '../rules/rule-set.pure.ts';
import type { TermFacts } from './membership.commands.pure.ts';

/** How long a membership of a category runs, by the rules of a day. */
export function termFacts(rules: RuleSet, category: string): TermFacts {
  return { term: rules.term, paysDues: categoryOf(rules, category)?.paysDues ?? false };
}
