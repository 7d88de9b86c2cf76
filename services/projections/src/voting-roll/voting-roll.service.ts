import { FIRST_RULES, goodStanding, type RuleSet, type Standing, standpointAt, unitByMarks } from '@baraza/contracts';
import { everyDocument, type ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { coversThenOrNow } from '../rights/sight.ts';
import type { Frame } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { type AdoptedRules, type OrganisationDoc, RULES_KEY, votingRollModel } from './voting-roll.read-model.ts';

export const ROLL_PARAMETERS = ['on', 'asKnownAt', 'unit', 'category', 'status', 'lang'] as const;
export const ROLL_STATUSES = ['votes', 'left-out'] as const;

/** An organisation on the roll, or left out of it, with the explanation. */
export interface RollRow {
  readonly organisation: string;
  readonly name: string;
  readonly unit: string;
  readonly membership: string;
  readonly status: string;
  readonly category: string;
  readonly standing: Standing;
}

/** An event that feeds a reason, by its place in the record. */
export type Sequences = ReadonlyMap<string, number>;

export interface Roll {
  readonly frame: Frame;
  /** The rules in force on the date, by what was known. */
  readonly rules: RuleSet;
  /** Undefined where the forum went by those it began with. */
  readonly adopted: AdoptedRules | undefined;
  readonly unit: string | undefined;
  readonly category: string | undefined;
  readonly status: (typeof ROLL_STATUSES)[number] | undefined;
  readonly voting: number;
  readonly leftOut: number;
  /** Of those, organisations that are protected: counted by the same rules, and in no row. */
  readonly protected: { readonly voting: number; readonly leftOut: number };
  /** By name, those asked for. */
  readonly rows: readonly RollRow[];
  readonly sequences: Sequences;
}

const SCAN = 1_000;
/** A protected organisation is counted without a name; every other has one, or goes by its id. */
const NAMELESS = '';

function countOf(rows: readonly RollRow[]): { readonly voting: number; readonly leftOut: number } {
  const voting = rows.filter(({ standing }) => standing.votes).length;
  return { voting, leftOut: rows.length - voting };
}

/** Who may vote on a date, and why, or why not: made of the record by the forum's own rules of that date. */
@Injectable()
export class VotingRolls {
  constructor(
    @Inject(SERVED_MODELS) private readonly store: ServedModels,
    private readonly viewing: Viewing,
  ) {}

  /** @throws BadRequest that names every wrong parameter */
  async roll(asking: Asking, caller: Caller, request: FastifyRequest): Promise<Roll> {
    const unit = asking.unit();
    const category = asking.code('category');
    const status = asking.choice('status', ROLL_STATUSES);
    const frame = await this.viewing.frame(asking, caller, request, votingRollModel.name, 'on');
    const { asOf: on, knownAt, today } = frame;
    const adopted = await this.#rulesOn(frame);
    const rules = adopted?.rules ?? FIRST_RULES;
    const units = unit === undefined ? undefined : frame.forum.tree.andBelow(unit, { asOf: on, knownAt });
    const sequences = new Map<string, number>();
    const rows: RollRow[] = [];
    for await (const { organisation, marks } of this.#organisations()) {
      const found = standpointAt(marks, { on, knownAt, today });
      if (found === undefined || (units !== undefined && !units.includes(found.unit))) continue;
      if (category !== undefined && found.facts.category.value !== category) continue;
      const organisations = [organisation];
      const now = { unit: unitByMarks(marks) ?? found.unit, organisations };
      if (!coversThenOrNow(frame.sight, { unit: found.unit, organisations }, now)) continue;
      const standing = goodStanding(found.facts, rules);
      const fed = new Set(standing.reasons.flatMap(({ events }) => events));
      for (const { event, sequence } of marks) if (fed.has(event)) sequences.set(event, sequence);
      const { facts, name = organisation.slice(0, 8), membership } = found;
      const { status: state, category: of } = facts;
      rows.push({
        ...{ organisation, name, membership, standing, unit: found.unit, status: state.value, category: of.value },
      });
    }
    const seen = rows.filter(({ name }) => name !== NAMELESS);
    const all = countOf(rows);
    const shown = countOf(seen);
    const unseen = { voting: all.voting - shown.voting, leftOut: all.leftOut - shown.leftOut };
    return {
      ...{ frame, rules, adopted, unit, category, status, sequences, ...all, protected: unseen },
      rows: seen
        .filter(({ standing }) => status === undefined || standing.votes === (status === 'votes'))
        .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.organisation < b.organisation ? -1 : 1)),
    };
  }

  /** The last of those adopted that hold by the date, among those known. */
  async #rulesOn({ asOf, knownAt }: Frame): Promise<AdoptedRules | undefined> {
    const doc = await this.store.get(votingRollModel, RULES_KEY);
    if (doc?.is !== 'rules') return undefined;
    return doc.adopted.findLast(({ from, sequence }) => from <= asOf && sequence <= knownAt);
  }

  async *#organisations(): AsyncGenerator<OrganisationDoc> {
    const asked = { where: { listed: { is: 'yes' } }, limit: SCAN };
    for await (const { doc } of everyDocument(this.store, votingRollModel, asked)) {
      if (doc.is === 'organisation') yield doc;
    }
  }
}

/** What a question of the roll has asked, each parameter checked when it is read. */
export function askingOf<Known extends ConstructorParameters<typeof Asking>[1]>(
  request: FastifyRequest,
  known: Known,
): Asking {
  return new Asking(request.query as QueryString, known);
}
