import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Projection } from '@baraza/read-models';
import ts from 'typescript';
import { exportsOf, has } from './pure-modules.ts';

const root = new URL('../../../../', import.meta.url);

/** What a service does when it hears of an event. */
export interface Reaction {
  readonly service: string;
  /** `coalitions.suspend-seats-when-membership-ends`, or what it keeps: `campaigns.known-coalitions`. */
  readonly name: string;
  /** `policy`: a command follows. `kept`: what the service needs of others' events. `view`: a read model, its own or a view. */
  readonly kind: 'policy' | 'kept' | 'view';
  readonly types: readonly string[] | 'all';
  /** The first paragraph of what its code says about it. */
  readonly says: string;
}

/**
 * Everything that reacts to events of the record: policies and what is kept, as their handlers say; read models, as their
 * projections do.
 * @throws Error for a handler whose event or consumer is not written out in its file
 */
export async function everyReaction(): Promise<readonly Reaction[]> {
  const [handlers, views, facts] = [handlersOf(), await viewsOf(), await referenceFacts()];
  return [...handlers, ...views, ...facts].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function handlersOf(): readonly Reaction[] {
  return globSync('services/*/src/**/*.ts', { cwd: fileURLToPath(root) })
    .filter((file) => !file.endsWith('.spec.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(new URL(file, root), 'utf8');
      return text.includes('@EventPattern') ? reactionsIn(file, text) : [];
    });
}

function reactionsIn(file: string, text: string): readonly Reaction[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const words = wordsOf(source);
  const service = file.split('/')[1]!;
  return source.statements.filter(ts.isClassDeclaration).flatMap((of) => {
    const heard = of.members.flatMap((member) => decorated(member, 'EventPattern'));
    if (heard.length === 0) return [];
    const types = heard.map(({ arguments: [type] }) => word(type, words, file));
    const [policy] = decorated(of, 'PolicyController');
    const said = policy === undefined ? heard[0]!.arguments[1] : policy.arguments[0];
    const name = word(property(said, policy === undefined ? 'consumer' : 'policy', words), words, file);
    return [{ service, name, kind: policy === undefined ? 'kept' : 'policy', types, says: firstParagraph(of) }];
  });
}

/** The calls of a decorator that stand on it. */
function decorated(node: ts.Node, name: string): readonly ts.CallExpression[] {
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? [])
    .map(({ expression }) => expression)
    .filter(ts.isCallExpression)
    .filter(({ expression }) => expression.getText() === name);
}

type Words = ReadonlyMap<string, ts.Expression>;

/** What the file's own constants are, and those it takes from its neighbours. */
function wordsOf(source: ts.SourceFile): Words {
  const words = new Map<string, ts.Expression>();
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer !== undefined) words.set(name.text, initializer);
      }
    }
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    const named = statement.importClause?.namedBindings;
    if (!from.startsWith('.') || named === undefined || !ts.isNamedImports(named)) continue;
    const constants = named.elements.filter(({ name }) => /^[A-Z_]+$/.test(name.text));
    if (constants.length === 0) continue;
    const at = new URL(from, new URL(source.fileName, root));
    const neighbour = ts.createSourceFile(at.pathname, readFileSync(at, 'utf8'), ts.ScriptTarget.Latest, true);
    for (const [name, value] of wordsOf(neighbour)) words.set(name, value);
  }
  return words;
}

function word(node: ts.Expression | undefined, words: Words, file: string): string {
  if (node !== undefined && ts.isStringLiteral(node)) return node.text;
  if (node !== undefined && ts.isIdentifier(node) && words.has(node.text))
    return word(words.get(node.text), words, file);
  throw new Error(`${file}: what a handler hears, and as whom, is not written out`);
}

function property(node: ts.Expression | undefined, name: string, words: Words): ts.Expression | undefined {
  if (node !== undefined && ts.isIdentifier(node)) return property(words.get(node.text), name, words);
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return undefined;
  for (const one of node.properties) {
    if (ts.isShorthandPropertyAssignment(one) && one.name.text === name) return one.name;
    if (ts.isPropertyAssignment(one) && one.name.getText() === name) return one.initializer;
  }
  return undefined;
}

function firstParagraph(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  const said = comment === undefined ? '' : (ts.getTextOfJSDocComment(comment.comment) ?? '');
  return said.split('\n\n')[0]!.replace(/\s+/g, ' ').trim();
}

async function viewsOf(): Promise<readonly Reaction[]> {
  const found = await exportsOf('services/*/src/**/*.projection.ts');
  return found
    .filter(({ value }) => has(value, 'model', 'types', 'keys', 'evolve'))
    .map(({ file, value }) => {
      const { model, types } = value as Projection<unknown>;
      return { service: file.split('/')[1]!, name: model.name, kind: 'view' as const, types, says: '' };
    });
}

/** What every service keeps of the forum, its units, organisations and their members' rights. */
async function referenceFacts(): Promise<readonly Reaction[]> {
  const found = await exportsOf('libs/service-kit/src/reference-facts/reference-facts.projection.ts');
  const types = found.find(({ name }) => name === 'REFERENCE_EVENTS')!.value as readonly string[];
  return [{ service: 'every service', name: 'reference facts', kind: 'kept', types, says: '' }];
}
