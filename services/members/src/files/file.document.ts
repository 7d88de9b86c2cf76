import { Type } from 'typebox';
import type { FileState } from './file.state.ts';

/** A file as it is told of; its bytes are asked for apart. */
export const FileDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(['kept', 'destroyed']),
  organisation: Type.String(),
  unit: Type.String(),
  sha256: Type.String({ description: 'Of the bytes as they are handed out' }),
  size: Type.Integer(),
  mediaType: Type.String(),
  receivedOn: Type.Optional(Type.String()),
  destroyedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

export function presentFile(state: FileState, id: string): object {
  if (state.status === 'none') return {};
  const { status, organisation, unit, sha256, size, mediaType } = state;
  const shown = { id, status, organisation, unit, sha256, size, mediaType };
  if (status === 'kept') return { ...shown, receivedOn: state.receivedOn };
  return { ...shown, destroyedOn: state.destroyedOn, ground: state.ground };
}
