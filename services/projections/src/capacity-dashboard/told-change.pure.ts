import { cellsToTell, inFives, SMALLEST_CELL } from '@baraza/domain';
import { levelsOf } from '../figures/unit-levels.pure.ts';

/** What one organisation's assessments of a period compare, domain by domain, over the items common to both rounds. */
export interface ChangeOf {
  readonly organisation: string;
  /** From its unit up, without the root. */
  readonly way: readonly string[];
  readonly domains: Readonly<
    Record<string, { readonly items: number; readonly before: number; readonly after: number }>
  >;
}

/** Mean levels, to one decimal: of five organisations and more. */
export interface DomainChange {
  readonly domain: string;
  readonly before: number;
  readonly after: number;
  readonly change: number;
}
export interface ToldChange {
  /** How many organisations, in fives. */
  readonly organisations: number;
  readonly domains: readonly DomainChange[];
}

/**
 * From baseline to the round of a closed year, as it may be told: nothing of fewer than five organisations, and by unit only
 * where every cell has five. A domain is told of where five and more, or nobody, compare it, so that none stands out.
 */
export function toldChange(all: readonly ChangeOf[]): {
  readonly all: ToldChange | undefined;
  readonly byUnit: readonly { readonly cell: string; readonly told: ToldChange }[];
} {
  if (all.length < SMALLEST_CELL) return { all: undefined, byUnit: [] };
  const cells = cellsToTell(all, [levelsOf(all)]);
  return { all: changeOf(all), byUnit: cells.map(({ cell, members }) => ({ cell, told: changeOf(members) })) };
}

function changeOf(members: readonly ChangeOf[]): ToldChange {
  const names = [...new Set(members.flatMap(({ domains }) => Object.keys(domains)))].sort();
  const domains = names.flatMap((domain): readonly DomainChange[] => {
    const own = members.flatMap((one) => one.domains[domain] ?? []);
    // Those who leave a domain out must be five and more as well, or nobody: else a wider figure less this one tells of them.
    const others = members.length - own.length;
    if (own.length < SMALLEST_CELL || (others > 0 && others < SMALLEST_CELL)) return [];
    const items = sum(own.map((one) => one.items));
    const [before, after] = [
      mean(sum(own.map((one) => one.before)), items),
      mean(sum(own.map((one) => one.after)), items),
    ];
    return [{ domain, before, after, change: Math.round((after - before) * 10) / 10 }];
  });
  return { organisations: inFives(members.length), domains };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((so, one) => so + one, 0);
const mean = (total: number, items: number): number => Math.round((total / items) * 10) / 10;
