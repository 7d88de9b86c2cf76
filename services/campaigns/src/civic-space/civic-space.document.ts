import {
  CIVIC_SPACE_RATINGS,
  CivicSpaceSource,
  Date,
  PUBLIC_DETAILS,
  type PublicDetail,
  publicDetailOf,
  UnitCode,
  Uuid,
} from '@baraza/contracts';
import { Type } from 'typebox';
import type { CivicSpaceState } from './civic-space.state.ts';

const PersonalShown = Type.Object({
  subject: Type.String(),
  value: Type.Optional(Type.String()),
  erased: Type.Optional(Type.Boolean()),
  masked: Type.Optional(Type.Boolean()),
});
const RatingFields = {
  rating: Type.Enum(CIVIC_SPACE_RATINGS),
  sources: Type.Array(CivicSpaceSource),
  narrative: Type.Optional(PersonalShown),
};

export const CivicSpaceDocument = Type.Object(
  {
    unit: UnitCode,
    status: Type.Enum(['unrated', 'rated']),
    ...Type.Partial(Type.Object(RatingFields)).properties,
    ratedOn: Type.Optional(Date),
    publicDetail: Type.Enum(PUBLIC_DETAILS, {
      description: 'What public pages would show of the unit by this rating alone; a narrower one above it counts',
    }),
    proposed: Type.Optional(
      Type.Object(
        { proposal: Uuid, ...RatingFields },
        { description: 'A rating by which public pages show more: it waits for somebody else' },
      ),
    ),
  },
  { additionalProperties: false, $id: 'CivicSpace' },
);

export function presentCivicSpace(state: CivicSpaceState): object {
  if (state.status === 'none') throw new Error('there is nothing to present of what nobody rated');
  const { lastStepOn: _, proposed, ...shown } = state;
  const publicDetail: PublicDetail = publicDetailOf(state.status === 'rated' ? state.rating : undefined);
  if (proposed === undefined) return { ...shown, publicDetail };
  const { by: _by, ...waiting } = proposed;
  return { ...shown, publicDetail, proposed: waiting };
}
