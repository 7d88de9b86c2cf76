import { isMemberStatus } from '@baraza/contracts';
import { foldedWords, type ServedModels, searchedWords } from '@baraza/read-models';
import { type Caller, SERVED_MODELS } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import { rowAt } from '../history/history.pure.ts';
import { membershipRegister } from '../membership-register/membership-register.projection.ts';
import { levelsOfRegister, registerKey, registerModel, sortText } from '../registers/register.projection.ts';
import { levelWithin } from '../rights/levels.pure.ts';
import type { Frame } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { type Places, PublicFace } from './public-face.queries.ts';
import { publicFaceModel, type ShownProfile, type ShownStory } from './public-face.read-model.ts';

export const DIRECTORY_PARAMETERS = ['q', 'unit', 'theme', 'limit', 'cursor', 'lang', 'format'] as const;

/** A member as the public finds it. */
export interface DirectoryEntry extends Omit<ShownProfile, 'is' | 'links'> {
  /** Its own unit where everything is shown, else the one right below the root. */
  readonly unit: string;
  /** None where not everything is shown. */
  readonly links: readonly string[];
  readonly stories: readonly ShownStory[];
}
export interface Directory {
  readonly frame: Frame;
  readonly q: string | undefined;
  readonly theme: string | undefined;
  readonly entries: readonly DirectoryEntry[];
  readonly total: number;
  readonly nextCursor: string | undefined;
}

const memberships = registerModel(membershipRegister);
const LEVEL = levelWithin(levelsOfRegister(membershipRegister), ['public', 'integrator'])!;

/** The public directory: members that show themselves, at the detail that civic space where they stand allows. */
@Injectable()
export class DirectoryView {
  readonly #face: PublicFace;

  constructor(
    @Inject(SERVED_MODELS) private readonly store: ServedModels,
    private readonly viewing: Viewing,
  ) {
    this.#face = new PublicFace(store);
  }

  /** The same for whoever asks. @throws BadRequest that names every wrong parameter */
  async directory(caller: Caller, request: FastifyRequest): Promise<Directory> {
    const asking = new Asking(request.query as QueryString, DIRECTORY_PARAMETERS);
    const [q, unit, theme] = [asking.words('q'), asking.unit(), asking.code('theme')];
    const limit = asking.whole('limit', { min: 1, max: 500, otherwise: 50 });
    const cursor = asking.matching('cursor', /^\d{1,9}$/, 'takes `nextCursor` of the page before');
    const frame = await this.viewing.frame(asking, caller, request, publicFaceModel.name);
    const { tree } = frame.forum;
    const places = await this.#face.places(tree, frame.today);
    const units = unit === undefined ? undefined : tree.andBelow(unit, {});
    const found = (await this.#entries(frame, places))
      .filter((entry) => units === undefined || units.includes(entry.unit))
      .filter((entry) => theme === undefined || entry.themes.includes(theme))
      .filter((entry) => q === undefined || isFound(entry, q))
      .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
    const after = Number(cursor ?? 0);
    const next = after + limit;
    return {
      ...{ frame, q, theme, total: found.length },
      entries: found.slice(after, next),
      nextCursor: next < found.length ? String(next) : undefined,
    };
  }

  async #entries({ today }: Frame, places: Places): Promise<readonly DirectoryEntry[]> {
    const [profiles, stories] = await Promise.all([this.#face.all('profile'), this.#face.all('story')]);
    const entries = await Promise.all(
      profiles.map(async ({ is: _, links, ...profile }) => {
        const doc = await this.store.get(memberships, registerKey(LEVEL, profile.organisation));
        const row = rowAt(doc?.changes ?? [], { asOf: today }, membershipRegister.merge);
        // Who is a member no longer is shown no longer.
        if (row === undefined || !isMemberStatus(row.status) || !places.reaches(row.unit, 'names')) return undefined;
        const own = stories.filter(({ organisation }) => organisation === profile.organisation);
        return {
          ...profile,
          unit: places.shown(row.unit),
          links: places.reaches(row.unit, 'everything') ? links : [],
          stories: own.filter(({ unit }) => places.reaches(unit, 'names')),
        };
      }),
    );
    return entries.filter((entry) => entry !== undefined);
  }
}

const orderOf = ({ name, organisation }: DirectoryEntry): string => `${sortText(name)}~${organisation}`;

function isFound({ name, about, themes, stories }: DirectoryEntry, q: string): boolean {
  const words = foldedWords([name, about, ...themes, ...stories.map(({ title }) => title)].join(' '));
  return searchedWords(q).every((sought) => words.some((word) => word.startsWith(sought)));
}
