import type { RuleSet } from '@baraza/contracts';
import { FIRST_RULES } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Asking } from '../asking/asking.ts';
import { NameBook } from '../naming/name-book.ts';
import { covers } from '../rights/sight.ts';
import type { Frame } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { RULES_KEY, votingRollModel } from '../voting-roll/voting-roll.read-model.ts';
import { organisationsOf } from '../worklist/offering.ts';
import { WorklistQueries } from '../worklist/worklist.queries.ts';
import { worklistModel } from '../worklist/worklist.read-model.ts';
import type { Names } from '../words/sentence.pure.ts';
import { isForAuditors, SILENT_KINDS, type SilentKindName } from './silent-kinds.ts';
import { longestFirst, type Silence, silencesOf } from './silences.pure.ts';

export const SILENCE_PARAMETERS = ['days', 'unit', 'kind', 'lang'] as const;
/** What waits with no day of its own is silence after two weeks, where nothing else was asked. */
const DAYS = 14;

export interface FoundSilence extends Silence {
  readonly unit: string;
  /** The version of the rules in force since it waits. */
  readonly rules: number;
}

export interface Silences {
  readonly frame: Frame;
  readonly days: number;
  readonly kind: SilentKindName | undefined;
  /** Of all that was asked for but its kind. */
  readonly byKind: readonly { readonly kind: SilentKindName; readonly count: number }[];
  readonly byUnit: readonly { readonly unit: string; readonly count: number }[];
  /** The longest first. */
  readonly found: readonly FoundSilence[];
}

/** What nobody has acted on, whose turn it is, and by which rule: of now. */
@Injectable()
export class SilenceView {
  readonly #work: WorklistQueries;
  readonly #names: NameBook;

  constructor(
    @Inject(SERVED_MODELS) private readonly store: ServedModels,
    @Inject(VAULT) vault: Vault,
    private readonly viewing: Viewing,
  ) {
    this.#work = new WorklistQueries(store);
    this.#names = new NameBook(store, vault);
  }

  /** @throws BadRequest that names every wrong parameter */
  async silences(asking: Asking, caller: Caller, request: FastifyRequest): Promise<Silences> {
    const days = asking.whole('days', { min: 0, max: 3_650, otherwise: DAYS });
    const unit = asking.unit();
    const kind = asking.choice('kind', SILENT_KINDS);
    const frame = await this.viewing.frame(asking, caller, request, worklistModel.name);
    const { forum, today } = frame;
    const rootUnit = forum.founded?.rootUnit ?? '';
    const units = unit === undefined ? undefined : forum.tree.andBelow(unit, {});
    const rulesOn = await this.#rules();
    const all = (await this.#work.open())
      .filter((doc) => units === undefined || units.includes(doc.unit ?? rootUnit))
      .flatMap((doc) => silencesOf(doc, today, days))
      .filter((silence) => isSeen(silence, frame))
      .sort(longestFirst)
      .map((silence) => ({
        ...silence,
        unit: silence.doc.unit ?? rootUnit,
        rules: rulesOn(silence.item.since).version,
      }));
    return {
      ...{ frame, days, kind },
      byKind: SILENT_KINDS.flatMap((each) => {
        const count = all.filter((silence) => silence.kind === each).length;
        return count === 0 ? [] : [{ kind: each, count }];
      }),
      byUnit: [...new Set(all.map((silence) => silence.unit))].sort().map((each) => ({
        unit: each,
        count: all.filter((silence) => silence.unit === each).length,
      })),
      found: kind === undefined ? all : all.filter((silence) => silence.kind === kind),
    };
  }

  async namesOf(found: readonly FoundSilence[], { sight, forum, words }: Frame): Promise<Names> {
    const entities = new Map<string, string>();
    for (const { doc } of found) {
      entities.set(doc.entity, doc.aggregate);
      if (doc.organisation !== null) entities.set(doc.organisation, 'organisation');
    }
    const reader = { tree: forum.tree, words, audiences: sight.audiences, view: 'absent' } as const;
    return this.#names.namesFor({ entities, refs: [], persons: [] }, reader);
  }

  /** The rules in force on a date, by all that is known. */
  async #rules(): Promise<(date: CivilDate) => RuleSet> {
    const doc = await this.store.get(votingRollModel, RULES_KEY);
    const adopted = doc?.is === 'rules' ? doc.adopted : [];
    return (date) => adopted.findLast(({ from }) => from <= date)?.rules ?? FIRST_RULES;
  }
}

/** Staff see it where they work; auditors, and members of themselves, what is for auditors. */
function isSeen({ kind, doc }: Silence, { sight, forum, caller }: Frame): boolean {
  const organisations = doc.organisation === null ? [] : [doc.organisation];
  if (!covers(sight, { unit: doc.unit ?? forum.founded?.rootUnit ?? '', organisations })) return false;
  const isOwn = organisationsOf(caller).some((id) => organisations.includes(id));
  return isForAuditors(kind) || (sight.audiences.includes('internal') && !isOwn);
}
