import type { Audience, CivilDate } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';
import { Type } from 'typebox';
import type { Parameter } from '../asking/parameters.ts';
import type { Sight } from '../rights/sight.ts';
import type { Forum } from '../units/forum-tree.ts';
import type { Words } from '../words/words.ts';

/** What every answer stands on, and says: the dates it is of, how far the record was read, for whom. */
export interface Frame {
  readonly forum: Forum;
  readonly words: Words;
  readonly caller: Caller;
  readonly sight: Sight;
  readonly today: CivilDate;
  readonly asOf: CivilDate;
  /** The sequence that was asked for; undefined: as known now. */
  readonly askedKnownAt: number | undefined;
  /** The sequence the answer is as known at. */
  readonly knownAt: number;
  readonly checkpoint: number;
  /** The checkpoint as a position. */
  readonly position: string;
  /** Path and parameters as they were asked. */
  readonly path: string;
  readonly asked: Readonly<Partial<Record<Parameter, string>>>;
}

export const FrameFields = {
  forum: Type.Union([
    Type.Object({
      name: Type.String(),
      sample: Type.Boolean({ description: 'True: everything here is invented' }),
    }),
    Type.Null(),
  ]),
  asOf: Type.String({ format: 'date', description: 'What was true on this date' }),
  knownAt: Type.Integer({ minimum: 0, description: 'As the record stood after this sequence' }),
  checkpoint: Type.Integer({ minimum: 0, description: 'The sequence this view has read up to' }),
  position: Type.String({ description: 'The checkpoint as a position: what `Baraza-Min-Position` takes' }),
  audience: Type.Enum(['public', 'integrator', 'auditor', 'internal'], {
    description: 'Whose reading this is: it is made of nothing that these readers may not see',
  }),
};

/** The same of a frame, as JSON. */
export function frameFields(frame: Frame, audience: Audience = widestOf(frame.sight.audiences)) {
  const { founded } = frame.forum;
  return {
    forum: founded === undefined ? null : { name: founded.name, sample: founded.sample },
    asOf: frame.asOf,
    knownAt: frame.knownAt,
    checkpoint: frame.checkpoint,
    position: frame.position,
    audience,
  };
}

/** The readers an answer is made for, by the widest of their audiences. */
export function widestOf(audiences: readonly Audience[]): Audience {
  return audiences.at(-1) ?? 'public';
}

/** The parameters that say which record is looked at: links carry them on. */
export function momentOf({ asked }: Frame): { asOf?: string; asKnownAt?: string; audience?: string; lang?: string } {
  const { asOf, asKnownAt, audience, lang } = asked;
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(asKnownAt === undefined ? {} : { asKnownAt }),
    ...(audience === undefined ? {} : { audience }),
    ...(lang === undefined ? {} : { lang }),
  };
}
