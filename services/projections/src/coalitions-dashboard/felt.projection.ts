import { healthRoundCancelled, healthRoundClosed, healthRoundPlanned, type QualityFelt } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { Projection, ReadModel } from '@baraza/read-models';
import { idInStream } from '../figures/steps-of.ts';
import { handlersOf, type RegisterDoc } from '../registers/register.ts';
import { changesByLevel } from '../registers/register.projection.ts';

/** A round in which participants rated how their coalition works. */
export interface FeltRow {
  readonly coalition: string;
  readonly unit: string;
  readonly themes: readonly string[];
  /** What the ratings are about, and when they were given at the latest. */
  readonly rated: { readonly from: CivilDate; readonly until: CivilDate };
  readonly closedOn: CivilDate | null;
  readonly asked: number;
  readonly answered: number;
  /** None where fewer than five have rated. */
  readonly qualities: readonly QualityFelt[];
}
export type FeltDoc = RegisterDoc<FeltRow>;

export const feltModel: ReadModel<FeltDoc> = {
  name: 'health-rounds-felt',
  version: 1,
  keepsPast: false, // a document holds its own past: every change with its date and its sequence
  indexes: [],
  index: () => ({}),
};

const { when } = handlersOf<FeltRow>(({ stream }) => idInStream(stream));

/** All of it is for auditors: there is one level. */
export const feltProjection: Projection<FeltDoc> = {
  model: feltModel,
  ...changesByLevel([
    when(healthRoundPlanned, ({ coalition, unit, themes, periodRated }) => ({
      begins: true,
      set: { coalition, unit, themes, rated: periodRated, closedOn: null, asked: 0, answered: 0, qualities: [] },
    })),
    when(healthRoundClosed, ({ asked, rated: answered, qualities }, { effectiveOn }) => ({
      set: { closedOn: effectiveOn, asked, answered, qualities },
    })),
    when(healthRoundCancelled, () => ({ set: { closedOn: null } })),
  ]),
};
