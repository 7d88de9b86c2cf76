import { AUDIENCES, type Audience } from '@baraza/domain';
import { allDocuments, type ServedModels } from '@baraza/read-models';
import { rowAt } from '../history/history.pure.ts';
import { levelWithin, levelsOf } from '../rights/levels.pure.ts';
import { coversThenOrNow } from '../rights/sight.ts';
import type { Frame } from '../viewing/frame.ts';
import { Chain, type ChainNode } from './chain.pure.ts';
import { chainProjection } from './chain.projection.ts';
import { type ChainDoc, chainModel, mergeChain } from './chain.read-model.ts';

const LEVELS = levelsOf(chainProjection.types as readonly string[]);
/** What came of its own programmes a partner reads as an auditor does, for the forum answers to it for them. */
export const PARTNERS_AUDIENCES: readonly Audience[] = AUDIENCES.slice(0, AUDIENCES.indexOf('auditor') + 1);

/** The chain as a reader may see it: joined when asked, as of a date and as known then. */
export class ChainQueries {
  readonly #store: ServedModels;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  /**
   * What stands within the reader's units in full; of what stands elsewhere, what is public.
   * @param partner the organisations for which the reader is a partner, and nothing else
   */
  async of(frame: Frame, partner: readonly string[] | undefined): Promise<Chain> {
    const [open, wide] = await Promise.all([
      this.#at(frame, ['public']),
      this.#at(frame, partner === undefined ? frame.sight.audiences : PARTNERS_AUDIENCES),
    ]);
    if (partner === undefined) {
      const seen = [...wide.values()].map(({ node, now }) => {
        const scope = { unit: node.unit, organisations: [] };
        return coversThenOrNow(frame.sight, scope, { unit: now, organisations: [] }) ? node : open.get(node.id)?.node;
      });
      return new Chain(seen.filter((node) => node !== undefined));
    }
    // A struggle stands behind people: a partner reads of those that were published.
    const nodes = [...wide.values()].flatMap(({ node }) =>
      node.kind === 'struggle' ? (open.get(node.id)?.node ?? []) : [node],
    );
    const whole = new Chain(nodes);
    const own = nodes.filter(({ partners }) => partners.some((one) => partner.includes(one))).map(({ id }) => id);
    const grown = whole.grownFrom(own);
    return new Chain(nodes.filter(({ id }) => grown.has(id)));
  }

  /** Each as it was at the moment, and the unit that it stands in now. */
  async #at({ asOf, knownAt }: Frame, audiences: readonly Audience[]) {
    const level = levelWithin(LEVELS, audiences);
    if (level === undefined) return new Map<string, { readonly node: ChainNode; readonly now: string }>();
    const docs = await allDocuments<ChainDoc>(this.#store, chainModel, { where: { level: { is: level } } });
    const nodes = docs.flatMap(({ id, changes }) => {
      const row = rowAt(changes, { asOf, knownAt }, mergeChain);
      const now = rowAt(changes, {}, mergeChain);
      if (row === undefined || row.kind === undefined) return [];
      return [[id, { node: { ...row, name: row.name ?? '', id }, now: now?.unit ?? row.unit }] as const];
    });
    return new Map(nodes);
  }
}
