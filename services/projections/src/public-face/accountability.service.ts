import { MEMBER_STATUSES } from '@baraza/contracts';
import { allDocuments, type Comparison, type ServedModels } from '@baraza/read-models';
import { type Caller, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { commitmentRegister } from '../commitment-register/commitment-register.projection.ts';
import { rowAt } from '../history/history.pure.ts';
import { membershipRegister } from '../membership-register/membership-register.projection.ts';
import { levelsOfRegister, registerModel } from '../registers/register.projection.ts';
import { type Level, levelWithin } from '../rights/levels.pure.ts';
import type { Frame } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { type Places, PublicFace } from './public-face.queries.ts';
import { publicFaceModel, type ShownReport, type ShownStory, type ShownTrust } from './public-face.read-model.ts';

export const ACCOUNTABILITY_PARAMETERS = ['lang', 'format'] as const;
/** How many of each are listed, the newest. */
const LISTED = 50;

/** What the forum promised its members, by what became of it. */
export interface PromiseFigures {
  readonly open: number;
  readonly overdue: number;
  readonly kept: number;
  readonly broken: number;
  readonly excused: number;
}
export interface Figures {
  readonly members: number;
  readonly promises: PromiseFigures;
}
export interface PublishedPromise {
  readonly words: string;
  readonly unit: string;
  readonly dueBy: string;
  readonly status: string;
}
/** A question of a trust round: how many of those who answered gave four or five of five. */
export interface TrustFigure {
  readonly unit: string;
  readonly year: number;
  readonly taken: number;
  readonly questions: readonly { readonly question: string; readonly high: number; readonly of: number }[];
}
export interface Accountability {
  readonly frame: Frame;
  readonly whole: Figures;
  readonly units: readonly (Figures & { readonly unit: string })[];
  readonly promises: readonly PublishedPromise[];
  readonly reports: readonly ShownReport[];
  readonly stories: readonly ShownStory[];
  readonly trust: readonly TrustFigure[];
}

const memberships = registerModel(membershipRegister);
const commitments = registerModel(commitmentRegister);
const levelOf = (register: Parameters<typeof levelsOfRegister>[0], audiences: readonly Level[]): Level =>
  levelWithin(levelsOfRegister(register), audiences)!;
const OF_MEMBERS = levelOf(membershipRegister, ['public', 'integrator']);
/** Its promises are for auditors; how many it kept and broke it publishes here, and no more than that of any. */
const OF_PROMISES = levelOf(commitmentRegister, ['public', 'integrator', 'auditor']);
const BECAME: Readonly<Record<keyof PromiseFigures, readonly string[]>> = {
  open: ['made', 'accepted'],
  overdue: ['fell-due'],
  kept: ['kept'],
  broken: ['broken'],
  excused: ['excused'],
};

/** What the forum answers for in public, at the detail that civic space allows: unrated, the figures of the whole alone. */
@Injectable()
export class AccountabilityView {
  readonly #face: PublicFace;

  constructor(
    @Inject(SERVED_MODELS) private readonly store: ServedModels,
    private readonly viewing: Viewing,
  ) {
    this.#face = new PublicFace(store);
  }

  /** The same for whoever asks. @throws BadRequest that names every wrong parameter */
  async accountability(caller: Caller, request: FastifyRequest): Promise<Accountability> {
    const asking = new Asking(request.query as QueryString, ACCOUNTABILITY_PARAMETERS);
    const frame = await this.viewing.frame(asking, caller, request, publicFaceModel.name);
    const { tree, founded } = frame.forum;
    const places = await this.#face.places(tree, frame.today);
    const shownUnits = tree
      .childrenOf(founded?.rootUnit ?? '', {})
      .map(({ code }) => code)
      .filter((unit) => places.reaches(unit, 'figures'));
    const [whole, units, promises, reports, stories, trust] = await Promise.all([
      this.#figures(undefined),
      Promise.all(shownUnits.map(async (unit) => ({ unit, ...(await this.#figures(tree.andBelow(unit, {}))) }))),
      this.#promises(places),
      this.#face.all('report'),
      this.#face.all('story'),
      this.#face.all('trust'),
    ]);
    return {
      ...{ frame, whole, units, promises },
      reports: newest(named(reports, places)),
      stories: newest(named(stories, places)),
      trust: trust
        .filter(({ unit }) => places.reaches(unit, 'figures'))
        .map((round) => trustOf(round, places))
        .sort((one, other) => other.year - one.year || (one.unit < other.unit ? -1 : 1)),
    };
  }

  async #figures(units: readonly string[] | undefined): Promise<Figures> {
    const within: Record<string, Comparison> = units === undefined ? {} : { unit: { in: units } };
    const promised = async (status: readonly string[]): Promise<number> => {
      const direction = { is: 'forum-to-members' };
      const where = { shelf: { is: OF_PROMISES }, direction, status: { in: status }, ...within };
      return (await this.store.find(commitments, { where, limit: 1 })).total;
    };
    const [open, overdue, kept, broken, excused] = await Promise.all(
      (['open', 'overdue', 'kept', 'broken', 'excused'] as const).map((name) => promised(BECAME[name])),
    );
    const where = { shelf: { is: OF_MEMBERS }, status: { in: MEMBER_STATUSES }, ...within };
    const members = (await this.store.find(memberships, { where, limit: 1 })).total;
    return { members, promises: { open: open!, overdue: overdue!, kept: kept!, broken: broken!, excused: excused! } };
  }

  /** Those in words that two persons have published. */
  async #promises(places: Places): Promise<readonly PublishedPromise[]> {
    const where = { shelf: { is: OF_PROMISES }, direction: { is: 'forum-to-members' } };
    const found = await allDocuments(this.store, commitments, { where });
    return found
      .map(({ changes }) => rowAt(changes, {}, commitmentRegister.merge)!)
      .flatMap(({ words, unit, dueBy, status }) =>
        words === null || !places.reaches(unit, 'names') ? [] : [{ words, unit: places.shown(unit), dueBy, status }],
      )
      .sort((one, other) => (one.dueBy > other.dueBy ? -1 : one.dueBy < other.dueBy ? 1 : 0))
      .slice(0, LISTED);
  }
}

/** Those that may be named, each in the unit that is named for it. */
function named<Doc extends { readonly unit: string }>(docs: readonly Doc[], places: Places): readonly Doc[] {
  return docs
    .filter(({ unit }) => places.reaches(unit, 'names'))
    .map((doc) => ({ ...doc, unit: places.shown(doc.unit) }));
}

function newest<Doc extends { readonly publishedOn: string }>(docs: readonly Doc[]): readonly Doc[] {
  return [...docs].sort((one, other) => (one.publishedOn > other.publishedOn ? -1 : 1)).slice(0, LISTED);
}

function trustOf({ unit, year, taken, questions, tables }: ShownTrust, places: Places): TrustFigure {
  const told = tables.flatMap(({ question, cells }) => {
    const asked = questions.find(({ code }) => code === question);
    // The cell of all, not of one group of those asked.
    const all = cells.find((cell) => cell.group === undefined && cell.unit === undefined);
    if (asked?.kind !== 'rating' || all?.counts.length !== 5) return [];
    const words = asked.words.find(({ language }) => language === 'en') ?? asked.words[0];
    const [, , , four, five] = all.counts as [number, number, number, number, number];
    const of = all.counts.reduce((sum, count) => sum + count, 0);
    return [{ question: words?.text ?? question, high: four + five, of }];
  });
  return { unit: places.shown(unit), year, taken, questions: told };
}
