import {
  EVIDENCE_MATTERS,
  EVIDENCE_TYPES,
  type EvidenceType,
  isUuid,
  type SupportedByEvidence,
  UnitCode,
  Uuid,
} from '@baraza/contracts';
import { BadRequest, type FieldFault } from '@baraza/service-kit';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const closed = { additionalProperties: false } as const;
const said = {
  id: Type.Optional(
    Type.String({
      ...Uuid,
      description:
        'Made by the client, so that the same officer can send the same again within sixty days and it is taken once',
    }),
  ),
  unit: Type.String({ ...UnitCode, description: 'Where; the record names the district, or a unit above it' }),
  type: Type.Enum(EVIDENCE_TYPES),
  supports: Type.Array(Type.Object({ kind: Type.Enum(EVIDENCE_MATTERS), id: Uuid }, closed), {
    minItems: 1,
    maxItems: 12,
    description: 'What it supports: more can be named later',
  }),
};
const Said = Type.Object(said, closed);

/** The body where it is JSON: a small file in base64. Larger ones are sent as they are. */
export const ProtectedFileBody = Type.Object(
  {
    ...said,
    base64: Type.String({ contentEncoding: 'base64', maxLength: 1_000_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
  },
  closed,
);
const ofJson = Compile(ProtectedFileBody);
const ofParameters = Compile(Said);

/** What the desk takes in: what is said of it, and its bytes as they came. */
export interface Taking {
  readonly id?: string;
  readonly unit: string;
  readonly type: EvidenceType;
  readonly supports: readonly SupportedByEvidence[];
  readonly bytes: Uint8Array;
}

/** @throws BadRequest for a body or a parameter that is not as documented */
export function takingOf(body: unknown, parameters: Readonly<Record<string, unknown>>): Taking {
  if (Buffer.isBuffer(body))
    return { ...whole(ofParameters, fromParameters(parameters), 'bad-parameters'), bytes: body };
  const { base64, ...of } = whole(ofJson, body, 'invalid-body');
  return { ...of, bytes: Buffer.from(base64, 'base64') };
}

/** `supports` as often as there are matters: `struggle:<id>`. */
function fromParameters({ supports, ...others }: Readonly<Record<string, unknown>>): object {
  const named = supports === undefined ? [] : Array.isArray(supports) ? supports : [supports];
  const matters = named.map((one) => {
    const [kind, id] = String(one).split(':');
    return { kind, id };
  });
  return { ...others, supports: matters };
}

interface Validator<Of> {
  Check(value: unknown): value is Of;
  Errors(value: unknown): Iterable<{ readonly instancePath: string; readonly message: string }>;
}

function whole<Of extends Static<typeof Said>>(validator: Validator<Of>, value: unknown, code: string): Of {
  if (!validator.Check(value)) {
    const faults = [...validator.Errors(value)].slice(0, 20);
    throw wrong(
      code,
      faults.map(({ instancePath, message }) => ({ pointer: instancePath, code: 'file', detail: message })),
    );
  }
  const ids = [...value.supports.map(({ id }) => id), ...(value.id === undefined ? [] : [value.id])];
  if (!ids.every(isUuid))
    throw wrong(code, [{ pointer: '/supports', code: 'uuid', detail: 'takes UUIDs in lower case' }]);
  return value;
}

const wrong = (code: string, errors: readonly FieldFault[]): BadRequest =>
  new BadRequest(code, 'The body, or a parameter, is not what is documented: see errors.', { errors });
