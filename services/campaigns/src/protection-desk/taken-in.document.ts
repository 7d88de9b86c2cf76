import { Date } from '@baraza/contracts';
import { Type } from 'typebox';

export const TakenInDocument = Type.Object(
  { enters: Type.String({ ...Date, description: 'The day with whose batch it enters the record' }) },
  { additionalProperties: false, $id: 'TakenIn', description: 'No receipt: nothing here leads to what was asked' },
);
