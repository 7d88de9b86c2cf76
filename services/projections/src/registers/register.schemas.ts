import { Type, type TSchema } from 'typebox';
import { FrameFields } from '../viewing/frame.ts';
import type { AnyRegister } from './every-register.ts';
import type { ValueKind } from './register.ts';

const Nothing = Type.Null();

function valueSchema(kind: ValueKind): TSchema {
  switch (kind) {
    case 'date':
      return Type.Union([Type.String({ format: 'date' }), Nothing]);
    case 'count':
      return Type.Union([Type.Integer({ minimum: 0 }), Nothing]);
    case 'codes':
    case 'units':
    case 'entities':
    case 'links':
      return Type.Array(Type.String());
    case 'money':
      return Type.Union([Type.Object({ minor: Type.Integer(), currency: Type.String() }), Nothing]);
    default:
      return Type.Union([Type.String(), Nothing]);
  }
}

/** The JSON of a page of a register. */
export function registerSchema(register: AnyRegister): object {
  const row = Type.Object({
    id: Type.String({ description: 'The entity' }),
    trail: Type.String({ description: 'Where its audit trail is' }),
    ...Object.fromEntries(register.columns.map(({ name, kind }) => [name, valueSchema(kind)])),
  });
  return Type.Object(
    {
      ...FrameFields,
      rows: Type.Array(row),
      total: Type.Integer({ minimum: 0 }),
      nextCursor: Type.Optional(Type.String()),
    },
    { description: `The register of ${register.name}` },
  );
}
