import { FIRST_RULES, type RuleSet, type RulesText } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';

export { FIRST_RULES };
export type { RuleSet, RulesText };
export type Category = RuleSet['categories'][number];
/** What a category may do. */
export type Right = Exclude<keyof Category, 'code'>;

export const categoryOf = (rules: RulesText, code: string): Category | undefined =>
  rules.categories.find((category) => category.code === code);

export const categoryCodes = (rules: RulesText): readonly string[] => rules.categories.map(({ code }) => code);

/** The codes of the categories that have a right. */
export const categoriesThat = (rules: RulesText, right: Right): readonly string[] =>
  rules.categories.filter((category) => category[right]).map(({ code }) => code);

/** A version, and the date from which it holds. */
export interface DatedRules {
  readonly from: CivilDate;
  readonly rules: RuleSet;
}

/** The rules in force on a date: the last of those adopted that hold by then. */
export function inForceOn(adopted: readonly DatedRules[], date: CivilDate): RuleSet {
  return adopted.findLast(({ from }) => from <= date)?.rules ?? FIRST_RULES;
}

/** What no version can lower, each by its place in the rules. */
export const FLOOR = {
  '/admission/endorsers': 1,
  '/conduct/replyDays': 14,
  '/conduct/appealDays': 14,
  '/conduct/panel': 2,
} as const;

/** The places at which the rules are below the floor. */
export function belowFloor({ admission, conduct }: RulesText): readonly (keyof typeof FLOOR)[] {
  const at = {
    '/admission/endorsers': admission.endorsers,
    '/conduct/replyDays': conduct.replyDays,
    '/conduct/appealDays': conduct.appealDays,
    '/conduct/panel': conduct.panel,
  };
  return (Object.keys(FLOOR) as (keyof typeof FLOOR)[]).filter((place) => at[place] < FLOOR[place]);
}

/** The places of lists that decisions cannot do without, and that are empty. */
export function emptyLists({ admission, conduct }: RulesText): readonly string[] {
  const lists = {
    '/admission/rejectionGrounds': admission.rejectionGrounds,
    '/conduct/grounds': conduct.grounds,
  };
  return Object.entries(lists).flatMap(([place, list]) => (list.length === 0 ? [place] : []));
}

/** Codes that are said twice, where each stands for one thing. */
export function repeatedCodes({ categories, compliance }: RulesText): readonly string[] {
  const twice = (list: readonly { readonly code: string }[], place: string): readonly string[] =>
    list.flatMap(({ code }, index) => {
      const first = list.findIndex((other) => other.code === code);
      return first === index ? [] : [`${place}/${index}/code`];
    });
  return [...twice(categories, '/categories'), ...twice(compliance.types, '/compliance/types')];
}
