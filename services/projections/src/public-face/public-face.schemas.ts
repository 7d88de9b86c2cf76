import { Type } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';

const Place = { unit: Type.String(), unitName: Type.String() };
const Count = Type.Integer({ minimum: 0 });
const OnDay = { publishedOn: Type.String({ format: 'date' }) };
const Story = Type.Object({ id: Type.String(), title: Type.String(), text: Type.String(), ...OnDay });

export const DirectorySchema = Type.Object(
  {
    ...FrameFields,
    entries: Type.Array(
      Type.Object({
        organisation: Type.String(),
        name: Type.String(),
        about: Type.String(),
        ...Place,
        themes: Type.Array(Type.String()),
        links: Type.Array(Type.String()),
        ...OnDay,
        stories: Type.Array(Story),
      }),
    ),
    total: Count,
    nextCursor: Type.Optional(Type.String()),
  },
  { description: 'Members as the public finds them' },
);

const Figures = {
  members: Count,
  promises: Type.Object(
    { open: Count, overdue: Count, kept: Count, broken: Count, excused: Count },
    { description: 'The forum’s own, to its members' },
  ),
};

export const AccountabilitySchema = Type.Object(
  {
    ...FrameFields,
    whole: Type.Object(Figures, { description: 'Of the whole forum, whatever civic space is like in its parts' }),
    units: Type.Array(Type.Object({ ...Place, ...Figures }), {
      description: 'Units right below the root, where civic space allows figures',
    }),
    promises: Type.Array(Type.Object({ words: Type.String(), ...Place, dueBy: Type.String(), status: Type.String() }), {
      description: 'In words that were published',
    }),
    reports: Type.Array(Type.Object({ ...Place, text: Type.String(), ...OnDay })),
    stories: Type.Array(
      Type.Object({ id: Type.String(), ...Place, title: Type.String(), text: Type.String(), ...OnDay }),
    ),
    trust: Type.Array(
      Type.Object({
        ...Place,
        year: Type.Integer(),
        taken: Count,
        questions: Type.Array(Type.Object({ question: Type.String(), high: Count, of: Count })),
      }),
      { description: 'How many of those asked gave four or five of five, rounded to fives' },
    ),
  },
  { description: 'What the forum answers for, in public' },
);
