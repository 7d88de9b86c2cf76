import { Type } from 'typebox';
import { CommandAnswerSchema, ProblemSchema } from '../openapi/schemas.ts';

export const BatchAnswerSchema = Type.Object(
  {
    answers: Type.Array(
      Type.Object({
        key: Type.String({ description: 'The command’s own' }),
        status: Type.Integer({ minimum: 200, maximum: 599, description: 'What it would have been answered with' }),
        etag: Type.Optional(Type.String()),
        location: Type.Optional(Type.String()),
        body: Type.Union([CommandAnswerSchema, ProblemSchema]),
      }),
      { description: 'One for each command, in their order' },
    ),
  },
  { description: 'A batch that was gone through. Whether a command was accepted, its own answer says' },
);
