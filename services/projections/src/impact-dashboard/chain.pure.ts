import { CHAIN_KINDS, type ChainKind, type ChainRow } from './chain.read-model.ts';

export interface ChainNode extends ChainRow {
  readonly id: string;
}

/** The chain at a moment: what led to what, as far as the reader sees both. */
export class Chain {
  readonly #nodes: ReadonlyMap<string, ChainNode>;
  readonly #back = new Map<string, Set<string>>();
  readonly #on = new Map<string, Set<string>>();

  constructor(nodes: readonly ChainNode[]) {
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const { id, from, to } of nodes) {
      for (const cause of Object.values(from).flat()) this.#lead(cause, id);
      for (const effect of Object.values(to).flat()) this.#lead(id, effect);
    }
  }

  get nodes(): readonly ChainNode[] {
    return [...this.#nodes.values()];
  }

  find(id: string): ChainNode | undefined {
    return this.#nodes.get(id);
  }

  /** What led to it, however many steps before; it is none of them itself. */
  ledTo(id: string): readonly ChainNode[] {
    return this.#reached([id], this.#back, () => true);
  }

  /** What came of it, however many steps later. */
  cameOf(id: string): readonly ChainNode[] {
    return this.#reached([id], this.#on, () => true);
  }

  /** What led straight to it, and what came straight of it. */
  causesOf(id: string): readonly string[] {
    return [...(this.#back.get(id) ?? [])];
  }

  /**
   * What serves a goal: what names it, all that led there, and what came of the campaigns and outcomes among them. A coalition does
   * much else: of it only what serves the goal counts.
   */
  serving(goal: string): ReadonlySet<string> {
    const named = this.causesOf(goal);
    const before = named.flatMap((id) => [id, ...this.ledTo(id).map((node) => node.id)]);
    const followed = named.filter((id) => this.#nodes.get(id)?.kind !== 'coalition');
    const after = this.#reached(followed, this.#on, ({ kind }) => kind !== 'agenda-goal').map(({ id }) => id);
    return new Set([...before, ...after]);
  }

  /** What is done for a constituency: the campaigns whose rights-holders it is, all that led there, and what came of them. */
  doneFor(constituency: string): ReadonlySet<string> {
    const campaigns = this.nodes.filter(({ rightsHolders }) => rightsHolders?.includes(constituency) === true);
    const ids = campaigns.map(({ id }) => id);
    const around = [...ids.flatMap((id) => this.ledTo(id)), ...this.#reached(ids, this.#on, () => true)];
    return new Set([...ids, ...around.map(({ id }) => id)]);
  }

  /** What came of these programmes, and beside it the coalitions and struggles that its campaigns grew from. */
  grownFrom(programmes: readonly string[]): ReadonlySet<string> {
    const after = this.#reached(programmes, this.#on, () => true);
    const beside = after
      .filter(({ kind }) => kind === 'campaign')
      .flatMap(({ id }) => this.causesOf(id))
      .filter((id) => this.#nodes.get(id)?.kind !== 'programme');
    return new Set([...programmes, ...after.map(({ id }) => id), ...beside]);
  }

  #lead(cause: string, effect: string): void {
    if (cause === effect || !this.#nodes.has(cause) || !this.#nodes.has(effect)) return;
    this.#back.set(effect, (this.#back.get(effect) ?? new Set()).add(cause));
    this.#on.set(cause, (this.#on.get(cause) ?? new Set()).add(effect));
  }

  #reached(
    starts: readonly string[],
    along: ReadonlyMap<string, ReadonlySet<string>>,
    goesOn: (node: ChainNode) => boolean,
  ): readonly ChainNode[] {
    const seen = new Set<string>(starts);
    const found: ChainNode[] = [];
    const waiting = [...starts];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const next of along.get(at) ?? []) {
        const node = this.#nodes.get(next)!;
        if (seen.has(next) || !goesOn(node)) continue;
        seen.add(next);
        found.push(node);
        waiting.push(next);
      }
    }
    return found.sort(byKindThenDate);
  }
}

const rank = (kind: ChainKind): number => CHAIN_KINDS.indexOf(kind);
const byKindThenDate = (a: ChainNode, b: ChainNode): number =>
  rank(a.kind) - rank(b.kind) || (a.since < b.since ? -1 : a.since > b.since ? 1 : a.id < b.id ? -1 : 1);
