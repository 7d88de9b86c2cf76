import type { Vault } from '@baraza/privacy';
import { everyDocument, type ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Asking } from '../asking/asking.ts';
import { EntityScopes } from '../audit-trail/entity-scopes.ts';
import { NameBook } from '../naming/name-book.ts';
import { coversThenOrNow } from '../rights/sight.ts';
import type { Frame } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { organisationsOf } from '../worklist/offering.ts';
import type { Names } from '../words/sentence.pure.ts';
import { type CaseDoc, caseKey, dueProcessModel } from './due-process.read-model.ts';
import {
  type AdverseDecision,
  CASE_STATES,
  type CaseState,
  DECISIONS,
  judged,
  type JudgedCase,
} from './judged-case.pure.ts';

export const DUE_PROCESS_PARAMETERS = ['asOf', 'asKnownAt', 'from', 'unit', 'kind', 'status', 'lang'] as const;

/** A decision against somebody, and where it stands. */
export interface FoundCase extends JudgedCase {
  readonly aggregate: string;
  readonly entity: string;
  readonly organisation: string | null;
  readonly person: string | null;
  readonly unit: string;
}

export interface DueProcess {
  readonly frame: Frame;
  readonly kind: AdverseDecision | undefined;
  readonly status: CaseState | undefined;
  /** Of all that was asked for but their state. */
  readonly counts: Readonly<Record<CaseState, number>>;
  /** The newest decision first. */
  readonly cases: readonly FoundCase[];
}

const SCAN = 1_000;

/** Whether everyone from whom something was taken was treated as the rules promise. */
@Injectable()
export class DueProcesses {
  readonly #scopes: EntityScopes;
  readonly #names: NameBook;

  constructor(
    @Inject(SERVED_MODELS) private readonly store: ServedModels,
    @Inject(VAULT) vault: Vault,
    private readonly viewing: Viewing,
  ) {
    this.#scopes = new EntityScopes(store);
    this.#names = new NameBook(store, vault);
  }

  /** @throws BadRequest that names every wrong parameter */
  async found(asking: Asking, caller: Caller, request: FastifyRequest): Promise<DueProcess> {
    const from = asking.date('from');
    const unit = asking.unit();
    const kind = asking.choice('kind', DECISIONS);
    const status = asking.choice('status', CASE_STATES);
    const frame = await this.viewing.frame(asking, caller, request, dueProcessModel.name);
    const { asOf, knownAt, forum } = frame;
    const units = unit === undefined ? undefined : forum.tree.andBelow(unit, { asOf, knownAt });
    const cases: FoundCase[] = [];
    for await (const doc of this.#decided(frame)) {
      const { aggregate, entity, organisation, person } = doc;
      const stood = await this.#seenAt(doc, frame);
      if (stood === undefined || (units !== undefined && !units.includes(stood))) continue;
      for (const one of judged(doc, { asOf, knownAt })) {
        if (kind !== undefined && one.decision !== kind) continue;
        if (from !== undefined && one.on < from) continue;
        cases.push({ ...one, aggregate, entity, organisation, person, unit: stood });
      }
    }
    const count = (state: CaseState): number => cases.filter((one) => one.state === state).length;
    return {
      ...{ frame, kind, status },
      counts: { 'in-order': count('in-order'), open: count('open'), late: count('late'), missing: count('missing') },
      cases: cases
        .filter(({ state }) => status === undefined || state === status)
        .sort((a, b) => (a.on === b.on ? b.sequence - a.sequence : a.on < b.on ? 1 : -1)),
    };
  }

  async namesOf(cases: readonly FoundCase[], frame: Frame): Promise<Names> {
    const entities = new Map<string, string>();
    for (const { organisation } of cases) if (organisation !== null) entities.set(organisation, 'organisation');
    const persons = cases.flatMap(({ person, steps }) => [
      ...(person === null ? [] : [person]),
      ...steps.flatMap(({ by }) => by),
    ]);
    const { sight, forum, words } = frame;
    const view = sight.audiences.includes('internal') ? 'open' : 'masked';
    const reader = { tree: forum.tree, words, audiences: sight.audiences, view } as const;
    return this.#names.namesFor({ entities, refs: [], persons }, reader);
  }

  /**
   * At the widest level that the caller reads; but what concerns an organisation they act for, as it is for auditors: who
   * complained of a member, and who proposed what, is told to nobody of it.
   */
  async *#decided({ sight, caller }: Frame): AsyncGenerator<CaseDoc> {
    const own = organisationsOf(caller);
    const level = sight.audiences.includes('internal') ? 'internal' : 'auditor';
    const asked = { where: { decided: { is: level } }, limit: SCAN };
    for await (const { doc } of everyDocument(this.store, dueProcessModel, asked)) {
      const isOwn = doc.organisation !== null && own.includes(doc.organisation);
      const shown =
        isOwn && level === 'internal'
          ? await this.store.get(dueProcessModel, caseKey('auditor', doc.aggregate, doc.matter))
          : doc;
      if (shown !== undefined) yield shown;
    }
  }

  /** Where it stood on the date asked, for those who see it; undefined for all others. */
  async #seenAt({ organisation, unit }: CaseDoc, { sight, asOf }: Frame): Promise<string | undefined> {
    const scopeOn = organisation === null ? undefined : await this.#scopes.ofOrganisation(organisation);
    const then = scopeOn?.(asOf)?.unit ?? unit;
    const organisations = organisation === null ? [] : [organisation];
    const now = scopeOn?.()?.unit ?? unit;
    return coversThenOrNow(sight, { unit: then, organisations }, { unit: now, organisations }) ? then : undefined;
  }
}
