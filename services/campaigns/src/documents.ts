import { Type } from 'typebox';

/** A personal value as it is shown: opened, erased, masked, or not there at all, by the reader's rights. */
export const PersonalShown = Type.Object(
  {
    subject: Type.String(),
    value: Type.Optional(Type.String()),
    erased: Type.Optional(Type.Boolean()),
    masked: Type.Optional(Type.Boolean()),
  },
  { description: 'A personal value: opened for those who work with it, masked for an auditor' },
);
