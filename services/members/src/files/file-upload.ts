import { isUuid } from '@baraza/contracts';
import { BadRequest, type FieldFault } from '@baraza/service-kit';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const Id = Type.String({ format: 'uuid' });
const About = Type.Array(Id, { maxItems: 20, description: 'Persons it is about: their erasure destroys it' });

/** The body where it is JSON: a small file in base64. Larger ones are sent as they are. */
export const FileBody = Type.Object(
  {
    id: Type.Optional(
      Type.String({ format: 'uuid', description: 'Made by the client; made here where it is left out' }),
    ),
    organisation: Id,
    about: Type.Optional(About),
    base64: Type.String({ contentEncoding: 'base64', maxLength: 1_000_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
  },
  { additionalProperties: false },
);
const validator = Compile(FileBody);

export interface Upload {
  /** The client's, where it made one. */
  readonly id?: string;
  readonly organisation: string;
  readonly about: readonly string[];
  readonly bytes: Uint8Array;
}

/** @throws BadRequest for a body or a parameter that is not as documented */
export function uploadOf(
  body: unknown,
  { id, organisation, about }: { id?: unknown; organisation?: unknown; about?: unknown },
): Upload {
  if (!Buffer.isBuffer(body)) return ofJson(body);
  if (typeof organisation !== 'string' || !isUuid(organisation)) {
    throw badParameter('organisation', 'takes the id of the organisation whose file it is');
  }
  if (id !== undefined && (typeof id !== 'string' || !isUuid(id))) throw badParameter('id', 'takes a UUID');
  const persons = about === undefined ? [] : Array.isArray(about) ? about : [about];
  if (persons.length > 20 || !persons.every((one) => typeof one === 'string' && isUuid(one))) {
    throw badParameter('about', 'takes ids of persons, 20 at most');
  }
  return { ...(id === undefined ? {} : { id }), organisation, about: persons as string[], bytes: body };
}

function ofJson(body: unknown): Upload {
  if (!validator.Check(body)) {
    throw invalidBody(
      [...validator.Errors(body)]
        .slice(0, 20)
        .map(({ instancePath, message }) => ({ pointer: instancePath, code: 'file', detail: message })),
    );
  }
  const { id, organisation, about = [], base64 } = body as Static<typeof FileBody>;
  if (![organisation, ...about, ...(id === undefined ? [] : [id])].every(isUuid)) {
    throw invalidBody([{ pointer: '/organisation', code: 'uuid', detail: 'takes a UUID in lower case' }]);
  }
  return { ...(id === undefined ? {} : { id }), organisation, about, bytes: Buffer.from(base64, 'base64') };
}

function invalidBody(errors: readonly FieldFault[]): BadRequest {
  return new BadRequest('invalid-body', 'The body is not what is documented: see errors.', { errors });
}

function badParameter(name: string, detail: string): BadRequest {
  return new BadRequest('bad-parameters', 'Some parameters are not as documented.', {
    errors: [{ pointer: `/${name}`, code: 'parameter', detail }],
  });
}
