import { DocumentedAnswers } from './documented-answers.ts';

const problem = { 'application/problem+json': { schema: {}, examples: { 'granary.closed': {} } } };
const document = {
  paths: {
    '/granaries/{id}': {
      get: {
        operationId: 'readGranary',
        responses: {
          200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Granary' } } } },
          304: {},
          409: { content: problem },
        },
      },
    },
    '/granaries/all': { get: { operationId: 'readAll', responses: { 200: { content: { 'text/csv': {} } } } } },
  },
  components: {
    schemas: {
      Granary: { type: 'object', required: ['bags'], properties: { bags: { $ref: '#/components/schemas/Bags' } } },
      Bags: { type: 'integer', minimum: 0 },
    },
  },
};

describe('answers held against their document', () => {
  const answers = new DocumentedAnswers(document);
  const fault = (
    status: number,
    body: unknown,
    contentType = 'application/json; charset=utf-8',
    path = '/granaries/7?x=1',
  ) => answers.faultOf({ method: 'GET', path, status, contentType, body });

  it('are right where status, type and body are as documented', () => {
    expect(fault(200, { bags: 3 })).toBeUndefined();
    expect(fault(304, '', undefined)).toBeUndefined();
    expect(fault(409, { status: 409, rule: 'granary.closed' }, 'application/problem+json')).toBeUndefined();
  });

  it.each([
    ['a status that is not told', 404, {}, 'application/json', 'readGranary does not document 404'],
    ['another type', 200, 'bags', 'text/plain', 'readGranary does not document text/plain for 200'],
    ['a body outside its schema', 200, { bags: -1 }, 'application/json', "outside its schema at '/bags'"],
    [
      'a rule that is not named',
      409,
      { status: 409, rule: 'granary.full' },
      'application/problem+json',
      'does not name the rule granary.full',
    ],
  ])('are wrong by %s', (_, status, body, type, words) => {
    expect(fault(status, body, type)).toContain(words);
  });

  it('belong to the path that is meant: one without parameters comes first', () => {
    expect(fault(200, 'a;b', 'text/csv', '/granaries/all')).toBeUndefined();
  });

  it('of paths that the document does not have are nobody’s', () => {
    expect(fault(500, '', 'text/html', '/elsewhere')).toBeUndefined();
  });
});
