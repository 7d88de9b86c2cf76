import type { FastifyInstance } from 'fastify';

/** The routes of an application by path, to tell a wrong method from a wrong path. */
export class RouteTable {
  readonly #methods = new Map<string, { readonly path: RegExp; readonly methods: Set<string> }>();

  /** Must be called before routes are added. */
  static of(fastify: FastifyInstance): RouteTable {
    const table = new RouteTable();
    fastify.addHook('onRoute', ({ url, method }) => {
      if (!url.includes('*')) table.#add(url, [method].flat());
    });
    return table;
  }

  /** The methods that a URL's path takes; none where there is no such path. */
  methodsOf(url: string): readonly string[] {
    const path = url.split('?', 1)[0]!;
    const found = new Set<string>();
    for (const route of this.#methods.values()) {
      if (route.path.test(path)) for (const method of route.methods) found.add(method);
    }
    return [...found].sort();
  }

  #add(url: string, methods: readonly string[]): void {
    const route = this.#methods.get(url) ?? { path: pattern(url), methods: new Set() };
    for (const method of methods) route.methods.add(method);
    this.#methods.set(url, route);
  }
}

function pattern(url: string): RegExp {
  const escaped = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z_]\w*/g, '[^/]+');
  return new RegExp(`^${escaped}$`);
}
