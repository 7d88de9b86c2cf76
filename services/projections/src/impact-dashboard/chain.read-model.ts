import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';
import type { RegisterDoc } from '../registers/register.ts';

/** The links of the chain, in the order in which they are told: what built the capacity first, what changed last. */
export const CHAIN_KINDS = [
  'programme',
  'struggle',
  'coalition',
  'campaign',
  'demand',
  'commitment',
  'evidence',
  'outcome',
  'agenda-goal',
  'knowledge-suggestion',
] as const;
export type ChainKind = (typeof CHAIN_KINDS)[number];

/** An entity of the chain, and what it grew from. */
export interface ChainRow {
  readonly kind: ChainKind;
  readonly name: string;
  readonly status: string;
  readonly unit: string;
  readonly themes: readonly string[];
  readonly since: CivilDate;
  /** Of a programme: who runs or funds it with the forum, and sees what came of it. */
  readonly partners: readonly string[];
  /** Of a campaign, from its launch on: whose rights are at stake, constituencies among them. */
  readonly rightsHolders?: readonly string[];
  /** Ids of what it grew from, and of what it led to, by what is said of it: each says its own part anew. */
  readonly from: Readonly<Record<string, readonly string[]>>;
  readonly to: Readonly<Record<string, readonly string[]>>;
}
export type ChainDoc = RegisterDoc<ChainRow>;

export const mergeChain = (row: Partial<ChainRow>, set: Partial<ChainRow>): Partial<ChainRow> => ({
  ...{ ...row, ...set },
  from: { ...row.from, ...set.from },
  to: { ...row.to, ...set.to },
});

export const chainModel: ReadModel<ChainDoc> = {
  name: 'impact-chain',
  version: 4,
  keepsPast: false, // a document holds its own past: every change with its date and its sequence
  indexes: ['level'],
  index: ({ level }) => ({ level }),
};
