import { plain } from '@baraza/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { fieldsOf } from '../fields/define-field.ts';
import type { Operation, SchemaSource } from '../operations/operation.ts';
import { describedOperation } from './describe-operation.ts';
import { exampleOf } from './examples.ts';
import { commonResponses, refusalResponses } from './refusals.ts';
import { SHARED_SCHEMAS } from './schemas.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an OpenAPI document is JSON, taken apart and put together
type Json = any;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The OpenAPI 3.1 document of an application: Nest finds the routes, the operations' own metadata say the rest. */
export function openApiDocument(app: INestApplication, info: { version: string }): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Baraza')
    .setVersion(info.version)
    .setDescription(DESCRIPTION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addCookieAuth('baraza_session', { type: 'apiKey', in: 'cookie', name: 'baraza_session' }, 'session')
    .build();
  const document: Json = SwaggerModule.createDocument(app, config);
  document.components.schemas = { ...document.components.schemas, ...plain(SHARED_SCHEMAS) };
  for (const [path, item] of Object.entries<Json>(document.paths)) {
    for (const method of METHODS) {
      const described = item[method];
      const operation = described === undefined ? undefined : describedOperation(described.operationId);
      if (described !== undefined) described.tags ??= [path.split('/')[1]];
      if (operation !== undefined) complete(described, operation, document, method === 'post');
      else if (described !== undefined) described.responses = { ...commonResponses(), ...described.responses };
    }
  }
  return document as OpenAPIObject;
}

const DESCRIPTION = `The record of a civil-society membership forum.

Commands are \`POST\`s with a bearer token; the same \`Idempotency-Key\` makes a command that is sent again the same command.
A command answers with the \`position\` it reached; a query with \`Baraza-Min-Position\` waits for it. Refusals are problems
(RFC 9457); one by a rule of the forum names the rule.`;

function complete(described: Json, operation: Operation, document: Json, takesBody: boolean): void {
  described.security = [
    { bearer: [] },
    ...(takesBody ? [] : [{ session: [] }]),
    ...(operation.roles.includes('public') ? [{}] : []),
  ];
  described.description = [operation.description, `Open to: ${operation.roles.join(', ')}.`]
    .filter(Boolean)
    .join('\n\n');
  described.parameters = [...(described.parameters ?? []).map(bounded), ...headersOf(operation)];
  described.responses = { ...successes(operation), ...refusalResponses(operation, takesBody) };
  exemplifyJsonAlone(described);
  if (operation.body === undefined) return;
  const content = described.requestBody?.content?.['application/json'];
  if (content === undefined) return;
  const schema = document.components.schemas[operation.body.name];
  described.requestBody.required = (schema?.required ?? []).length > 0;
  content.example = operation.example ?? exampleOf(operation.body);
  close(operation.body, document);
}

/** An example is of a JSON body: where the same may be sent as the bytes of a file, it is none of those. */
function exemplifyJsonAlone({ requestBody }: Json): void {
  for (const [type, content] of Object.entries<Json>(requestBody?.content ?? {})) {
    if (type === 'application/json' || content.schema?.example === undefined) continue;
    content.schema = { ...content.schema };
    delete content.schema.example;
  }
}

/** Unknown fields are refused: the schemas of bodies say so, nested ones too. */
function close(body: new () => object, document: Json): void {
  const schema = document.components.schemas[body.name];
  if (schema !== undefined) schema.additionalProperties = false;
  for (const field of fieldsOf(body).values()) if (field.nested !== undefined) close(field.nested(), document);
}

/** An id in a path is any text without a slash: what names nothing is answered by 404. */
function bounded(parameter: Json): Json {
  if (parameter.in !== 'path' || parameter.schema?.type !== 'string') return parameter;
  return { ...parameter, schema: { minLength: 1, maxLength: 256, ...parameter.schema } };
}

function headersOf({ kind, readsViews }: Operation): readonly Json[] {
  const header = (name: string, description: string, schema: object, example?: string): Json => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', ...schema },
    ...(example === undefined ? {} : { example }),
  });
  const isCommand = kind === 'create' || kind === 'command';
  return [
    ...(isCommand
      ? [
          header('Idempotency-Key', 'Sent again with the same key, a command is recorded once', {
            pattern: '^[\\x21-\\x7e]+$',
            minLength: 1,
            maxLength: 255,
          }),
        ]
      : []),
    ...(kind === 'command'
      ? [
          header('If-Match', 'The ETag that the decision rests on: 412 where the entity has changed since', {
            pattern: '^(\\*|"\\d{1,15}")$',
          }),
        ]
      : []),
    ...(kind === 'read'
      ? [header('If-None-Match', 'An ETag: 304 where nothing has changed since', { maxLength: 500 })]
      : []),
    ...(readsViews
      ? [
          header(
            'Baraza-Min-Position',
            'A position of a command’s answer: the query waits until it is seen, 5 s at most',
            {
              pattern: '^[0-9a-f-]{36}:\\d{20}$',
            },
          ),
        ]
      : []),
  ];
}

const ETAG = { ETag: { description: 'The entity’s revision', schema: { type: 'string', pattern: '^"\\d+"$' } } };

function successes(operation: Operation): Json {
  const json = (schema: object): object => ({ 'application/json': { schema } });
  const ref = (name: keyof typeof SHARED_SCHEMAS): object => ({ $ref: `#/components/schemas/${name}` });
  switch (operation.kind) {
    case 'create': {
      const headers = { ...ETAG, Location: { description: 'The entity', schema: { type: 'string' } } };
      return { 201: { description: 'Recorded', headers, content: json(ref('CommandAnswer')) } };
    }
    case 'command':
      return { 200: { description: 'Recorded, or nothing to do', headers: ETAG, content: json(ref('CommandAnswer')) } };
    case 'read':
      return {
        200: { description: operation.summary, headers: ETAG, content: json(schemaOf(operation.schema)) },
        304: { description: 'Nothing has changed', headers: ETAG },
      };
    case 'events':
      return { 200: { description: operation.summary, content: json(ref('EntityEvents')) } };
    case 'batch':
      return { 200: { description: 'Gone through', content: json(schemaOf(operation.schema)) } };
    case 'administration':
      return { 200: { description: 'Done', content: json(schemaOf(operation.schema)) } };
    case 'query': {
      const schema = schemaOf(operation.schema);
      const others = Object.fromEntries(
        operation.produces.map((type) => [type, { schema: type.endsWith('+json') ? schema : { type: 'string' } }]),
      );
      return { 200: { description: operation.summary, content: { ...json(schema), ...others } } };
    }
  }
}

function schemaOf(source: SchemaSource | undefined): object {
  if (source === undefined) return {};
  return typeof source === 'function' ? { $ref: getSchemaPath(source) } : plain(source);
}
