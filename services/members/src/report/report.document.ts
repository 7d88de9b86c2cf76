import { ReportFigure } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import type { ReportState } from './report.state.ts';

const Words = Type.Union([Type.String(), PersonalShown], { description: 'In clear once it is published' });

export const ReportDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['drafted', 'published', 'declined']),
  unit: Type.String(),
  asOf: Type.Optional(Type.String()),
  knownAt: Type.Optional(Type.Integer()),
  figures: Type.Optional(Type.Array(ReportFigure)),
  corrects: Type.Optional(Type.String()),
  title: Type.Optional(Words),
  text: Type.Optional(Words),
  digest: Type.Optional(Type.String()),
  publishedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

export function presentReport(state: ReportState, id: string): object {
  if (state.status === 'none') return {};
  const { lastStepOn: _, ...shown } = state;
  if (shown.status !== 'drafted') return { id, ...shown };
  const { by: _by, ...waiting } = shown;
  return { id, ...waiting };
}
