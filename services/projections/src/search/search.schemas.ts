import { Type } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';
import { SEARCHED } from './search.read-model.ts';

export const SearchSchema = Type.Object(
  {
    ...FrameFields,
    q: Type.Union([Type.String(), Type.Null()]),
    found: Type.Array(
      Type.Object({
        register: Type.Enum([...SEARCHED]),
        id: Type.String(),
        name: Type.String(),
        status: Type.String(),
        unit: Type.String(),
        trail: Type.String(),
      }),
    ),
    total: Type.Integer({ minimum: 0 }),
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'What was found, by name' },
);
